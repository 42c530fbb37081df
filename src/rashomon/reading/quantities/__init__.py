"""Rules for figures: what is a number, what it counts, how exact it is, who says so, and what is no figure."""
