import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser import chromium, watch
from rashomon.pipeline.run import compare
from rashomon.report.page import html_chunks
from rashomon.report.story_view import StoryPages
from rashomon.store.views import Store
from serving import get, served

pytestmark = pytest.mark.model

HOSTILE = (
    "<script>document.title = 'taken over'</script><img src=x onerror=\"document.title='taken over'\"> "
    "Mayor Ana Duarte said “</mark></a><script>document.title='taken over'</script>” on Monday. "
    "“{{ 7 * 7 }} javascript:alert(1) \u202e reversed,” said Ana Duarte."
)


@pytest.fixture(scope="module")
def address(example_db: Path) -> Iterator[str]:
    """The example store behind a real server."""
    with served(example_db) as where:
        yield where


@pytest.fixture(scope="module")
def hostile_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two tellings full of markup, as a store."""
    folder = tmp_path_factory.mktemp("hostile")
    records = [
        {
            "id": f"h{n}",
            "outlet": '<b>Bold</b> "Post"',
            "title": "<script>x</script>",
            "text": f"{HOSTILE} {n} people.",
        }
        for n in (1, 2)
    ]
    (folder / "pile.jsonl").write_text("\n".join(json.dumps(r) for r in records), encoding="utf-8")
    with Store.open(folder / "pile.sqlite", "write") as store:
        compare(store, [str(folder / "pile.jsonl")])
    return folder / "pile.sqlite"


def test_app_refuses_other_hosts(address: str) -> None:
    assert get(address).status == 200
    assert get(address, Host="elsewhere.example").status == 400


def test_app_says_what_is_not_there(address: str) -> None:
    answer = get(f"{address}/story/s-none")
    assert answer.status == 404
    assert "has nothing at" in answer.text


def test_a_fault_in_a_page_is_not_told_as_a_missing_record(
    example_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("a fault of ours")

    monkeypatch.setattr(StoryPages, "stories", fail)
    with served(example_db) as address:
        assert get(address).status == 500
        assert get(f"{address}/story/s-none").status == 404


def test_app_sends_a_policy_without_script(address: str) -> None:
    policy = get(address).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy


@pytest.mark.browser
def test_a_cell_leads_to_its_words(address: str) -> None:
    with chromium() as browser:
        page = browser.new_page()
        refused = watch(page, address)
        page.goto(address)
        page.locator(".conflict-card h3 a").first.click()
        row = page.locator("tr:target")
        assert row.count() == 1
        link = row.locator("a.words").first
        words = link.inner_text()
        link.click()
        lit = page.locator(":target ~ .lit").first
        assert page.locator(":target").count() == 1
        assert lit.inner_text() in words or words in lit.inner_text()
        assert refused == []


@pytest.mark.browser
def test_every_link_of_a_story_leads_somewhere(address: str) -> None:
    with chromium() as browser:
        page = browser.new_page()
        page.goto(address)
        page.locator(".stories a.title").first.click()
        links = page.eval_on_selector_all("main a[href^='/']", "all => all.map(a => a.href)")
        assert links
        for link in sorted(set(links)):
            page.goto(link)
            fragment = link.partition("#")[2]
            if fragment:
                assert page.locator(f"[id='{fragment}']").count() == 1, link


@pytest.mark.browser
def test_article_markup_is_never_executed(hostile_db: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    with Store.open(hostile_db) as store:
        articles, stories = store.article_ids(), [s.id for s in store.stories()]
        with report.open("w", encoding="utf-8") as out:
            out.writelines(html_chunks(store))
    with served(hostile_db) as address, chromium() as browser:
        paths = ["/", *(f"/article/{a}" for a in articles), *(f"/story/{s}" for s in stories)]
        for shown in [report.as_uri(), *(address + path for path in paths)]:
            page = browser.new_page()
            page.goto(shown)
            assert page.title() != "taken over"
            assert page.locator("script").count() == 0
            assert page.locator("main img").count() == 0


@pytest.mark.browser
def test_report_needs_nothing_from_elsewhere(example_store: Store, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    report.write_text("".join(html_chunks(example_store)), encoding="utf-8")
    with chromium() as browser:
        page = browser.new_page()
        refused = watch(page, report.as_uri())
        page.goto(report.as_uri())
        broken = page.eval_on_selector_all(
            "a[href^='#']",
            "all => all.map(a => a.getAttribute('href').slice(1)).filter(i => !document.getElementById(i))",
        )
        assert broken == []
        doubled = page.eval_on_selector_all(
            "[id]",
            "all => { const seen = {}; all.forEach(e => seen[e.id] = (seen[e.id] || 0) + 1); return Object.keys(seen).filter(i => seen[i] > 1) }",
        )
        assert doubled == []
        assert refused == []


@pytest.mark.browser
def test_report_of_the_seeds_has_no_dead_link_and_fits_a_telephone(
    seeds_store: Store, tmp_path: Path
) -> None:
    report = tmp_path / "report.html"
    report.write_text("".join(html_chunks(seeds_store)), encoding="utf-8")
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 390, "height": 800})
        page.goto(report.as_uri())
        broken = page.eval_on_selector_all(
            "a[href^='#']",
            "all => all.map(a => a.getAttribute('href').slice(1)).filter(i => !document.getElementById(i))",
        )
        assert broken == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert "2 outlets and 3 of unknown outlet" in page.locator(".totals").inner_text()
