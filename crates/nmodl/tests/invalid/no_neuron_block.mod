PARAMETER { x = 1 }
