"""The parts of the quotes reader: marks, cues, clauses, sources, speakers; `reading/quotes.py` joins them."""
