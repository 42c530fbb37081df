"""Rules for identities: what is gathered of each name, and the offices it held."""
