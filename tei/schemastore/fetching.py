"""The network: one file from one address, of a limited size and in a limited time.

Nothing but `tei.schemastore.installing` comes here, and only for what somebody asked for.
"""

from __future__ import annotations

import time
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from tei import __version__
from tei.errors import SchemaUnusable, UsageError

if TYPE_CHECKING:
    from email.message import Message
    from http.client import HTTPResponse
    from typing import IO

#: How many bytes a schema may have; those of TEI have about one million.
LARGEST = 50_000_000
#: Seconds without a byte, and for all of them.
SILENCE, WHOLE = 30, 300

_PIECE = 1 << 16
_SECURE = "https"
_SCHEMES = ("http", _SECURE)


class _Redirections(HTTPRedirectHandler):
    """Redirections as usual, but never from an address that is protected to one that is not."""

    def redirect_request(  # noqa: PLR0913, PLR0917 - the library's own signature
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> Request | None:
        to = urlsplit(newurl).scheme
        if to not in _SCHEMES or (req.type == _SECURE and to != _SECURE):
            raise HTTPException("it leads to an address that is not protected: " + newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _words(error: Exception) -> str:
    """What the system says was wrong, without its number."""
    cause = getattr(error, "reason", None) or error
    words = getattr(cause, "strerror", None) or str(cause) or type(error).__name__
    return str(words[0].lower() + words[1:])


def fetched(url: str) -> bytes:
    """What stands at an address.

    Raises:
        UsageError: it is no address of the web.
        SchemaUnusable: it cannot be fetched, is not whole, or too large.
    """
    if urlsplit(url).scheme.lower() not in _SCHEMES:
        message = f"{url}: only what has an address with https or http can be fetched"
        raise UsageError(message)
    request = Request(url, headers={"User-Agent": f"tei/{__version__}"})  # noqa: S310 - see above
    try:
        with build_opener(_Redirections).open(request, timeout=SILENCE) as response:
            return _read(response)
    except HTTPError as error:
        with error:
            reason = f"the server says {error.code} {error.reason}".rstrip()
    except (OSError, HTTPException, ValueError) as error:
        reason = _words(error)
    message = f"{url}: cannot be fetched: {reason}"
    raise SchemaUnusable(message)


def _read(response: HTTPResponse) -> bytes:
    """The whole answer of a server.

    Raises:
        HTTPException: it is cut off, too large or too slow.
    """
    end = time.monotonic() + WHOLE
    data = bytearray()
    # As it comes, so that the clock is looked at between.
    while piece := response.read1(_PIECE):
        data += piece
        if len(data) > LARGEST:
            message = f"it is larger than {LARGEST:,} bytes"
            raise HTTPException(message)
        if time.monotonic() > end:
            message = f"it takes longer than {WHOLE} seconds"
            raise HTTPException(message)
    said = response.headers.get("Content-Length", "")
    # A connection that ends early is no error of the library's.
    if said.isdecimal() and len(data) != int(said):
        message = f"it ended after {len(data):,} of {int(said):,} bytes"
        raise HTTPException(message)
    return bytes(data)
