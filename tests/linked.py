"""Documents in two languages whose sentences are linked, and what is found in them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from documents_to_check import HEADER

from tei.validate.checks import examined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tei.diagnostics import Diagnostic

#: So many sentences make a paragraph.
_TOGETHER = 5
_FIRST = 570
_LAST = 579


def linked(
    pairs: Sequence[tuple[str, str]],
    cert: str = "0.9",
    issued: str = "1958-03-20",
    glossary: Mapping[str, str] | None = None,
) -> bytes:
    """A document with each sentence in Chinese and in English, a line for each.

    Args:
        pairs: what the two say; markup stays.
        cert: of the links.
        issued: the day of the issue.
        glossary: names, and what they are in English.
    """
    terms = "".join(
        f"<label>{name}</label><item><gloss>{rendering}</gloss></item>"
        for name, rendering in (glossary or {}).items()
    )
    glosses = f'<div type="glossary"><list type="gloss">{terms}</list></div>' if terms else ""
    header = HEADER.replace("<p>Born digital.</p>", f'<bibl><date when="{issued}"/></bibl>')
    sides = [
        f'<div xml:lang="{lang}">{_paragraphs(lang, (pair[side] for pair in pairs))}</div>'
        for side, lang in enumerate(("zh-Hans", "en"))
    ]
    links = "".join(f'<link target="#zh{n} #en{n}" cert="{cert}"/>' for n in range(len(pairs)))
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en">{header}'
        f"<text><body>{''.join(sides)}{glosses}</body></text>"
        f'<standOff><linkGrp type="alignment">{links}</linkGrp></standOff></TEI>'
    ).encode()


def _paragraphs(lang: str, texts: Iterable[str]) -> str:
    sentences = [
        f'\n<s xml:id="{lang[:2]}{number}">{text}</s>' for number, text in enumerate(texts)
    ]
    return "".join(
        f"<p>{''.join(sentences[start : start + _TOGETHER])}</p>"
        for start in range(0, len(sentences), _TOGETHER)
    )


def across(
    pairs: Sequence[tuple[str, str]], cert: str = "0.9", issued: str = "1958-03-20"
) -> list[Diagnostic]:
    """What is found between the languages of such a document."""
    found = examined(linked(pairs, cert, issued), "a.xml")
    return [each for each in found if _FIRST <= int(each.code.id[3:]) <= _LAST]


def escaped(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Text as XML."""
    return [(escape(one, quote=False), escape(other, quote=False)) for one, other in pairs]
