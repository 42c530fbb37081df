"""The comparison sheet: what each kind of row is made of, one kind a file."""
