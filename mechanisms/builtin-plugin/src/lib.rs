//! The built-in mechanisms as a plugin, so that tests can run the same kernels across the border of a library.

nrn_plugin::export_mechanisms!(nrn_builtin::mechanisms);
