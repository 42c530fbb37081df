"""Shows a store on this machine: home, a page per story, article and identity; read-only, no script."""

import errno
import functools
import socket
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from copy import copy
from pathlib import Path
from typing import TypeVar

import uvicorn
from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from rashomon.errors import NotFound, RashomonError
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

T = TypeVar("T")
Page = Callable[[Store, StoryPages, Request], str]


def build_app(path: str | Path) -> Starlette:
    """The application over one store file."""
    pages = {"/": home, "/story/{id}": story, "/article/{id}": article, "/identity/{id}": identity}
    kept = _Kept()
    return Starlette(
        routes=[Route(address, _shown(page, Path(path), kept)) for address, page in pages.items()]
        + [Route("/static/report.css", _style)],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=[HOST, "localhost"])],
        exception_handlers={404: _not_found},
    )


def serve(path: str | Path, host: str = HOST, port: int = PORT) -> None:
    """Show the store until interrupted; the address is printed once it answers."""
    Store.open(path).close()  # a file that cannot be opened is said now, not at the first click
    with _listening(host, port) as listener, suppress(KeyboardInterrupt):
        address = f"http://{host}:{listener.getsockname()[1]}/"
        config = uvicorn.Config(build_app(path), log_level="warning")
        _Announced(config, f"showing {path} at {address} (Ctrl-C to stop)").run(sockets=[listener])


class _Announced(uvicorn.Server):
    """A server that says so once it answers."""

    def __init__(self, config: uvicorn.Config, line: str) -> None:
        super().__init__(config)
        self._line = line

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to answer, and say so."""
        await super().startup(sockets=sockets)
        if self.started:
            print(self._line, flush=True)


def _listening(host: str, port: int) -> socket.socket:
    """The port, taken; raises RashomonError where another program has it."""
    try:
        return socket.create_server((host, port))
    except OSError as error:
        why = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
        raise RashomonError(f"port {port} {why}: choose another with --port") from error


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
    found = _found(store.story, request)
    return _render("story.html", title=found.title, story=pages.view(found))


def article(store: Store, pages: StoryPages, request: Request) -> str:
    """One article with its cited words lit."""
    view = pages.article(_found(store.reading, request))
    stories = [pages.line(store.story(s)) for s in store.stories_of(view.id)]
    return _render("article.html", title=view.headline, article=view, stories=stories)


def identity(store: Store, pages: StoryPages, request: Request) -> str:
    """One person, organisation or place: names, roles, and where it is mentioned."""
    found = _found(store.identity, request)
    outlets = {m.article: store.article(m.article).shown_outlet for m in found.members}
    mentions = [(outlets[s.article], s.text, pages.links.article(s.article)) for s in found.mentions]
    return _render("identity.html", title=found.name, identity=found, mentions=mentions)


def _found(look: Callable[[str], T], request: Request) -> T:
    """The record that the address names; a KeyError while it is shown would be a fault of ours."""
    key = request.path_params["id"]
    try:
        return look(key)
    except KeyError:
        raise NotFound(f"there is no {key}") from None


def _render(template: str, **values: object) -> str:
    return _templates().get_template(template).render(**values)


@functools.cache
def _templates() -> Environment:
    return environment().overlay(
        loader=ChoiceLoader([PackageLoader("rashomon.web"), PackageLoader("rashomon.report")])
    )


class _Kept:
    """What the pages share of a store; read again only when the store has been aligned anew."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._of: tuple[str, str] | None = None
        self._pages: StoryPages | None = None

    def pages(self, store: Store) -> StoryPages:
        """Pages over this store; requests run side by side, each with a store of its own."""
        signature = store.aligned_by()
        with self._lock:
            if self._pages is None or signature != self._of:
                self._pages = StoryPages(store, read_alignment(store), Links(separate=True))
                self._of = signature
            pages = copy(self._pages)
        pages.pile = store
        return pages


def _shown(page: Page, path: Path, kept: _Kept) -> Callable[[Request], Response]:
    """A page as an endpoint."""

    def endpoint(request: Request) -> Response:
        with Store.open(path) as store:
            try:
                return HTMLResponse(page(store, kept.pages(store), request), headers=HEADERS)
            except NotFound:
                return _missing(request)

    return endpoint


def _style(request: Request) -> Response:
    return Response(stylesheet(), media_type="text/css", headers=HEADERS)


def _missing(request: Request) -> Response:
    page = _render("missing.html", title="not found", path=request.url.path)
    return HTMLResponse(page, status_code=404, headers=HEADERS)


def _not_found(request: Request, error: Exception) -> Response | Awaitable[Response]:
    return _missing(request)
