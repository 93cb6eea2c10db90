"""``tei align``."""

from __future__ import annotations

import click

from tei.align.aligning import aligned
from tei.align.plain import WRITERS
from tei.cli import options
from tei.errors import FileUnreadable, UsageError
from tei.language.segmentation import sentences
from tei.language.tags import refusal
from tei.xml.characters import FORBIDDEN

#: The format that is XML.
_XML = "tmx"


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
    type=click.Choice(sorted(WRITERS)),
    default="tsv",
    show_default=True,
    help="A table, a translation memory, or numbers as Vecalign prints them.",
)
@click.option(
    "-o", "--output", default="-", show_default=True, metavar="FILE", help="What to write."
)
def command(  # noqa: PLR0913 - click passes each option by its name
    original: str, translation: str, languages: str, form: str, output: str, *, lines: bool
) -> None:
    """Align the sentences of two plain texts (- for standard input).

    Each link has the probability that it is right. The texts are not changed.
    """
    tags = _tags(languages)
    options.keep(output, original, translation)
    if original == translation == options.STANDARD:
        raise UsageError("standard input has one text; name a file for the other")
    texts = _text(original, form), _text(translation, form)
    sides = (
        _units(texts[0], tags[0], lines=lines),
        _units(texts[1], tags[1], lines=lines),
    )
    options.write(output, WRITERS[form](aligned(*sides, tags), sides, tags))


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


def _text(name: str, form: str) -> str:
    """The text of a file.

    Raises:
        FileUnreadable: it is not in UTF-8, or the format cannot hold it.
    """
    try:
        text = options.read(name).decode("utf-8-sig")
    except UnicodeDecodeError:
        message = f"{options.shown(name)}: this is not in UTF-8; convert it first"
        raise FileUnreadable(message) from None
    if form == _XML and (bad := FORBIDDEN.search(text)):
        line = text.count("\n", 0, bad.start()) + 1
        message = (
            f"{options.shown(name)}:{line}: U+{ord(bad[0]):04X} is here, a character that XML, and"
            " so a translation memory, cannot hold; take it out, or choose another --format"
        )
        raise FileUnreadable(message)
    return text


def _units(text: str, lang: str, *, lines: bool) -> list[str]:
    """The sentences of a text: its lines, or those of its paragraphs."""
    if lines:
        # Nothing else ends a line here: the numbers of lines are those of other programs.
        return text.removesuffix("\n").split("\n") if text else []
    return [line[begin:end] for line in text.splitlines() for begin, end in sentences(line, lang)]
