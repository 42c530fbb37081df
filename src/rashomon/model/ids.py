"""Ids that are hashes of what a thing says, so that a rerun gives the same ids."""

import hashlib
import json


def make_id(prefix: str, *parts: str | int | None) -> str:
    """A short id such as `q-3f2a…`; equal parts give equal ids, and the split between parts counts."""
    digest = hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return f"{prefix}-{digest.hexdigest()[:16]}"
