"""An article's text cut into blocks, line by line: what it tells, and the furniture round it.

A line is called furniture only on the evidence of its wording or shape; whatever is in doubt stays body, since
a sentence of the telling lost here is lost to every reader.
"""

import re
from functools import cache
from typing import Any

from rashomon.intake.draft import Draft
from rashomon.intake.heads import DATE, NAMES, dated_name, mark_stamps
from rashomon.intake.lines import Line, read_lines
from rashomon.intake.posts import mark_posts
from rashomon.model.article import Block, BlockKind
from rashomon.text.normal_forms import words
from rashomon.text.vocabulary import load_vocabulary

# Longest line that a phrase alone can make furniture; the longest sign-up box of articles_pile has 335 characters.
MAX_FURNITURE_CHARS = 450
MAX_CAPTION_CHARS = 900
MAX_CREDIT_WORDS = 6
MAX_HEADLINE_CHARS = 200
# Cross-headings of articles_pile stay below this.
MAX_HEADING_CHARS = 90
MAX_BYLINE_CHARS = 140
MAX_SIGNED_CHARS = 60
# Lines at the top among which a dateline or byline is sought, and at the foot for a note on the author.
TOP_LINES = 5
FOOT_LINES = 4
# Title case: this share of the longer words begins with a capital.
MIN_TITLE_SHARE = 0.6

_STOPS = tuple(".!?:;,…\"'”’)")
_CAPITALS = re.compile(
    rf"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ.'/\- ]{{2,40}})(?:, ?[\w. ]{{2,30}}?)?(?:, {DATE})?"
    r"(?: ?\([A-Z][\w/. ]{1,30}\))? ?(?: -{1,2} |-- ?)"
)
_TOWN = re.compile(
    rf"[A-ZÀ-Þ][\w.'\- ]{{2,30}}(?:, [A-Z][\w. ]{{2,25}})?, {DATE} ?\([A-Z][\w/. ]{{1,30}}\) ?(?:-{{1,2}} )?"
)
# "MOSCOW, February 14. /TASS/. The minister"
_SLASHED = re.compile(rf"[A-ZÀ-Þ][A-ZÀ-Þ.'\- ]{{2,40}}, {DATE}\. ?/[A-Z]{{2,12}}/\.?")
_DATA_DATE = re.compile(r"date \d{4}-\d{2}-\d{2}\b")
_BYLINE = re.compile(r"by:? [A-ZÀ-Þ]", re.IGNORECASE)
_SIGNED = re.compile(r"-{1,2} ?[A-ZÀ-Þ][\w.'\-]+(?: [A-ZÀ-Þ][\w.'\-]+){1,3}$")
# "(Ida Moser/Aar Press)": a person of two names or more, and whom the picture belongs to.
_CREDITED = re.compile(r"[A-ZÀ-Þ][\w.'\-]+(?: [A-ZÀ-Þ][\w.'\-]*){1,3} ?/ ?[A-ZÀ-Þ][\w.&' \-]{1,40}")
# What a note on an author names in quote marks is a work, not speech.
_WORK = re.compile(r"\b(?:author|host|editor|producer|director|writer) of [^\"]{0,40}\"[^\"]{1,120}(?:\"|$)")
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|my|us|me)\b", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\n]+\"[.,]?")


def read_blocks(draft: Draft) -> tuple[Block, ...]:
    """Blocks that tile all of the text that is not white space, in order."""
    lines = read_lines(draft.text, markdown=draft.markdown)
    _mark_given(lines, draft)
    mark_posts(lines)
    _mark_furniture(lines)
    mark_stamps(lines)
    _mark_headline(lines, draft)
    _mark_bylines(lines, draft)
    _mark_foot(lines, draft)
    _mark_datelines(lines)
    _mark_headings(lines)
    _mark_quotes(lines)
    return tuple(_blocks(draft.text, lines))


def _blocks(text: str, lines: list[Line]) -> list[Block]:
    found: list[Block] = []
    for line in lines:
        at = line.start
        for end, kind in line.cuts:
            found.append(Block(kind, at, end))
            at = end
            while at < line.end and text[at].isspace():
                at += 1
        if at < line.end:
            kind = line.kind or "body"
            joined = found and found[-1].kind == kind == "embed" and not line.after_gap
            if joined:
                found[-1] = Block(kind, found[-1].start, line.end)
            else:
                found.append(Block(kind, at, line.end))
    return found


