"""A draft to an article: its id, its blocks, and its facts with their evidence."""

from rashomon.errors import Unreadable
from rashomon.intake.blocks import read_blocks
from rashomon.intake.draft import Draft
from rashomon.intake.heads import dated_name, is_stamp
from rashomon.intake.language import read_language
from rashomon.intake.lines import read_line
from rashomon.intake.outlet import is_by, is_outlet_name, read_outlet
from rashomon.intake.published import Spans, read_published
from rashomon.model.article import Article, Block, Origin
from rashomon.model.ids import make_id
from rashomon.text.normal_forms import fold_marks


def build_article(draft: Draft) -> Article:
    """The article; raises Unreadable where its text cannot be written as UTF-8."""
    _refuse_broken_characters(draft)
    outlet = draft.outlet.value if draft.outlet else None
    article = make_id("a", draft.record, outlet, draft.url, draft.headline, draft.text)
    blocks = read_blocks(draft)
    spans = Spans(article, draft.text)
    name, evidence = read_outlet(draft, blocks, spans)
    return Article(
        id=article,
        origin=Origin(draft.path, draft.record),
        text=draft.text,
        blocks=blocks,
        outlet=name,
        outlet_evidence=evidence,
        headline=draft.headline or _headline(draft, blocks),
        byline=draft.byline or _byline(draft, blocks, name),
        url=draft.url,
        language=read_language(draft.text, draft.language),
        published=read_published(draft, blocks, spans),
        raw_sha256=draft.raw_sha256,
        page_map=draft.page_map,
    )


def _refuse_broken_characters(draft: Draft) -> None:
    """Half of a surrogate pair, as JSON can hold it, would stop the store and every page later."""
    parts = (
        draft.text,
        draft.record,
        draft.headline,
        draft.byline,
        draft.url,
        draft.outlet and draft.outlet.value,
    )
    for part in parts:
        try:
            (part or "").encode("utf-8")
        except UnicodeEncodeError as error:
            code = ord((part or "")[error.start])
            raise Unreadable(
                f"holds half of a character (U+{code:04X} at {error.start}), which no file can keep; "
                "export the record again"
            ) from error


def _headline(draft: Draft, blocks: tuple[Block, ...]) -> str | None:
    """A headline block that stands before any paragraph of the telling."""
    for block in blocks:
        if block.kind == "headline":
            return _seen(draft, block)
        if block.kind in ("body", "quote", "dateline"):
            return None
    return None


def _byline(draft: Draft, blocks: tuple[Block, ...], outlet: str | None) -> str | None:
    """The first line of an author's name, without "By" and without the day."""
    for block in blocks:
        if block.kind != "byline":
            continue
        words = _seen(draft, block)
        name = words[3:].lstrip() if is_by(words) else dated_name(words) or words
        bare = name.split(" | ")[0].strip(" –—-:")
        if (
            bare
            and bare != outlet
            and not is_stamp(fold_marks(name))
            and (is_by(words) or not is_outlet_name(bare))
        ):
            return dated_name(bare) or bare
    return None


def _seen(draft: Draft, block: Block) -> str:
    """A block's words as printed, without the marks of Markdown."""
    line = read_line(draft.text, block.start, block.end, markdown=draft.markdown)
    return " ".join("".join(draft.text[n] for n in line.places).split())
