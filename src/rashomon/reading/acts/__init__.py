"""Rules for events: which verbs and nouns are acts, who acts, and on whom."""