@cache
def _patterns(part: str, name: str) -> re.Pattern[str]:
    found: Any = load_vocabulary("furniture")[part][name]
    whole = "|".join(f"(?:{p})" for p in found) if isinstance(found, list) else found
    return re.compile(whole, re.IGNORECASE)


def _mark_given(lines: list[Line], draft: Draft) -> None:
    """Kinds that the page's elements or Markdown's signs tell."""
    marks = iter(draft.marks)
    mark = next(marks, None)
    for line in lines:
        while mark and mark[1] <= line.start:
            mark = next(marks, None)
        if mark and mark[0] <= line.start < mark[1]:
            line.kind = mark[2]
        elif draft.markdown and line.sign == "#":
            line.kind = "headline"
        elif draft.markdown and line.sign == ">":
            line.kind = "quote"


def _mark_furniture(lines: list[Line]) -> None:
    for line in lines:
        if line.kind in (None, "headline", "quote") and (kind := _furniture(line.plain)):
            line.kind = kind


def _furniture(plain: str) -> BlockKind | None:
    if _is_caption(plain):
        return "caption"
    return "boilerplate" if _is_boilerplate(plain) else None


def _is_caption(plain: str) -> bool:
    if len(plain) > MAX_CAPTION_CHARS:
        return False
    tail = plain[-200:].rstrip(".")
    if _patterns("caption", "starts").match(plain) or _agency_tail().search(tail):
        return True
    if _patterns("caption", "credits").match(plain) and not _ends_a_sentence(plain):
        return True
    opened = tail.rfind("(")
    if opened < 0 or not tail.endswith(")"):
        return False
    inner = tail[opened + 1 : -1]
    slashed = "/" in inner and (_agency().search(inner) or _CREDITED.fullmatch(inner)) is not None
    return slashed or (len(inner) <= 120 and _patterns("caption", "credit").search(inner) is not None)


def _ends_a_sentence(plain: str) -> bool:
    """A full stop after more words than a name has."""
    return plain.endswith((".", '."')) and len(plain.split()) > MAX_CREDIT_WORDS


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"\b{load_vocabulary('furniture')['caption']['agency']}\b", re.IGNORECASE)


@cache
def _agency_tail() -> re.Pattern[str]:
    agency = load_vocabulary("furniture")["caption"]["agency"]
    return re.compile(
        rf"(?:/ ?|\| ?|\bvia ){agency}$|\bREUTERS/[A-Z][\w.\-]+(?: [A-Z][\w.\-]+){{0,3}}(?:/\w+)?$|^{agency}/[\w/ ]{{2,40}}$"
    )


def _is_boilerplate(plain: str) -> bool:
    if not any(c.isalnum() for c in plain):
        return True
    if len(plain) > MAX_FURNITURE_CHARS:
        return False
    if _patterns("boilerplate", "whole").fullmatch(plain) or _patterns("boilerplate", "starts").match(plain):
        return True
    spoken = re.sub(r"\"[^\"]*(?:\"|$)", " ", plain)  # what somebody is quoted saying is no furniture
    if _patterns("boilerplate", "holds").search(spoken):
        return True
    return bool(
        _patterns("boilerplate", "invitations").search(spoken)
        and _patterns("boilerplate", "promised").search(spoken)
    )


def _mark_headline(lines: list[Line], draft: Draft) -> None:
    """The record's title where the text repeats it; without a title, a first line that is not a sentence."""
    open_lines = [n for n, line in enumerate(lines) if line.kind in (None, "headline")]
    if any(lines[n].kind == "headline" for n in open_lines[:1]):
        return
    if (
        len(open_lines) > 1
        and NAMES.fullmatch(lines[open_lines[0]].plain)
        and _is_desk(lines[open_lines[1]].plain)
    ):
        lines[open_lines[0]].kind = "byline"  # a name above "Opinion contributor"
        open_lines = open_lines[1:]
    wanted = words(draft.headline) if draft.headline else []
    for n in open_lines[:TOP_LINES]:
        if wanted and words(lines[n].plain) == wanted:
            lines[n].kind = "headline"
            return
    if (
        not draft.headline
        and len(open_lines) > 1
        and not _is_desk(lines[open_lines[0]].plain)
        and _is_headline(lines[open_lines[0]], lines[open_lines[1]])
    ):
        lines[open_lines[0]].kind = "headline"


