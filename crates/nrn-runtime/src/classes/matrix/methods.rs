//! The methods of `Matrix`: elements, rows and columns, algebra.

use super::{check_size, full, full_argument, matrix, matrix_argument, new_matrix, resize, square};
use crate::args::{Args, number};
use crate::classes::vector::connect::wrong_format;
use crate::classes::vector::{edit as edit_vector, new_vector, numbers};
use crate::classes::{file, file_numbers, int, number as row, object as gives, this};
use crate::cx::Cx;
use crate::tables::Method;
use crate::texts;
use hoc_vm::{HocError, Object, Value};
use nrn_objects::matrix::{Full, MatrixError, eigen, lu, power, svd};

/// The rows.
pub const METHODS: &[Method] = &[
    int("nrow", "()", "Number of rows.", |cx, m, _| number(matrix(cx, m)?.rows() as f64)),
    int("ncol", "()", "Number of columns.", |cx, m, _| number(matrix(cx, m)?.cols() as f64)),
    row("getval", "(row, column)", "An element.", |cx, m, args| {
        let (i, j) = position(cx, m, args)?;
        number(matrix(cx, m)?.get(i, j).unwrap_or(0.0))
    }),
    row("setval", "(row, column, x)", "Sets an element; returns it.", |cx, m, args| {
        let ((i, j), x) = (position(cx, m, args)?, args.number(3)?);
        matrix(cx, m)?.set(i, j, x);
        number(x)
    }),
    int("sprowlen", "(row)", "How many elements of a row a sparse matrix keeps.", |cx, m, args| {
        let i = row_argument(cx, m, args)?;
        number(matrix(cx, m)?.row_length(i).map_err(texts::matrix)? as f64)
    }),
    row(
        "spgetrowval",
        "(row, i, &column)",
        "The i-th element that a sparse matrix keeps of a row, and where it is.",
        |cx, m, args| {
            let i = row_argument(cx, m, args)?;
            let n = matrix(cx, m)?.row_length(i).map_err(texts::matrix)?;
            let which = args.number_in(2, 0.0, n as f64 - 1.0)? as usize;
            let found = matrix(cx, m)?.row_element(i, which).map_err(texts::matrix)?;
            let (column, x) = found.unwrap_or((0, 0.0));
            if args.has(3) {
                cx.write(&args.pointer(3)?, column as f64)?;
            }
            number(x)
        },
    ),
    row("det", "(&exponent)", "Mantissa of the determinant; its decimal exponent.", |cx, m, args| {
        let mut x = lu::determinant(square(cx, m)?);
        let mut exponent = 0.0;
        while x != 0.0 && x.is_finite() && x.abs() >= 10.0 {
            x *= 0.1;
            exponent += 1.0;
        }
        while x != 0.0 && x.is_finite() && x.abs() < 1.0 {
            x *= 10.0;
            exponent -= 1.0;
        }
        cx.write(&args.pointer(1)?, exponent)?;
        number(x)
    }),
    row("printf", "([format [, end_of_row]])", "Prints the elements.", |cx, m, args| {
        let text = print(cx, m, args, 1)?;
        (cx.engine.output)(&text);
        number(0.0)
    }),
    row(
        "fprint",
        "([0 or 1,] File [, format [, end_of_row]])",
        "Writes number of rows and columns (unless 0) and the elements.",
        |cx, m, args| {
            let i = if args.is_number(1) { 2 } else { 1 };
            let with_size = i == 1 || args.number_in(1, 0.0, 1.0)? as i64 == 1;
            let to = file::file_argument(cx, args, i)?;
            let body = print(cx, m, args, i + 1)?;
            let own = matrix(cx, m)?;
            let size = if with_size { format!("{} {}\n", own.rows(), own.cols()) } else { String::new() };
            file::write_text(cx, &to, &format!("{size}{body}"))?;
            number(0.0)
        },
    ),
    row(
        "scanf",
        "(File [, rows, columns])",
        "Reads rows, columns (unless given) and the elements.",
        |cx, m, args| {
            let from = file::file_argument(cx, args, 1)?;
            let (rows, cols) = if args.has(2) {
                (args.number_in(2, 1.0, 1e9)?, args.number_in(3, 1.0, 1e9)?)
            } else {
                (file_numbers::scan_number(cx, &from)?, file_numbers::scan_number(cx, &from)?)
            };
            resize(cx, m, rows, cols)?;
            for i in 0..rows as usize {
                for j in 0..cols as usize {
                    let x = file_numbers::scan_number(cx, &from)?;
                    matrix(cx, m)?.set(i, j, x);
                }
            }
            number(0.0)
        },
    ),
    gives("mulv", "(Vector [, result])", "Matrix times Vector.", |cx, m, args| {
        let x = numbers(cx, args, 1)?;
        let y = matrix(cx, m)?.times_vector(&x).map_err(texts::matrix)?;
        give_vector(cx, args, 2, y)
    }),
    gives("getrow", "(row [, Vector])", "A row.", |cx, m, args| {
        let i = row_argument(cx, m, args)?;
        let x = matrix(cx, m)?.row(i).map_err(texts::matrix)?;
        give_vector(cx, args, 2, x)
    }),
    gives("getcol", "(column [, Vector])", "A column.", |cx, m, args| {
        let j = column_argument(cx, m, args)?;
        let x = matrix(cx, m)?.column(j).map_err(texts::matrix)?;
        give_vector(cx, args, 2, x)
    }),
    gives(
        "getdiag",
        "(diagonal [, Vector])",
        "A diagonal: 0 the middle one, 1 the one above, -1 the one below.",
        getdiag,
    ),
    gives(
        "solv",
        "(Vector [, result] [, 1: factors of the last call])",
        "Solves M * result = Vector.",
        |cx, m, args| {
            let b = numbers(cx, args, 1)?;
            let (mut result, mut reuse) = (None, false);
            for i in 2..=args.len().min(3) {
                match args.is_number(i) {
                    true => reuse = args.number(i)? as i64 != 0,
                    false => result = Some(i),
                }
            }
            let x = matrix(cx, m)?.solve(&b, reuse).map_err(texts::matrix)?;
            give_vector(cx, args, result.unwrap_or(4), x)
        },
    ),
    gives(
        "symmeig",
        "(vectors)",
        "Eigenvalues of a symmetric matrix; the vectors become the columns of the argument.",
        |cx, m, args| {
            let (values, vectors) = eigen::eigen(square(cx, m)?);
            let out = matrix_argument(cx, args, 1)?;
            matrix(cx, &out)?.set_full(vectors).map_err(texts::matrix)?;
            let object = new_vector(cx, values);
            this(&object)
        },
    ),
    gives("svd", "([u, v])", "Singular values; M = transpose(u) * diagonal * v.", |cx, m, args| {
        let found = svd::svd(full(cx, m)?);
        if args.has(2) {
            for (i, part) in [(1, found.u), (2, found.v)] {
                let out = matrix_argument(cx, args, i)?;
                matrix(cx, &out)?.set_full(part.transpose()).map_err(texts::matrix)?;
            }
        }
        let object = new_vector(cx, found.values);
        this(&object)
    }),
    gives("c", "([result])", "A copy.", |cx, m, args| {
        let copy = full(cx, m)?.clone();
        give(cx, args, 1, copy)
    }),
    gives("add", "(Matrix [, result])", "Adds a matrix.", |cx, m, args| {
        let other = matrix_argument(cx, args, 1)?;
        full(cx, m)?;
        let more = full_argument(cx, &other)?.clone();
        let own = full(cx, m)?;
        if (own.nrows(), own.ncols()) != (more.nrows(), more.ncols()) {
            return Err(texts::matrix(MatrixError::WrongSize));
        }
        let sum = own + more;
        into(cx, m, args, 2, sum)
    }),
    gives("bcopy", "(row, column, rows, columns [, to_row, to_column] [, result])", "Copies a block.", bcopy),
    gives("resize", "(rows, columns)", "Another size; new elements are 0.", |cx, m, args| {
        let (rows, cols) = (args.number_in(1, 1.0, 1e9)?, args.number_in(2, 1.0, 1e9)?);
        resize(cx, m, rows, cols)?;
        this(m)
    }),
    gives("mulm", "(Matrix [, result])", "Matrix times matrix.", |cx, m, args| {
        let other = matrix_argument(cx, args, 1)?;
        if args.has(2) {
            let out = matrix_argument(cx, args, 2)?;
            if out.id() == other.id() || out.id() == m.id() {
                return Err(HocError::new("matrix multiplication cannot be done in place"));
            }
        }
        let (wide, high) = (matrix(cx, m)?.cols(), matrix(cx, &other)?.rows());
        if wide > high {
            return Err(texts::matrix_index(wide as i64, high as i64));
        }
        if wide < high {
            return Err(texts::matrix(MatrixError::WrongSize));
        }
        full(cx, m)?;
        let right = full_argument(cx, &other)?.clone();
        let out = full(cx, m)? * right;
        give(cx, args, 2, out)
    }),
    gives("muls", "(x [, result])", "Multiplies by a number.", |cx, m, args| {
        let product = full(cx, m)? * args.number(1)?;
        into(cx, m, args, 2, product)
    }),
    gives("setrow", "(row, x or Vector)", "Sets a row.", |cx, m, args| {
        let (i, cols) = (row_argument(cx, m, args)?, matrix(cx, m)?.cols());
        set_line(cx, m, args, cols, (0..cols).map(|j| (i, j)).collect(), 0)
    }),
    gives("setcol", "(column, x or Vector)", "Sets a column.", |cx, m, args| {
        let (j, rows) = (column_argument(cx, m, args)?, matrix(cx, m)?.rows());
        set_line(cx, m, args, rows, (0..rows).map(|i| (i, j)).collect(), 0)
    }),
    gives("setdiag", "(diagonal, x or Vector)", "Sets a diagonal.", |cx, m, args| {
        let (k, places) = diagonal(cx, m, args)?;
        let rows = matrix(cx, m)?.rows();
        // Below the middle the Vector counts rows, above it columns.
        set_line(cx, m, args, rows, places, (-k).max(0) as usize)
    }),
    gives("zero", "()", "All elements 0.", |cx, m, _| {
        matrix(cx, m)?.zero();
        this(m)
    }),
    gives("ident", "()", "Ones on the diagonal, else 0.", |cx, m, _| {
        matrix(cx, m)?.identity();
        this(m)
    }),
    gives("exp", "([result])", "Exponential function.", |cx, m, args| {
        not_in_place(cx, m, args, 1, "exponentiation")?;
        let out = power::exponential(square(cx, m)?);
        give(cx, args, 1, out)
    }),
    gives("pow", "(n [, result])", "The n-th power.", |cx, m, args| {
        let n = args.number_in(1, 0.0, 100.0)? as u32;
        not_in_place(cx, m, args, 2, "raising to a power")?;
        let out = square(cx, m)?.pow(n);
        give(cx, args, 2, out)
    }),
    gives("inverse", "([result])", "The inverse.", |cx, m, args| {
        let out = lu::inverse(square(cx, m)?);
        give(cx, args, 1, out)
    }),
    gives("transpose", "([result])", "Rows and columns change places.", |cx, m, args| {
        let own = full(cx, m)?;
        let (rows, cols) = (own.nrows(), own.ncols());
        let mut own = own.clone();
        if args.has(1) && args.some_object(cx, 1)?.id() == m.id() {
            // In place it is first brought to the other shape, as in NEURON.
            own.resize_mut(cols, rows, 0.0);
        }
        give(cx, args, 1, own.transpose())
    }),
    gives("set", "(x00, x01, ...)", "Sets all elements, row by row.", |cx, m, args| {
        let (rows, cols) = (matrix(cx, m)?.rows(), matrix(cx, m)?.cols());
        for k in 0..rows * cols {
            let x = args.number(k + 1)?;
            matrix(cx, m)?.set(k / cols, k % cols, x);
        }
        this(m)
    }),
    gives("to_vector", "([Vector])", "All elements, column by column.", |cx, m, args| {
        let own = matrix(cx, m)?;
        let (rows, cols) = (own.rows(), own.cols());
        check_size(rows, cols)?;
        let all = (0..rows * cols).map(|k| own.get(k % rows, k / rows).unwrap_or(0.0)).collect();
        give_vector(cx, args, 1, all)
    }),
    gives("from_vector", "(Vector)", "Sets all elements, column by column.", |cx, m, args| {
        let all = numbers(cx, args, 1)?;
        let own = matrix(cx, m)?;
        let rows = own.rows();
        if all.len() != rows * own.cols() {
            return Err(texts::matrix(MatrixError::WrongSize));
        }
        all.iter().enumerate().for_each(|(k, x)| own.set(k % rows, k / rows, *x));
        this(m)
    }),
];

