"""XML in and out: the only place that opens a parser, and the only one that writes XML."""
