"""Shows a store on this machine: home, a page per story, article and identity; read-only, no script."""

import functools
from collections.abc import Awaitable, Callable
from copy import copy
from pathlib import Path

import uvicorn
from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from rashomon.report.links import Links
from rashomon.report.page import environment, read_alignment, stylesheet, totals
from rashomon.report.story_view import StoryPages
from rashomon.store.views import Store

HOST = "127.0.0.1"
PORT = 8477
# Nothing is fetched from elsewhere and nothing runs; article text could not execute even unescaped.
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}

Page = Callable[[Store, StoryPages, Request], str]


def build_app(path: str | Path) -> Starlette:
    """The application over one store file."""
    pages = {"/": home, "/story/{id}": story, "/article/{id}": article, "/identity/{id}": identity}
    return Starlette(
        routes=[Route(address, _shown(page, Path(path))) for address, page in pages.items()]
        + [Route("/static/report.css", _style)],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"])],
        exception_handlers={404: _not_found},
    )


def serve(path: str | Path, host: str = HOST, port: int = PORT) -> None:
    """Show the store until interrupted; the address is printed once it answers."""
    Store.open(path).close()  # a file that cannot be opened is said now, not at the first click
    print(f"showing {path} at http://{host}:{port}/ (Ctrl-C to stop)", flush=True)
    uvicorn.run(build_app(path), host=host, port=port, log_level="warning")


def home(store: Store, pages: StoryPages, request: Request) -> str:
    """Stories, the conflicts to look at first, and what could not be read."""
    compared = pages.compared()
    shown = {s.id for s in compared}
    return _render(
        "home.html",
        title="stories",
        totals=totals(store, pages.alignment),
        lines=[pages.line(s) for s in compared],
        singles=[pages.line(s) for s in pages.stories() if s.id not in shown],
        storylines=pages.storylines(),
        conflicts=[(s, row, heads, pages.links.row(s.id, row.id)) for s, row, heads in pages.conflicts()],
        warnings=store.warnings(),
    )


def story(store: Store, pages: StoryPages, request: Request) -> str:
    """One story's sheet, timeline and people."""
    found = store.story(request.path_params["id"])
    return _render("story.html", title=found.title, story=pages.view(found))


def article(store: Store, pages: StoryPages, request: Request) -> str:
    """One article with its cited words lit."""
    view = pages.article(store.reading(request.path_params["id"]))
    stories = [pages.line(store.story(s)) for s in store.stories_of(view.id)]
    return _render("article.html", title=view.headline, article=view, stories=stories)


def identity(store: Store, pages: StoryPages, request: Request) -> str:
    """One person, organisation or place: names, roles, and where it is mentioned."""
    found = store.identity(request.path_params["id"])
    outlets = {m.article: store.article(m.article).shown_outlet for m in found.members}
    mentions = [(outlets[s.article], s.text, pages.links.article(s.article)) for s in found.mentions]
    return _render("identity.html", title=found.name, identity=found, mentions=mentions)


def _render(template: str, **values: object) -> str:
    return _templates().get_template(template).render(**values)


@functools.cache
def _templates() -> Environment:
    return environment().overlay(
        loader=ChoiceLoader([PackageLoader("rashomon.web"), PackageLoader("rashomon.report")])
    )


def _shown(page: Page, path: Path) -> Callable[[Request], Response]:
    """A page as an endpoint; the alignment is read again only when the store has been aligned anew."""
    kept: dict[tuple[str, str] | None, StoryPages] = {}

    def endpoint(request: Request) -> Response:
        with Store.open(path) as store:
            signature = store.aligned_by()
            if signature not in kept:
                kept.clear()
                kept[signature] = StoryPages(store, read_alignment(store), Links(separate=True))
            pages = copy(kept[signature])  # requests run side by side, each with a store of its own
            pages.pile = store
            try:
                return HTMLResponse(page(store, pages, request), headers=HEADERS)
            except KeyError:
                return _missing(request)

    return endpoint


def _style(request: Request) -> Response:
    return Response(stylesheet(), media_type="text/css", headers=HEADERS)


def _missing(request: Request) -> Response:
    page = _render("missing.html", title="not found", path=request.url.path)
    return HTMLResponse(page, status_code=404, headers=HEADERS)


def _not_found(request: Request, error: Exception) -> Response | Awaitable[Response]:
    return _missing(request)
