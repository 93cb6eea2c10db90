"""Files that are no XML at all, by how they begin."""

from __future__ import annotations

import re

from tei.xml.malformed.scene import Fault

#: How files begin that people take for documents.
_BEGINNINGS = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"%PDF-", "a PDF file"),
    (b"{\\rtf", "an RTF file, as word processors write"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an old version of Word, Excel or PowerPoint"),
    (b"\x1f\x8b", "a file compressed with gzip"),
    (b"BZh", "a file compressed with bzip2"),
    (b"\xfd7zXZ\0", "a file compressed with xz"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\0", "an SQLite database"),
)
#: What a ZIP archive is, by the names of files in it.
_ARCHIVES = (
    (b"word/", "a Word file (.docx)"),
    (b"xl/", "an Excel file (.xlsx)"),
    (b"ppt/", "a PowerPoint file (.pptx)"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"application/epub", "an e-book (.epub)"),
)
_JSON = re.compile(r"""\s*(?:\{\s*["}]|\[\s*(?:["{\[\]]|-?\d))""")
_TAG = re.compile(r"<(?:[?!/]?[^\W\d]|!--|:)")


def no_xml(beginning: bytes, text: str) -> Fault | None:
    """What a file is, if it is no XML.

    Args:
        beginning: its first bytes.
        text: the same as text, as far as it can be read so.
    """
    if not text.strip():
        return Fault(0, "the file is empty", "is it the right one?")
    if beginning.startswith(b"PK\x03\x04"):
        kind = next((kind for name, kind in _ARCHIVES if name in beginning), "a ZIP archive")
    else:
        kind = next((kind for start, kind in _BEGINNINGS if beginning.startswith(start)), "")
    if kind:
        packed = kind.endswith(("zip", "zip2", "xz", "archive"))
        advice = (
            "unpack it first" if packed else "give the XML file; one can be exported or converted"
        )
        return Fault(0, f"this is no XML: it is {kind}", advice)
    start = len(text) - len(text.lstrip())
    if _JSON.match(text):
        return Fault(start, "this is no XML: it is JSON", "give the XML file")
    if not _TAG.search(text):
        return Fault(start, "this is no XML: it has no tag", "give the XML file")
    return None
