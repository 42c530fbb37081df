"""Two printings of one utterance compared word by word: what is equal, cut or changed, and whether the meaning moved."""
