"""Helpers that several steps share: repair, normal forms, vocabularies, the language pipeline. Knows no step."""
