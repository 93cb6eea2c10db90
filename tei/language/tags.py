"""Language tags (BCP 47, RFC 5646), as files have them and as TEI wants them."""

from __future__ import annotations

import re

#: The characters of a tag (RFC 5646, section 2.1).
_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_CHUNK = re.compile(r"[A-Za-z0-9]{1,8}")

#: Subtags of these lengths are scripts and regions.
_SCRIPT, _REGION = 4, 2

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


def primary(tag: str) -> str:
    """The language alone, without script and region: ``zh`` of ``zh-Hans``."""
    return tag.partition("-")[0].lower()
