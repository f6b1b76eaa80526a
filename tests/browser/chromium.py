"""Chromium for the browser tests: one that is there, else one that can be installed.

`python -m tests.browser.chromium` installs it where none is there. With CI=true it fails where it cannot.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_DEBIANS = ("chromium", "fonts-liberation", "fonts-noto-color-emoji")
ABSENT = (
    "No Chromium or Chrome was found: the browser tests do not run. "
    "Install one, or set CHROME_PATH to its program."
)


def find() -> str | None:
    """The program: CHROME_PATH, one on the PATH, or the one that Playwright installed."""
    named = os.environ.get("CHROME_PATH")
    if named:
        return named
    return next(filter(None, map(shutil.which, _NAMES)), None) or _of_playwright()


def has_to_be_there() -> bool:
    """Whether its absence is a failure."""
    return os.environ.get("CI") == "true"


def _of_playwright() -> str | None:
    # Playwright starts a driver, which takes a second that only a machine without a browser has to spend.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _install() -> None:
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        _run(["apt-get", "update", "-qq"], environment)
        _run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *_DEBIANS], environment)
    if find() is None:
        _run([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ))


def _run(command: list[str], environment: dict[str, str]) -> None:
    """Whether it went well shows when the program is looked for."""
    subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)  # noqa: S603 - ours


def main() -> int:
    """Install it where it is missing."""
    if find() is None:
        _install()
    found = find()
    if found is None:
        print(f"\n*** {ABSENT} ***\n", file=sys.stderr)  # noqa: T201 - a command
    return 1 if found is None and has_to_be_there() else 0


if __name__ == "__main__":
    sys.exit(main())