def _is_headline(line: Line, after: Line) -> bool:
    plain = line.plain
    if (
        len(plain) > MAX_HEADLINE_CHARS
        or plain[0].islower()
        or _BYLINE.match(plain)
        or len(plain.split()) < 2
    ):
        return False
    if _DATA_DATE.match(plain) or not (after.after_gap or _title_share(plain) >= MIN_TITLE_SHARE):
        return False
    return not plain.endswith(_STOPS) or (plain[-1] in "?!'\")" and _title_share(plain) >= MIN_TITLE_SHARE)


def _title_share(plain: str) -> float:
    longer = [w for w in plain.split() if len(w) > 3]
    return sum(w[0].isupper() or not w[0].isalpha() for w in longer) / len(longer) if longer else 0.0


def _mark_bylines(lines: list[Line], draft: Draft) -> None:
    top = [line for line in lines if line.kind in (None, "headline")][: TOP_LINES + 1]
    authors = set(words(draft.byline or ""))
    below_headline = False
    for line in top:
        if line.kind == "headline":
            below_headline = True
            continue
        if _is_byline(line.plain, authors, below_headline=below_headline):
            line.kind = "byline"
    _mark_signed(lines)


def _mark_signed(lines: list[Line]) -> None:
    """ "- Ida Moser" closes what Ida Moser wrote, in the middle of a running report too; beside another it is a list."""
    dashed = [line.plain.startswith("-") for line in lines]
    for n, line in enumerate(lines):
        listed = (n > 0 and dashed[n - 1]) or (n + 1 < len(lines) and dashed[n + 1])
        if line.kind is None and n > 0 and not listed and len(line.plain) <= MAX_SIGNED_CHARS:
            line.kind = "byline" if _SIGNED.fullmatch(line.plain) else None


def _is_desk(plain: str) -> bool:
    return plain.lower() in load_vocabulary("furniture")["byline"]["desks"]


def _is_byline(plain: str, authors: set[str], *, below_headline: bool) -> bool:
    if len(plain) > MAX_BYLINE_CHARS or plain.endswith((".", "?", "!", ":", '"')):
        return False
    if _BYLINE.match(plain) and _title_share(plain[3:]) >= MIN_TITLE_SHARE:
        return True
    if _is_desk(plain) or dated_name(plain):
        return True
    if authors and len(authors & set(words(plain))) >= 2 and len(plain.split()) <= 8:
        return True
    # Where the record names its authors, another name there is a subtitle or a place.
    return below_headline and not authors and len(plain.split()) <= 5 and NAMES.fullmatch(plain) is not None


def _mark_foot(lines: list[Line], draft: Draft) -> None:
    """Notes on the author, and headlines of other articles after the last credit."""
    body = [line for line in lines if line.kind is None]
    for line in [*body[:2], *body[-FOOT_LINES:]]:
        if len(line.plain) <= MAX_FURNITURE_CHARS and _patterns("boilerplate", "edge").fullmatch(line.plain):
            line.kind = "boilerplate"
    body = [line for line in body if line.kind is None]
    told = [set(words(line.plain)) for line in body[:-1]]
    for at, line in enumerate(body[-FOOT_LINES:], max(len(body) - FOOT_LINES, 0)):
        if at and (_is_author_note(line.plain, told[:at]) or _is_foot(line.plain)):
            line.kind = "boilerplate"
    for n in range(len(lines) - 1, 0, -1):
        if not (lines[n].kind is None and _is_teaser(lines[n])):
            break
        credit = next(
            (line for line in reversed(lines[:n]) if not (line.kind is None and _is_teaser(line))), None
        )
        if credit is None or credit.kind not in ("boilerplate", "byline"):
            break
        lines[n].kind = "boilerplate"


def _is_foot(plain: str) -> bool:
    return len(plain) <= MAX_FURNITURE_CHARS and _patterns("boilerplate", "foot").fullmatch(plain) is not None


