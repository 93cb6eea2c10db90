"""A vault of TEI's releases on this computer: a web server that tests tell what to say."""

from __future__ import annotations

from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: As far as the folder with a release's schemas.
FOLDER = "xml/tei/custom/schema/relaxng"
ANYTHING = """<define name="anything"><zeroOrMore><choice><text/>
<element><anyName/><zeroOrMore><attribute><anyName/><data type="string"/></attribute></zeroOrMore>
<ref name="anything"/></element></choice></zeroOrMore></define>"""


def schema(version: str = "", root: str = "TEI") -> bytes:
    """A schema in RELAX NG that allows anything within one element of TEI."""
    said = f"TEI Edition: P5 Version {version}. Last updated" if version else "Mine."
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><!-- {said} -->
<start><element name="{root}"><zeroOrMore><attribute><anyName/><data type="string"/></attribute>
</zeroOrMore><ref name="anything"/></element></start>{ANYTHING}</grammar>""".encode()


class Vault:
    """What the server has.

    Attributes:
        files: what it sends, by the path.
        cut: how much shorter than it says, by the path.
        elsewhere: addresses that it sends one to, by the path.
        asked: the paths that were asked for.
        url: its address.
    """

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.cut: dict[str, int] = {}
        self.elsewhere: dict[str, str] = {}
        self.asked: list[str] = []
        self.url = ""

    def release(self, name: str, version: str, *, is_current: bool = False) -> bytes:
        """Have a release, and send it."""
        data = schema(version)
        for folder in (version, "current") if is_current else (version,):
            self.files[f"/{folder}/{FOLDER}/{name}.rng"] = data
        return data

    def address(self, name: str, version: str) -> str:
        """Where a release is."""
        return f"{self.url}{version}/{FOLDER}/{name}.rng"


@contextmanager
def served() -> Iterator[Vault]:
    """A vault while it is open."""
    vault = Vault()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            vault.asked.append(self.path)
            data = vault.files.get(self.path)
            if to := vault.elsewhere.get(self.path):
                self.send_response(302)
                self.send_header("Location", to)
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif data is None:
                self.send_error(404)
            else:
                self.send_response(200)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data[: len(data) - vault.cut.get(self.path, 0)])

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        vault.url = f"http://127.0.0.1:{server.server_port}/"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield vault
        finally:
            server.shutdown()
            thread.join()