fn getdiag(cx: &mut Cx<'_>, m: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let (k, places) = diagonal(cx, m, args)?;
    let own = full(cx, m)?;
    let found: Vec<f64> = places.iter().map(|p| own[*p]).collect();
    // The result is as long as the matrix is high; what the diagonal does not reach stays as it was.
    let first = (-k).max(0) as usize;
    let rows = own.nrows();
    let object = if args.has(2) { args.some_object(cx, 2)? } else { new_vector(cx, Vec::new()) };
    edit_vector(cx, &object, |v| {
        v.resize(rows);
        v.data_mut()[first..first + found.len()].copy_from_slice(&found);
    })?;
    this(&object)
}

/// Sets a line of elements to a number, or to a Vector's numbers from `first` on.
fn set_line(
    cx: &mut Cx<'_>,
    m: &Object,
    args: &Args<'_>,
    longest: usize,
    places: Vec<(usize, usize)>,
    first: usize,
) -> Result<Value, HocError> {
    if args.is_number(2) {
        let x = args.number(2)?;
        let own = matrix(cx, m)?;
        places.iter().for_each(|(i, j)| own.set(*i, *j, x));
        return this(m);
    }
    let values = numbers(cx, args, 2)?;
    if values.len() > longest {
        return Err(texts::matrix_index(values.len() as i64, longest as i64));
    }
    let own = matrix(cx, m)?;
    places.iter().zip(values.iter().skip(first)).for_each(|((i, j), x)| own.set(*i, *j, *x));
    this(m)
}

