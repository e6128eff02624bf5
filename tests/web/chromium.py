"""A browser for tests: headless Chromium over its DevTools protocol, one page, nothing from the network.

    with Chromium() as browser:
        browser.goto("http://127.0.0.1:8000/practice")
        browser.click("#consent")
        browser.type("textarea", "How was your day?")
        browser.press("Enter")
        browser.wait_for("document.querySelectorAll('.bubble').length > 1")

Clicks and keys are real input events, so what a test can do a person with a mouse or keyboard can do.
Whatever the page writes to the console as an error, and every uncaught exception, is in `problems`.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import websocket

EXECUTABLE = os.environ.get("EVOKE_CHROMIUM", "chromium")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--remote-debugging-port=0",
    "--remote-allow-origins=*",
)
# name → (key, code, virtual key, text it types)
KEYS: dict[str, tuple[str, str, int, str]] = {
    "Enter": ("Enter", "Enter", 13, "\r"),
    "Tab": ("Tab", "Tab", 9, ""),
    "Escape": ("Escape", "Escape", 27, ""),
    "Space": (" ", "Space", 32, " "),
    "ArrowDown": ("ArrowDown", "ArrowDown", 40, ""),
    "ArrowUp": ("ArrowUp", "ArrowUp", 38, ""),
    "ArrowLeft": ("ArrowLeft", "ArrowLeft", 37, ""),
    "ArrowRight": ("ArrowRight", "ArrowRight", 39, ""),
    "End": ("End", "End", 35, ""),
    "Home": ("Home", "Home", 36, ""),
}
SHIFT = 8


class BrowserError(Exception):
    """The browser would not start, refused a command, or the page threw."""


def available() -> bool:
    """Is there a Chromium to drive?"""
    return shutil.which(EXECUTABLE) is not None


class Chromium:
    """One headless browser with one page. `timeout` is for every wait, in seconds."""

    def __init__(self, *, width: int = 1280, height: int = 900, timeout: float = 15.0) -> None:
        self.timeout = timeout
        self.problems: list[str] = []
        self.requests: list[str] = []
        self._last_id = 0
        self._loads = 0
        self._profile = tempfile.mkdtemp(prefix="evoke-chromium-")
        self._process = subprocess.Popen(
            [
                EXECUTABLE,
                *FLAGS,
                f"--user-data-dir={self._profile}",
                f"--window-size={width},{height}",
                "about:blank",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            self._socket = websocket.create_connection(self._page_address(), timeout=timeout)
            for domain in ("Page", "Runtime", "Network", "Log"):
                self.send(f"{domain}.enable")
            self.resize(width, height)
        except BaseException:
            self._stop()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # The page

    def goto(self, url: str) -> None:
        """Open `url` and wait for its load event."""
        before = self._loads
        answer = self.send("Page.navigate", url=url)
        if answer.get("errorText"):
            raise BrowserError(f"{url}: {answer['errorText']}")
        self._await_load(before)

    def reload(self) -> None:
        """Reload the page, as F5 does: sessionStorage stays."""
        before = self._loads
        self.send("Page.reload")
        self._await_load(before)

    def eval(self, expression: str) -> Any:
        """The value of a JavaScript expression, as JSON; promises are awaited."""
        answer = self.send(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True, userGesture=True
        )
        if "exceptionDetails" in answer:
            raise BrowserError(_exception(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def wait_for(self, condition: str, timeout: float | None = None) -> None:
        """Wait until the JavaScript `condition` is true, in JavaScript's sense: an element will do."""
        until = time.monotonic() + (self.timeout if timeout is None else timeout)
        while not self.eval(f"Promise.resolve({condition}).then(Boolean)"):
            if time.monotonic() > until:
                raise TimeoutError(f"never true: {condition}")
            time.sleep(0.05)

    def text(self, selector: str) -> str:
        """The visible text of the first element that matches."""
        return str(self.eval(f"document.querySelector({json.dumps(selector)}).innerText"))

    # Hands

    def click(self, selector: str) -> None:
        """Scroll the element into view and press the mouse in its middle."""
        quoted = json.dumps(selector)
        self.wait_for(f"document.querySelector({quoted})?.getClientRects().length > 0")
        x, y = self.eval(
            f"""(() => {{
                const element = document.querySelector({quoted});
                element.scrollIntoView({{block: "center", behavior: "instant"}});
                const box = element.getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2];
            }})()"""
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def type(self, selector: str, text: str) -> None:
        """Focus the element and insert `text`, as a paste or an input method does."""
        self.wait_for(f"document.querySelector({json.dumps(selector)})")
        self.eval(f"document.querySelector({json.dumps(selector)}).focus()")
        self.insert(text)

    def insert(self, text: str) -> None:
        """Insert `text` where the focus is."""
        self.send("Input.insertText", text=text)

    def press(self, key: str, *, shift: bool = False) -> None:
        """Press one of `KEYS`."""
        name, code, number, text = KEYS[key]
        common = {
            "key": name,
            "code": code,
            "windowsVirtualKeyCode": number,
            "modifiers": SHIFT if shift else 0,
        }
        self.send("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **common)
        self.send("Input.dispatchKeyEvent", type="keyUp", **common)

    # Surroundings

    def resize(self, width: int, height: int, *, mobile: bool = False) -> None:
        """Give the page this viewport."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=mobile,
        )

    def prefer(self, **features: str) -> None:
        """Set media features, underscores for hyphens: `prefer(prefers_color_scheme="dark")`."""
        chosen = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.send("Emulation.setEmulatedMedia", features=chosen)

    def offline(self, off: bool) -> None:
        """Cut the connection, or bring it back."""
        self.send(
            "Network.emulateNetworkConditions",
            offline=off,
            latency=0,
            downloadThroughput=-1,
            uploadThroughput=-1,
        )

    def screenshot(self, path: Path | str, *, whole: bool = False) -> None:
        """Save a PNG of the viewport, or of the `whole` page."""
        answer = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        Path(path).write_bytes(base64.b64decode(answer["data"]))

    def close(self) -> None:
        """End the browser and delete its profile."""
        with contextlib.suppress(BrowserError, OSError, websocket.WebSocketException):
            self.send("Browser.close")
        self._socket.close()
        self._stop()

    # The protocol

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """One DevTools command and its result. Events that arrive meanwhile are taken note of."""
        self._last_id += 1
        self._socket.send(json.dumps({"id": self._last_id, "method": method, "params": params}))
        until = time.monotonic() + self.timeout
        while time.monotonic() < until:
            message = self._receive()
            if message.get("id") == self._last_id:
                if "error" in message:
                    raise BrowserError(f"{method}: {message['error']['message']}")
                result: dict[str, Any] = message["result"]
                return result
        raise TimeoutError(f"no answer to {method}")

    def _receive(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(self._socket.recv())
        params = message.get("params", {})
        match message.get("method"):
            case "Page.loadEventFired":
                self._loads += 1
            case "Runtime.exceptionThrown":
                self.problems.append(_exception(params["exceptionDetails"]))
            case "Log.entryAdded" if params["entry"]["level"] == "error":
                self.problems.append(f"{params['entry']['text']} ({params['entry'].get('url', '')})")
            case "Network.requestWillBeSent":
                self.requests.append(params["request"]["url"])
        return message

    def _await_load(self, before: int) -> None:
        until = time.monotonic() + self.timeout
        while self._loads == before:
            if time.monotonic() > until:
                raise TimeoutError("the page never finished loading")
            self._receive()

    def _page_address(self) -> str:
        """The page's websocket. Chromium writes the port it chose into its profile."""
        noted = Path(self._profile, "DevToolsActivePort")
        until = time.monotonic() + self.timeout
        while time.monotonic() < until:
            if self._process.poll() is not None:
                raise BrowserError(f"{EXECUTABLE} ended at once, status {self._process.returncode}")
            lines = noted.read_text().split() if noted.exists() else []
            if len(lines) == 2:
                return self._first_page(int(lines[0]), lines[1], until)
            time.sleep(0.05)
        raise TimeoutError(f"{EXECUTABLE} did not start")

    @staticmethod
    def _first_page(port: int, path: str, until: float) -> str:
        connection = websocket.create_connection(f"ws://127.0.0.1:{port}{path}", timeout=10)
        try:
            while time.monotonic() < until:
                connection.send(json.dumps({"id": 1, "method": "Target.getTargets"}))
                targets = json.loads(connection.recv())["result"]["targetInfos"]
                pages = [target["targetId"] for target in targets if target["type"] == "page"]
                if pages:
                    return f"ws://127.0.0.1:{port}/devtools/page/{pages[0]}"
                time.sleep(0.05)
        finally:
            connection.close()
        raise TimeoutError("no page opened")

    def _stop(self) -> None:
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self._profile, ignore_errors=True)


def _exception(details: dict[str, Any]) -> str:
    return str(details.get("exception", {}).get("description") or details.get("text", "exception"))
