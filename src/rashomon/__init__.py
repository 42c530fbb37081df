"""One event, many tellings."""
