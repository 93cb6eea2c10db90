"""Documents of tests, and what the rules beyond schemas find in them."""

from pathlib import Path

from tei import codes
from tei.diagnostics import Diagnostic
from tei.validate.checks import Surroundings, examined

XI = "http://www.w3.org/2001/XInclude"


def tei(body: str, header: str = "", attributes: str = "") -> str:
    """A document with elements in its body and its header."""
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:xi="{XI}" {attributes}>'
        f"<teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>"
    )


def findings(document: str | Path, root: Path | None = None) -> list[Diagnostic]:
    """What is found about pointers in a document; a file may look at others below `root`."""
    if isinstance(document, str):
        found = examined(document.encode(), "a.xml")
    else:
        found = examined(document, "a.xml", (), Surroundings(document, root or document.parent))
    # What else is to be said of these headers is not their subject.
    return [
        finding
        for finding in found
        if not codes.NO_SUCH_DAY.id <= finding.code.id < codes.BAD_ALLOWANCE.id
    ]


def names(document: str | Path, root: Path | None = None) -> list[str]:
    """The names of what is found."""
    return [finding.code.name for finding in findings(document, root)]


def in_folder(folder: Path, files: dict[str, str]) -> Path:
    """Write files into a folder; the first of them."""
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder / next(iter(files))
