"""The rules of copies and origins: words, seeds, passages, sentences in other words, and credit lines."""
