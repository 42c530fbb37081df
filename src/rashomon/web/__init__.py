"""The store shown on 127.0.0.1."""
