"""Names shared by every stage: namespaces, media types, statuses, languages and roles."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
RELAX_NG = "http://relaxng.org/ns/structure/1.0"
SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
XSD = "http://www.w3.org/2001/XMLSchema"
XINCLUDE = "http://www.w3.org/2001/XInclude"

#: The grammar of editions, by its file's name.
EDITION_GRAMMAR = "edition.rng"
#: Where the edition's schemas stand, seen from the TEI file that names them.
SCHEMA_FOLDER = "schema"

#: Where an edition's settings stand.
SETTINGS_FILE = "tei.toml"

#: The end of the name of a file of corrections of links; before it stands the source's name.
LINKS_FILE = ".links.xml"

#: The page that lists the documents of an edition, and those that list whom and what they name.
INDEX_PAGE = "index"
NAME_PAGES = MappingProxyType({"person": "persons", "place": "places", "org": "organisations"})

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

#: What languages call themselves, in lower case, to their tags.
OWN_NAMES = MappingProxyType(
    {
        "deutsch": "de",
        "español": "es",
        "français": "fr",
        "italiano": "it",
        "日本語": "ja",
        "한국어": "ko",
        "latine": "la",
        "latina": "la",
        "lingua latina": "la",
        "português": "pt",
        "русский": "ru",
        "中文": "zh",
        "汉语": "zh",
        "漢語": "zh",
        "简体中文": "zh-Hans",
        "繁體中文": "zh-Hant",
        "繁体中文": "zh-Hant",
        "拼音": "zh-Latn-pinyin",
    }
)

#: What languages are called in German, French, Spanish, Italian, Portuguese and Russian, in lower
#: case, to their tags.
OTHER_NAMES = MappingProxyType(
    {
        name: tag
        for tag, names in {
            "de": "allemand alemán tedesco alemão немецкий",
            "en": "englisch anglais inglés inglese inglês английский",
            "es": "spanisch espagnol spagnolo espanhol испанский",
            "fr": "französisch francés francese francês французский",
            "it": "italienisch italien итальянский",
            "ja": "japanisch japonais japonés giapponese japonês японский",
            "ko": "koreanisch coréen coreano корейский",
            "la": "latein lateinisch latín latino latim латынь латинский",
            "pt": "portugiesisch portugais portugués portoghese португальский",
            "ru": "russisch russe ruso russo",
            "zh": "chinesisch chinois chino cinese chinês китайский",
        }.items()
        for name in names.split()
    }
)

#: What texts call the original and a translation of it, in lower case.
ROLE_NAMES: Mapping[str, Literal["original", "translation"]] = MappingProxyType(
    {
        **dict.fromkeys(("original", "original text", "source text", "原文", "оригинал"), ORIGINAL),
        **dict.fromkeys(
            (
                "translation",
                "translated text",
                "译文",
                "譯文",
                "翻译",
                "翻譯",
                "翻訳",
                "перевод",
                "traduction",
                "traducción",
                "traduzione",
                "tradução",
                "übersetzung",
            ),
            TRANSLATION,
        ),
    }
)
