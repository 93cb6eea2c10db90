"""Where the schemas and stylesheets are: in a wheel, an editable install or a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def home(name: str) -> Path:
    """The folder ``schemas`` or ``xslt``.

    A wheel has it inside the package; a checkout, and so an editable install, beside it.

    Raises:
        FileNotFoundError: it is in neither place; the installation is damaged.
    """
    for folder in (_PACKAGE / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    message = f"the folder {name!r} of tei is missing; install tei again"
    raise FileNotFoundError(message)
