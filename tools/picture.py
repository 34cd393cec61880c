"""Takes the README's pictures: the network of the examples and their timeline, in Debian's chromium.

python tools/picture.py        writes docs/images/view.png and timeline.png
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "images"
SIZE: ViewportSize = {"width": 1400, "height": 900}
LOW: ViewportSize = {"width": 1400, "height": 560}


def main() -> int:
    """Exit code 2 if there is no browser."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        print("no chromium found: apt install chromium", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        graph, page = Path(folder) / "graph.trig", Path(folder) / "view.html"
        _civicgraph("build", ROOT / "examples" / "articles", "-o", graph)
        _civicgraph("view", graph, "-o", page)
        _take(browser, page)
    return 0


def _civicgraph(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "civicgraph", *map(str, arguments)], check=True)


def _take(browser: str, page: Path) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        tab = chromium.new_page(viewport=SIZE, locale="zh-CN")
        tab.goto(page.as_uri())
        tab.wait_for_timeout(1500)  # the layout is ready at once; fonts and the first drawing are not
        tab.screenshot(path=PICTURES / "view.png")
        tab.set_viewport_size(LOW)
        tab.click("#tab-timeline")
        tab.screenshot(path=PICTURES / "timeline.png")
        chromium.close()


if __name__ == "__main__":
    sys.exit(main())
