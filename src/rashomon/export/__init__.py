"""The store as files that others build on: JSON (the contract), CSV, and the check of every citation."""