fn bcopy(cx: &mut Cx<'_>, m: &Object, args: &Args<'_>) -> Result<Value, HocError> {
    let (i0, j0) = position(cx, m, args)?;
    let own = full(cx, m)?.clone();
    let rows = args.number_in(3, 1.0, (own.nrows() - i0) as f64)? as usize;
    let cols = args.number_in(4, 1.0, (own.ncols() - j0) as f64)? as usize;
    let (i1, j1, result) = if args.is_number(5) {
        (args.number_in(5, 0.0, 1e9)? as usize, args.number_in(6, 0.0, 1e9)? as usize, 7)
    } else {
        (0, 0, 5)
    };
    let out = match args.has(result) {
        true => matrix_argument(cx, args, result)?,
        false => new_matrix(cx, Full::zeros(rows, cols)),
    };
    let to = matrix(cx, &out)?;
    let (high, wide) = (to.rows(), to.cols());
    if i1 + rows > high {
        return Err(texts::matrix_index((i1 + rows - 1) as i64, high as i64 - 1));
    }
    if j1 + cols > wide {
        return Err(texts::matrix_index((j1 + cols - 1) as i64, wide as i64 - 1));
    }
    to.as_full().map_err(|_| texts::matrix(MatrixError::NotFull))?;
    for i in 0..rows {
        (0..cols).for_each(|j| to.set(i1 + i, j1 + j, own[(i0 + i, j0 + j)]));
    }
    this(&out)
}