def _is_author_note(plain: str, told: list[set[str]]) -> bool:
    """The shape of such a note, about somebody whom the article itself does not name."""
    pattern = re.compile(load_vocabulary("furniture")["boilerplate"]["author_note"])
    if len(plain) > MAX_FURNITURE_CHARS or '"' in _WORK.sub("", plain)[:60] or not pattern.match(plain):
        return False
    name = re.match(r"[A-Z][\w.'\-]+(?: [A-Z][\w.'\-]*){1,3}", plain)
    surname = words(name[0])[-1] if name else ""
    return not any(surname in line for line in told)


def _is_teaser(line: Line) -> bool:
    plain = line.plain
    return (
        20 <= len(plain) <= MAX_HEADLINE_CHARS
        and not plain.endswith(_STOPS)
        and '"' not in plain
        and _title_share(plain) >= MIN_TITLE_SHARE
    )


@cache
def _agency_dateline() -> re.Pattern[str]:
    """ "(CNN) The", "Caracas (AFP) - The": an agency we know, after a place or alone."""
    names = "|".join(re.escape(name) for name in load_vocabulary("furniture")["dateline"]["agencies"])
    town = rf"[A-ZÀ-Þ][\w.'\- ]{{2,30}}(?:, [A-Z][\w. ]{{2,25}})?(?:, (?:{DATE}|\d{{1,2}} [a-z]{{3,10}}))? "
    return re.compile(rf"(?:{town})?\((?:{names})\)\.?(?: ?-{{1,2}}(?= )| ?\.-|(?= [A-ZÀ-Þ\"]))")


def _mark_datelines(lines: list[Line]) -> None:
    """A place (and date, and agency) at the beginning of the telling; the data stamp some scrapers put there."""
    for line in [line for line in lines if line.kind is None][:TOP_LINES]:
        if stamp := _DATA_DATE.match(line.plain):
            line.cuts.append((line.at(stamp.end()), "boilerplate"))
            return
        patterns = (_CAPITALS, _TOWN, _SLASHED, _agency_dateline())
        found = next((m for p in patterns if (m := p.match(line.plain))), None)
        if not found or found.end() == len(line.plain):
            continue
        place = found.groupdict().get("place") or ""
        if place.strip(" .") not in load_vocabulary("furniture")["dateline"]["not_places"]:
            line.cuts.append((line.at(len(found[0].rstrip())), "dateline"))
            return


def _mark_headings(lines: list[Line]) -> None:
    """Cross-headings: a short line without a full stop, alone between paragraphs."""
    short = [line.kind is None and not line.cuts and _is_heading(line.plain) for line in lines]
    for n, line in enumerate(lines[:-1]):
        beside = short[n + 1] or (n > 0 and short[n - 1])
        follows = lines[n + 1].kind in (None, "quote", "caption", "embed")
        if short[n] and follows and not beside and (n == 0 or not lines[n - 1].plain.endswith((":", ","))):
            line.kind = "headline"


def _is_heading(plain: str) -> bool:
    if len(plain) > MAX_HEADING_CHARS or not (plain[0].isupper() or plain[0].isdigit()):
        return False
    if plain.endswith("-"):  # somebody broken off, in a transcript
        return False
    return (not plain.endswith(_STOPS) or (plain.endswith("?") and plain.isupper())) and len(plain) > 3


def _mark_quotes(lines: list[Line]) -> None:
    """Paragraphs wholly in quote marks after a colon, and words set off without marks after a cue of speech."""
    open_quote = False
    for n, line in enumerate(lines):
        if line.kind is not None or line.cuts:
            open_quote = open_quote and line.kind in ("caption", "boilerplate", "embed")
            continue
        before = next((b for b in reversed(lines[max(n - 3, 0) : n]) if b.kind in (None, "quote")), None)
        introduced = before is not None and before.plain.endswith(":")
        if (introduced or open_quote) and _QUOTED.fullmatch(line.plain) and line.plain.count('"') == 2:
            line.kind, open_quote = "quote", True
        elif introduced and before and _speaks(before.plain) and _is_set_off(line.plain):
            line.kind, open_quote = "quote", False
        else:
            open_quote = False


def _speaks(plain: str) -> bool:
    cues = load_vocabulary("furniture")["quote"]["cues"]
    return len(plain) <= 300 and any(f" {cue} " in f" {' '.join(words(plain))} " for cue in cues)


def _is_set_off(plain: str) -> bool:
    """No marks, no bullet, and somebody speaks of themselves."""
    return '"' not in plain and plain[0].isalnum() and _FIRST_PERSON.search(plain) is not None
