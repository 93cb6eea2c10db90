"""What the tests share: source texts made from parts, and short ways into the program."""

from __future__ import annotations

import os
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from documents import assembled
from lxml import etree
from vault import Vault, served

from tei import pipeline, sources
from tei.cli import cli
from tei.names import XML
from tei.settings import Settings
from tei.xml.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
#: What may not be published, or is somebody else's; not everybody has it.
SHARED = Path(os.environ.get("TEI_SHARED", ROOT.parent / "shared"))
SAMPLES = SHARED / "samples"

LANGUAGES = {"original": "zh-Hans", "translation": "en"}


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """A process for each core where all tests are run; where some are named, none but this one.

    To start a process and have it find the tests takes longer than those of a file.
    """
    is_all = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    return None if is_all and not config.option.keyword else 0


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[None]:
    """Tests keep their schemas to themselves, and use nobody's."""
    folder = tmp_path_factory.getbasetemp()
    # What one process has made of a schema or a dictionary, the others need not make again.
    kept = (folder if worker_id == "master" else folder.parent) / "cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TEI_CACHE", str(kept))
        patch.setenv("TEI_SCHEMAS", str(tmp_path_factory.mktemp("schemas")))
        patch.setenv("XML_CATALOG_FILES", "")
        yield


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Vault]:
    """A server that stands for the vault of the TEI Consortium, and an empty store."""
    monkeypatch.setenv("TEI_SCHEMAS", str(tmp_path / "store"))
    with served() as found:
        monkeypatch.setenv("TEI_VAULT", found.url)
        yield found


@pytest.fixture(scope="session")
def source() -> Callable[..., str]:
    """`source(english="It rained.")`: a source text with these parts and the usual others."""
    return assembled


@pytest.fixture(scope="session")
def read() -> Callable[[str], sources.Reading]:
    """A source text as its reader understands it."""

    def reading(text: str, path: str = "rain.txt") -> sources.Reading:
        opened = sources.opened([sources.SourceBytes(path, text.encode())])
        assert opened.form is not None, opened.diagnostics
        assert opened.source is not None, opened.diagnostics
        return opened.form.read(opened.source, LANGUAGES)

    return reading


@pytest.fixture(scope="session")
def encode() -> Callable[..., pipeline.Encoded]:
    """A source, text or bytes, through the pipeline as far as the TEI file."""

    def encoded(
        text: str | bytes, settings: Settings | None = None, identity: str = "rain.txt"
    ) -> pipeline.Encoded:
        data = text.encode() if isinstance(text, str) else text
        source_bytes = pipeline.SourceBytes(identity, data)
        return pipeline.encode([source_bytes], identity, settings or Settings())

    return encoded


@pytest.fixture(scope="session")
def tei(encode: Callable[..., pipeline.Encoded]) -> Callable[..., etree._Element]:
    """A source as the root element of its TEI."""

    def root(text: str, settings: Settings | None = None, **more: str) -> etree._Element:
        result = encode(text, settings, **more)
        assert result.tei is not None, result.diagnostics
        return parse(result.tei).getroot()

    return root


@pytest.fixture(scope="session")
def encode_files() -> Callable[..., pipeline.Encoded]:
    """`encode_files({"rain.en.txt": "…", "rain.zh.txt": "…"})`: one document of several files."""

    def encoded(
        files: dict[str, str | bytes], settings: Settings | None = None
    ) -> pipeline.Encoded:
        inputs = [
            pipeline.SourceBytes(
                name,
                text.encode() if isinstance(text, str) else text,
                lang=name.split(".")[-2] if name.count(".") > 1 else "",
            )
            for name, text in files.items()
        ]
        return pipeline.encode(inputs, "rain", settings or Settings())

    return encoded


@pytest.fixture(scope="session")
def outline() -> Callable[[etree._Element], str]:
    """`outline(division)`: the elements in it that are blocks: `head p*2 list(item*3)`."""

    def of(element: etree._Element) -> str:
        inline = ("s", "seg", "name", "lb", "g")
        blocks = [child for child in element if etree.QName(child).localname not in inline]
        parts = []
        for part, same in groupby(blocks, key=named):
            count = len(list(same))
            parts.append(f"{part}*{count}" if count > 1 else part)
        return " ".join(parts)

    def named(element: etree._Element) -> str:
        inner = of(element)
        name = etree.QName(element).localname
        return f"{name}({inner})" if inner else name

    return of


@pytest.fixture(scope="session")
def division(tei: Callable[..., etree._Element]) -> Callable[[str, str], etree._Element]:
    """The division of one language in the TEI of a source."""

    def of(text: str, lang: str) -> etree._Element:
        divisions = tei(text).iterfind("{*}text/{*}body/{*}div")
        return next(found for found in divisions if found.get(f"{{{XML}}}lang") == lang)

    return of


@pytest.fixture
def run() -> Callable[..., Result]:
    """`run("encode", path, "-o", "-")`: the command in this process."""

    def command(*arguments: str | Path, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(cli, [str(argument) for argument in arguments], input=stdin)

    return command


@pytest.fixture(scope="session")
def seed() -> Path:
    """The document that the edition grew from."""
    [path] = (ROOT / "seeds").glob("*.txt")
    return path


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test with the argument `sample` runs once for each sample."""
    if "sample" in metafunc.fixturenames:
        files = sorted(file for file in SAMPLES.glob("*.md") if file.stem != "README")
        absent = pytest.mark.skip(reason="the samples of the corpus are not on this computer")
        metafunc.parametrize(
            "sample",
            files or [pytest.param(None, marks=absent)],
            ids=lambda file: getattr(file, "stem", ""),
        )
