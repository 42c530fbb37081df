"""Wires the steps: what is missing from a store is the work list, so any run resumes any other."""
