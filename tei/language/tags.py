"""Language tags (BCP 47, RFC 5646), as files have them and as TEI wants them."""

from __future__ import annotations

import re
from functools import lru_cache

#: The characters of a tag (RFC 5646, section 2.1).
_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_CHUNK = re.compile(r"[A-Za-z0-9]{1,8}")

#: Subtags of these lengths are scripts and regions.
_SCRIPT, _REGION = 4, 2

#: The tags of most texts; the registry need not be asked for them (`tei.language.subtags`).
USUAL = frozenset(
    "ar bg ca cs da de de-DE de-Latn el en en-GB en-US es et fa fi fr ga grc grc-Latn he he-Latn hi"
    " hr hu hy is it ja ja-Latn ko la lt lv mul nl no pl pt pt-BR ro ru sa sa-Latn sk sl sr sv syr"
    " tr und uk vi zh zh-CN zh-Hans zh-Hant zh-Latn zh-Latn-pinyin zh-TW zxx".split()
)

#: The tag of a text in a language that nobody names.
UNDETERMINED = "und"


def normalised(tag: str) -> str:
    """`tag` in the usual case (section 2.1.1): ``zh_hans-cn`` is ``zh-Hans-CN``.

    What is no tag becomes one for private use (section 2.2.7), so that two of them stay apart:
    ``Chinese (old)`` is ``x-chinese-old``.
    """
    tag = tag.strip().replace("_", "-").strip("-")
    if not tag:
        return UNDETERMINED
    if not _TAG.fullmatch(tag):
        return "-".join(["x", *_CHUNK.findall(tag.lower())]) if _CHUNK.search(tag) else UNDETERMINED
    first, *others = tag.lower().split("-")
    found = [first]
    for subtag in others:
        if any(len(before) == 1 for before in found):
            # What follows a single letter is an extension, or for private use.
            found.append(subtag)
        elif len(subtag) == _SCRIPT and subtag.isalpha():
            found.append(subtag.capitalize())
        else:
            found.append(subtag.upper() if len(subtag) == _REGION else subtag)
    return "-".join(found)


@lru_cache(maxsize=256)
def primary(tag: str) -> str:
    """The language alone, without script and region: ``zh`` of ``zh-Hans``."""
    return tag.partition("-")[0].lower()


def refusal(tag: str) -> str:
    """What is wrong with a tag by the registry, and what may be meant; empty for nothing.

    It goes on a sentence that began with the tag: `has Hnas, which is no script in IANA's registry;
    did you mean "zh-Hans"?`.
    """
    if tag in USUAL:
        return ""
    # Imported here: it reads the registry, which the usual tags do not need.
    from tei.language import subtags  # noqa: PLC0415

    fault = subtags.fault(tag)
    if fault is None:
        return ""
    meant = fault.instead
    if not meant and (usual := normalised(tag)) != tag and subtags.fault(usual) is None:
        meant = usual
    advice = f'did you mean "{meant}"?' if meant else "write one such as zh-Hans or en"
    return f"{fault.what}; {advice}"


def is_covered(tag: str, listed: str) -> bool:
    """Whether a listed tag stands for `tag` as well: ``grc`` does for ``grc-Latn``.

    Basic filtering, RFC 4647, section 3.3.1.
    """
    return f"{tag}-".lower().startswith(f"{listed}-".lower())
