"""Rules for entities: which mentions are one, by name, office, phrase or pronoun, each with its reason."""