fn print(cx: &mut Cx<'_>, m: &Object, args: &Args<'_>, i: usize) -> Result<String, HocError> {
    let format = if args.has(i) { args.text(cx, i)? } else { " %-8.3g".into() };
    let end = if args.has(i + 1) { args.text(cx, i + 1)? } else { "\n".into() };
    if let Some(wrong) = wrong_format(&format) {
        return Err(HocError::new(format!("{}::printf: {wrong}", cx.object_name(m))));
    }
    let own = matrix(cx, m)?;
    check_size(own.rows(), own.cols())?;
    let mut text = String::new();
    for i in 0..own.rows() {
        for j in 0..own.cols() {
            text.push_str(&crate::format::one(&format, own.get(i, j).unwrap_or(0.0)));
        }
        text.push_str(&end);
    }
    Ok(text)
}

fn not_in_place(cx: &mut Cx<'_>, m: &Object, args: &Args<'_>, i: usize, what: &str) -> Result<(), HocError> {
    if args.has(i) && matrix_argument(cx, args, i)?.id() == m.id() {
        return Err(HocError::new(format!("{what}  matrix operation cannot be done in place")));
    }
    Ok(())
}

/// The result goes into the Matrix that is argument `i`, or into a new one.
fn give(cx: &mut Cx<'_>, args: &Args<'_>, i: usize, result: Full) -> Result<Value, HocError> {
    let out = if args.has(i) { matrix_argument(cx, args, i)? } else { new_matrix(cx, Full::zeros(0, 0)) };
    matrix(cx, &out)?.set_full(result).map_err(texts::matrix)?;
    this(&out)
}

