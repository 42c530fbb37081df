"""Rules for mentions: names, titles, surnames, role phrases, vessels, and what kind of thing a name is."""
