"""The rules of stories: words, days, likeness, grouping, and what is told of a group."""
