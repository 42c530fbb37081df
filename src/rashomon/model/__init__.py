"""What flows between the steps: frozen records over the standard library alone."""