/// The result goes into the Matrix that is argument `i`, or into the object itself.
fn into(cx: &mut Cx<'_>, m: &Object, args: &Args<'_>, i: usize, result: Full) -> Result<Value, HocError> {
    let out = if args.has(i) { matrix_argument(cx, args, i)? } else { m.clone() };
    matrix(cx, &out)?.set_full(result).map_err(texts::matrix)?;
    this(&out)
}

/// The result goes into the Vector that is argument `i`, or into a new one.
fn give_vector(cx: &mut Cx<'_>, args: &Args<'_>, i: usize, result: Vec<f64>) -> Result<Value, HocError> {
    if !args.has(i) {
        let object = new_vector(cx, result);
        return this(&object);
    }
    args.vector(cx, i)?;
    let object = args.some_object(cx, i)?;
    edit_vector(cx, &object, |v| v.replace(result))?;
    this(&object)
}

/// The number of a diagonal, and its elements.
fn diagonal(cx: &mut Cx<'_>, m: &Object, args: &Args<'_>) -> Result<(i64, Vec<(usize, usize)>), HocError> {
    let own = matrix(cx, m)?;
    let (rows, cols) = (own.rows() as f64, own.cols() as f64);
    let k = args.number_in(1, 1.0 - rows, cols - 1.0)? as i64;
    Ok((k, own.diagonal(k).collect()))
}

fn row_argument(cx: &mut Cx<'_>, m: &Object, args: &Args<'_>) -> Result<usize, HocError> {
    let rows = matrix(cx, m)?.rows();
    Ok(args.number_in(1, 0.0, rows as f64 - 1.0)? as usize)
}

fn column_argument(cx: &mut Cx<'_>, m: &Object, args: &Args<'_>) -> Result<usize, HocError> {
    let cols = matrix(cx, m)?.cols();
    Ok(args.number_in(1, 0.0, cols as f64 - 1.0)? as usize)
}

fn position(cx: &mut Cx<'_>, m: &Object, args: &Args<'_>) -> Result<(usize, usize), HocError> {
    let i = row_argument(cx, m, args)?;
    let cols = matrix(cx, m)?.cols();
    Ok((i, args.number_in(2, 0.0, cols as f64 - 1.0)? as usize))
}
