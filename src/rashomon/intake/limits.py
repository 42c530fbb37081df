"""How much intake takes in one piece: bounds against slips and against files made to exhaust a machine."""

MEGABYTE = 1_000_000
# One article: the longest of articles_pile (1,234 articles) has 0.1 MB, the heaviest page of article_extraction 2 MB.
MAX_ARTICLE_BYTES = 20 * MEGABYTE
# One file inside a zip (a file of many records may be large) and all of them together.
MAX_MEMBER_BYTES = 500 * MEGABYTE
MAX_ARCHIVE_BYTES = 2_000 * MEGABYTE
MAX_ARCHIVE_MEMBERS = 200_000
# Unpacked bytes to packed: prose packs 3 to 10 times, repetitive JSON up to 50; a bomb 1,000 times.
MAX_PACKING_RATIO = 200
# How much of a file is looked at to tell what it is.
HEAD_BYTES = 65_536
CHUNK_BYTES = 1_048_576
# Refusals told one by one for a single file; a file of a million wrong records is one fault, not a million.
MAX_REFUSALS = 200
