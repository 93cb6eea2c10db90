"""The edition of seeds/ as the golden files have it; run it to write them anew.

The golden files pin the versions: 0.1.0 stands for whatever tei wrote them, 1.0.0 for whatever
sentencex.
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


def edition(out: Path) -> dict[str, bytes]:
    """The golden files by name, made from seeds/ in the folder `out`."""
    found = corpus.documents(corpus.entries([str(SEEDS)]))
    [outcome] = corpus.build(found, out)
    names = {"seed.xml": outcome.tei, "seed.html": outcome.html, "index.html": corpus.INDEX}
    names |= {f"{name}.html": f"html/{name}.html" for name in NAME_PAGES.values()}
    return {name: _pinned((out / path).read_bytes()) for name, path in names.items()}


def _pinned(data: bytes) -> bytes:
    for version, pin in ((tei.__version__, b"0.1.0"), (SEGMENTER_VERSION, b"1.0.0")):
        number = rb"(?<![0-9.])" + re.escape(version.encode()) + rb"(?![0-9.]*[0-9])"
        data = re.sub(number, pin, data)
    return data


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for name, data in edition(Path(folder)).items():
            (HERE / name).write_bytes(data)
