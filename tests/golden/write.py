"""The edition of seeds/ as the golden files have it; run it to write them anew.

The golden files pin the versions: 0.1.0 stands for whatever tei wrote them, 1.0.0 for whatever
sentencex. Of the pages they have what a person can read: the name of the style for the style, which
stands in xslt/edition.css, and a line for each block.
"""

import re
import tempfile
from pathlib import Path

import tei
from tei import corpus
from tei.language.segmentation import SEGMENTER_VERSION
from tei.names import NAME_PAGES

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
STYLE = HERE.parents[1] / "xslt" / "edition.css"
BLOCK = re.compile(
    rb"(?<!\n)(?=<(?:article|aside|dd|details|div|dl|dt|figure|footer|h[1-6]|header|li|main|nav|ol|p"
    rb"|section|summary|table|tr|ul)\b)"
)


def edition(out: Path) -> dict[str, bytes]:
    """The golden files by name, made from seeds/ in the folder `out`."""
    found = corpus.documents(corpus.entries([str(SEEDS)]))
    [outcome] = corpus.build(found, out)
    names = {"seed.xml": outcome.tei, "seed.html": outcome.html, "index.html": corpus.INDEX}
    names |= {f"{name}.html": f"html/{name}.html" for name in NAME_PAGES.values()}
    pinned = {name: _pinned((out / path).read_bytes()) for name, path in names.items()}
    return {
        name: _readable(data) if name.endswith(".html") else data for name, data in pinned.items()
    }


def _pinned(data: bytes) -> bytes:
    for version, pin in ((tei.__version__, b"0.1.0"), (SEGMENTER_VERSION, b"1.0.0")):
        number = rb"(?<![0-9.])" + re.escape(version.encode()) + rb"(?![0-9.]*[0-9])"
        data = re.sub(number, pin, data)
    return data


def _readable(page: bytes) -> bytes:
    return BLOCK.sub(b"\n", page.replace(STYLE.read_bytes().rstrip(), b"xslt/edition.css"))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for name, data in edition(Path(folder)).items():
            (HERE / name).write_bytes(data)
