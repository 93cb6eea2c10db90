"""``tei align``."""

from __future__ import annotations

from math import floor
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from tei.align.findings import WEAK
from tei.align.plain import WRITERS
from tei.align.texts import beads as beads_of
from tei.align.texts import text_of
from tei.cli import options
from tei.diagnostics import Lines
from tei.errors import FileUnreadable, UsageError
from tei.language.scripts import is_han
from tei.language.tags import primary, refusal
from tei.sources import front_matter

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tei.align.beads import Bead
    from tei.align.texts import Text

_TEI, _MEMORY, _TABLE = "tei", "tmx", "tsv"
#: What the name of an output says of its format; any other name is a table's.
_BY_SUFFIX = {".xml": _TEI, ".tei": _TEI, ".tmx": _MEMORY}
#: So many weak links are told one by one.
_FEW = 10


@click.command("align")
@click.argument("original")
@click.argument("translation")
@click.option(
    "--lang",
    "languages",
    required=True,
    metavar="A,B",
    help="The languages of both, as tags (zh,en).",
)
@click.option("--lines", is_flag=True, help="One sentence a line. [running text]")
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted([*WRITERS, _TEI])),
    help="A TEI document, a translation memory, a table, or numbers as Vecalign prints them. "
    "[by the output's name; else tsv]",
)
@click.option(
    "-o", "--output", default="-", show_default=True, metavar="FILE", help="What to write."
)
@options.verbosity
def command(  # noqa: PLR0913 - click passes each option by its name
    original: str,
    translation: str,
    languages: str,
    form: str | None,
    output: str,
    *,
    lines: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Align the sentences of two plain texts (- for standard input).

    Each link has the probability that it is right; those that are more likely wrong are told on
    standard error. The texts are not changed.
    """
    tags = _tags(languages)
    form = form or _BY_SUFFIX.get(PurePath(output).suffix.lower(), _TABLE)
    options.keep(output, original, translation)
    if original == translation == options.STANDARD:
        raise UsageError("standard input has one text; name a file for the other")
    texts = _text(original, tags[0], lines=lines), _text(translation, tags[1], lines=lines)
    if not lines:
        _refuse_front_matter(texts)
    if form == _MEMORY:
        _refuse_signs(texts)
    if not quiet and _are_exchanged(texts):
        options.say(
            f"--lang {languages}: {texts[0].file.path} seems to be in {tags[1]}, and "
            f"{texts[1].file.path} is not; name the languages in the order of the files"
        )
    beads = beads_of(*texts)
    if form == _TEI:
        # Imported here: it takes longer to load than a short text to align.
        from tei import corpus  # noqa: PLC0415
        from tei.pipeline import parallel  # noqa: PLC0415

        options.write(output, parallel.encoded(*texts, beads))
        if output != options.STANDARD and Path(output).is_file():
            corpus.copy_schemas(Path(output).parent)
    else:
        sides = texts[0].sentences, texts[1].sentences
        options.write(output, WRITERS[form](beads, sides, tags))
    if not quiet:
        _tell_weak(beads, texts, most=len(beads) if verbose else _FEW)


def _are_exchanged(texts: tuple[Text, Text]) -> bool:
    """Whether the text that is not called Chinese is, and the other one is not."""
    chinese = [is_han(text.text) for text in texts]
    return chinese[0] != chinese[1] and chinese == [primary(t.lang) != "zh" for t in texts]


def _refuse_front_matter(texts: Iterable[Text]) -> None:
    """Refuse sources of an edition, whose title and author are no sentences.

    Raises:
        FileUnreadable: one of the texts is such a source.
    """
    for text in texts:
        if front_matter.read(text.text).end:
            message = (
                f"{text.file.path}: this begins with front matter, which is no text to align; take"
                " it away, or make an edition (tei build) and a memory of that (tei render)"
            )
            raise FileUnreadable(message)


def _refuse_signs(texts: Iterable[Text]) -> None:
    """Refuse texts with characters that no translation memory can hold.

    Raises:
        FileUnreadable: there is one.
    """
    for text in texts:
        for sign in text.signs:
            [(_, code)] = sign.attributes
            line = text.text.count("\n", 0, sign.span.start) + 1
            message = (
                f"{text.file.path}:{line}: U+{code.upper()} is here, a character that XML, and so a"
                " translation memory, cannot hold; take it out, or choose another --format"
            )
            raise FileUnreadable(message)


def _tell_weak(beads: Sequence[Bead], texts: tuple[Text, Text], most: int) -> None:
    """Say which links are weak, and how many of how many."""
    links = [bead for bead in beads if bead.original and bead.translation]
    weak = [link for link in links if link.cert < WEAK]
    lines = [Lines(text.text) for text in texts]
    for link in weak[:most]:
        here, there = (
            ":".join(map(str, (text.file.path, *ends.position(text.units[units[0]].span.start))))
            for text, ends, units in zip(
                texts, lines, (link.original, link.translation), strict=True
            )
        )
        # Never as sure as a link that is not weak.
        options.say(f"{here}, {there}: weak link ({floor(100 * link.cert) / 100:.2f})")
    if len(weak) > most:
        options.say(f"… and {len(weak) - most} more; --verbose tells all")
    linked = sum(len(link.original) + len(link.translation) for link in links)
    alone = sum(len(text.written) for text in texts) - linked
    options.say(
        f"links: {len(links)}; weak, that is below {WEAK}: {len(weak)}; "
        f"sentences without a counterpart: {alone}"
    )


def _tags(languages: str) -> tuple[str, str]:
    """Two language tags.

    Raises:
        UsageError: they are not two, or not in IANA's registry.
    """
    tags = tuple(tag.strip() for tag in languages.split(","))
    if len(tags) != 2 or not all(tags):  # noqa: PLR2004 - original and translation
        message = f"--lang {languages}: name two languages with a comma between them, as in zh,en"
        raise UsageError(message)
    for tag in tags:
        if wrong := refusal(tag):
            message = f'--lang {languages}: the language tag "{tag}" {wrong}'
            raise UsageError(message)
    return tags[0], tags[1]


def _text(name: str, lang: str, *, lines: bool) -> Text:
    """The text of a file.

    Raises:
        FileUnreadable: it is not in UTF-8.
    """
    try:
        return text_of(options.shown(name), options.read(name), lang, lines=lines)
    except UnicodeDecodeError:
        message = f"{options.shown(name)}: this is not in UTF-8; convert it first"
        raise FileUnreadable(message) from None
