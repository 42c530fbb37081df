"""Starts a real Chromium for tests: the system's if there is one, else the one Playwright brings."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
SYSTEM_BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless browser; without any the test is skipped, or fails where CI is set."""
    path = next((p for name in SYSTEM_BROWSERS if (p := shutil.which(name))), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        except Error as error:
            complaint = "no Chromium to test with: install chromium, or run `playwright install chromium`"
            if os.environ.get("CI"):
                pytest.fail(f"{complaint} ({error.message.splitlines()[0]})")
            pytest.skip(complaint)
        yield browser
        browser.close()


def watch(page: Page, allowed: str) -> list[str]:
    """Refuse and list every request that does not start with `allowed`."""
    refused: list[str] = []

    def route(handler: object) -> None:
        request = handler.request  # type: ignore[attr-defined]
        if request.url.startswith(allowed):
            handler.continue_()  # type: ignore[attr-defined]
        else:
            refused.append(request.url)
            handler.abort()  # type: ignore[attr-defined]

    page.route("**/*", route)
    return refused
