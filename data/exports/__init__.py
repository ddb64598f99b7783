"""Documents: what a release says, on paper. They read releases and never records."""
