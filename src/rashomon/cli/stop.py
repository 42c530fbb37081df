"""How a command ends that was stopped with Ctrl-C."""

import sys

import typer

# How shells count an end by Ctrl-C.
STOPPED = 130


def stopped(kept: str) -> typer.Exit:
    """Say what was kept; to be raised in place of the KeyboardInterrupt."""
    print(f"rashomon: stopped; {kept}", file=sys.stderr)
    return typer.Exit(STOPPED)
