"""The rules behind `reading/timexes.py`: one file per kind of time expression, over one calendar and one scene."""
