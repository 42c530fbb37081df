"""Wires intake, reading, aligning and store; nothing else does."""
