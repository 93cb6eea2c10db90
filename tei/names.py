"""Names shared by every stage: namespaces, media types, statuses, languages in English."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
RELAX_NG = "http://relaxng.org/ns/structure/1.0"
SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"

#: Where the edition's schemas stand, seen from the TEI file that names them.
SCHEMA_FOLDER = "schema"

#: What a version is to the document.
ORIGINAL: Final = "original"
TRANSLATION: Final = "translation"

#: How far a translation can be relied on, and what is said of it in plain words.
TRANSLATION_STATUS = MappingProxyType(
    {
        "unknown": "Nobody has stated how this translation was made or whether it was checked.",
        "unreviewed-mt": "Machine translation that nobody has checked against the original.",
        "post-edited": "Machine translation corrected by a person.",
        "reviewed": "Translation checked against the original by a named person.",
        "human": "Translation made by a person.",
    }
)

#: Language tags (BCP 47) to their English names, for `<language>` and the page. A tag that is not
#: here stands for itself.
LANGUAGE_NAMES = MappingProxyType(
    {
        "de": "German",
        "en": "English",
        "es": "Spanish",
        "fr": "French",
        "it": "Italian",
        "ja": "Japanese",
        "ko": "Korean",
        "la": "Latin",
        "pt": "Portuguese",
        "ru": "Russian",
        "zh": "Chinese",
        "zh-Hans": "Simplified Chinese",
        "zh-Hant": "Traditional Chinese",
        "zh-Latn-pinyin": "Chinese in pinyin",
    }
)
