"""A folder of sources and its edition beside it, built as often as a test likes."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from flood import CHINESE, ENGLISH, SETTINGS

from tei import corpus

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tei.diagnostics import Diagnostic


@dataclass
class Edition:
    """The edition of `sources`, in a folder beside it."""

    sources: Path

    @property
    def out(self) -> Path:
        """The edition's folder."""
        return self.sources.parent / "out"

    def build(self, *names: str, workers: int = 1) -> list[Diagnostic]:
        """Build it, or what the named files make of it; what was found."""
        named = [str(self.sources / name) for name in names] or [str(self.sources)]
        found = corpus.documents(corpus.entries(named, leave_out=self.out))
        outcomes = list(corpus.build(found, self.out, workers))
        assert not [outcome.trace for outcome in outcomes if outcome.trace]
        return [d for outcome in outcomes for d in outcome.diagnostics]

    def codes(self, *names: str) -> list[str]:
        """The codes of what was found."""
        return [d.code.id for d in self.build(*names)]

    def files(self, kind: str) -> list[str]:
        """The names of its TEI files (``tei``) or pages (``html``), without the suffix."""
        names = (path.stem for path in (self.out / kind).glob("*.*ml"))
        return sorted(name for name in names if name != "index")

    def tei(self, word: str) -> Path:
        """The TEI file that has a word in it."""
        files = (self.out / "tei").glob("*.xml")
        [found] = [path for path in files if word in path.read_text(encoding="utf-8")]
        return found

    def page(self, name: str) -> str:
        """A page."""
        return (self.out / "html" / f"{name}.html").read_text(encoding="utf-8")

    def taken_over(self, word: str, name: str = "") -> Path:
        """The TEI with a word in it, copied beside its source by an editor and corrected there."""
        tei = self.tei(word)
        path = self.sources / (name or tei.name)
        path.write_bytes(tei.read_bytes())
        correction = f'<choice><sic>all</sic><corr resp="#{tei.stem}-encoder">every</corr></choice>'
        edited(path, f"{word} all", f"{word} {correction}")
        return path


def edited(path: Path, old: str, new: str) -> bytes:
    """A file with something in it replaced."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path.read_bytes()


@pytest.fixture
def edit() -> Callable[[Path, str, str], bytes]:
    """`edit(path, old, new)`: change a file, as an editor would; its bytes."""
    return edited


@pytest.fixture
def edition(tmp_path: Path, source: Callable[..., str]) -> Edition:
    """The edition of two sources: it was rain all day, it was snow all day."""
    folder = tmp_path / "sources"
    folder.mkdir()
    for name in ("rain", "snow"):
        text = source(english=f"It was {name} all day.")
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return Edition(folder)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, source: Callable[..., str]) -> Path:
    """A folder with a source of four sentences and its edition."""
    folder = tmp_path_factory.mktemp("flood")
    sources = folder / "sources"
    sources.mkdir()
    (sources / "tei.toml").write_text(SETTINGS, encoding="utf-8")
    text = source(english=ENGLISH, chinese=CHINESE)
    (sources / "flood.txt").write_text(text, encoding="utf-8")
    listed = corpus.entries([str(sources)])
    list(corpus.build(corpus.documents(listed), folder / "out", 1))
    return folder


@pytest.fixture
def flood(edition: Edition, built: Path) -> Edition:
    """That edition, to be built again; its editor is Wang Fang."""
    folder = edition.sources.parent
    shutil.rmtree(edition.sources)
    shutil.copytree(built, folder, dirs_exist_ok=True)
    return edition
