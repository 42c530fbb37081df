"""Bytes in, articles out: one file per format, plus what every format shares."""
