"""A real server over a store on a free port, and a plain look at its pages."""

import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import uvicorn

from rashomon.web.app import build_app


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    text: str
    headers: Message


@contextmanager
def served(db: Path) -> Iterator[str]:
    """The address at which the store is shown while the block runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    config = uvicorn.Config(build_app(db), host="127.0.0.1", port=port, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=5)


def get(address: str, **headers: str) -> Answer:
    """Fetch an address; an error status is an answer too."""
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return Answer(answer.status, answer.read().decode("utf-8"), answer.headers)
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.read().decode("utf-8"), error.headers)
