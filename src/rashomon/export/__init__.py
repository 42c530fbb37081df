"""The comparison as JSON (the contract) and CSV."""
