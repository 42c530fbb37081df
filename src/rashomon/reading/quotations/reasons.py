"""The sentence that says by which rule words went to their source."""

from rashomon.reading.quotations.scene import Draft, Scene


def lead_of(scene: Scene, draft: Draft, *, carried: bool) -> str:
    """How the words and their attribution stand to each other."""
    words = f"“{_attribution_words(scene, draft)}”"
    sentence = {
        "follows": f"{words} follows the quoted words",
        "opens": f"{words} opens the quotation",
        "clause": f"{words} governs these words",
        "colon block": f"{words} ends in a colon and introduces this block",
        "dialogue": f"{words} and a colon stand before the words",
        "colon": "a colon leads into the quoted words",
        "signed": f"the quotation is signed {words}",
        "owner after": f"the next paragraph calls these the words of {words}",
        "headline": f"the line ends in a colon and the name {words}",
        "post": f"the post is signed {words}",
        "nobody": "the words stand in quotation marks with no verb of saying",
    }[draft.rule]
    before = "no cue of its own, so it goes with the quotation before, where "
    return before + sentence if carried else sentence


def source_words(scene: Scene, draft: Draft) -> str:
    """The words that name the source."""
    tokens = scene.parse.tokens
    groups = [(tokens[g[0]].start, tokens[g[-1]].end) for g in draft.source[:1]] or list(draft.source_chars)
    return " ".join(" ".join(scene.text[a:b].split()) for a, b in groups)


def _attribution_words(scene: Scene, draft: Draft) -> str:
    tokens = scene.parse.tokens
    groups = [(tokens[g[0]].start, tokens[g[-1]].end) for g in draft.source] or list(draft.source_chars)
    cue = [(tokens[draft.cue.tokens[0]].start, tokens[draft.cue.tokens[-1]].end)] if draft.cue else []
    return " ".join(" ".join(scene.text[a:b].split()) for a, b in sorted(groups + cue))
