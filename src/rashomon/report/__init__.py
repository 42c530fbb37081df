"""The comparison as one self-contained page, and as Markdown."""
