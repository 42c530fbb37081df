"""One SQLite file that keeps articles, readings and alignments; every stage resumes from what is missing."""
