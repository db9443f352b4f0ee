: Comments of every kind: colon, question mark, COMMENT block, TITLE.
: record: a
TITLE A title with : colons and ? marks and more
COMMENT
Anything at all { may ( stand [ here
ENDCOMMENT
NEURON { ? the name
    SUFFIX old_comments : here too
    RANGE a
}
COMMENT
another
ENDCOMMENT
ASSIGNED { v a } ? no units
BREAKPOINT { a = v : the end }
}
