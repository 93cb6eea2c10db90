"""The TEI header: what the source and the settings say, and nothing that nobody said."""

from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from tei import pipeline
from tei.settings import from_dict
from tei.validate import edition_schemas

ID = "{http://www.w3.org/XML/1998/namespace}id"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Source = Callable[..., str]
Tei = Callable[..., etree._Element]
Encode = Callable[..., pipeline.Encoded]


def _texts(root: etree._Element, path: str) -> list[str]:
    return ["".join(element.itertext()) for element in root.iterfind(path)]


def _availability(root: etree._Element, layer: str) -> etree._Element:
    elements = root.iterfind(".//{*}publicationStmt/{*}availability")
    return next(e for e in elements if e.get(ID, "").endswith(f"-availability-{layer}"))


def test_the_fields_of_the_source_are_in_the_header(source: Source, tei: Tei) -> None:
    root = tei(source(author="Li Ming", chinese_author="李明", column="农村来信"))
    assert _texts(root, ".//{*}titleStmt/{*}title") == ["Rain at last", "终于下雨"]
    assert [(a.get(LANG), a.text) for a in root.iterfind(".//{*}titleStmt/{*}author")] == [
        ("en", "Li Ming"),
        ("zh-Hans", "李明"),
    ]
    book = root.find(".//{*}biblStruct")
    assert book is not None
    assert _texts(book, "{*}analytic/{*}title") == ["终于下雨"]
    assert _texts(book, "{*}analytic/{*}author") == ["李明"]
    assert [d.get("when") for d in book.iterfind("{*}monogr/{*}imprint/{*}date")] == ["1958-03-20"]
    assert _texts(book, "{*}monogr/{*}biblScope[@unit='page']") == ["1"]
    assert _texts(book, "{*}monogr/{*}biblScope[@unit='column']") == ["农村来信"]


def test_what_the_source_leaves_blank_is_left_out(source: Source, tei: Tei) -> None:
    root = tei(source(title="", date="", page="", headline="### 终于下雨\n专栏："))
    assert root.find(".//{*}author") is None
    assert root.find(".//{*}biblScope") is None
    assert root.find(".//{*}notesStmt") is None
    assert root.find(".//{*}creation") is None
    assert not [e for e in root.iter("{*}date") if e.get("when")]
    assert _texts(root, ".//{*}titleStmt/{*}title") == ["终于下雨"]


def test_a_source_without_a_title_says_who_calls_it_untitled(source: Source, tei: Tei) -> None:
    [title] = tei(source(title="", headline="")).iterfind(".//{*}titleStmt/{*}title")
    assert title.text == "[Untitled]"
    assert title.get("resp", "").endswith("-encoder")


@pytest.mark.parametrize(
    ("page", "span"),
    [("4", ("4", "4")), ("2-3", ("2", "3")), ("2–3", ("2", "3")), ("A", (None, None))],
)
def test_a_page_says_from_where_to_where(
    page: str, span: tuple[str | None, str | None], source: Source, tei: Tei
) -> None:
    [scope] = tei(source(page=page, headline="### 雨")).iterfind(".//{*}biblScope[@unit='page']")
    assert (scope.text, (scope.get("from"), scope.get("to"))) == (page, span)


def test_an_impossible_date_stands_as_the_source_has_it(source: Source, tei: Tei) -> None:
    [date] = tei(source(date="1958-02-30", headline="### 雨")).iterfind(".//{*}imprint/{*}date")
    assert (date.text, date.get("when")) == ("1958-02-30", None)


def test_a_value_that_lost_a_conflict_is_a_note(source: Source, tei: Tei) -> None:
    [note] = tei(source(page="4")).iterfind(".//{*}notesStmt/{*}note[@type='source-field']")
    assert (note.get("n"), note.get(LANG), note.text) == ("page", "en", "4")


def test_a_licence_is_unknown_until_somebody_states_it(source: Source, tei: Tei) -> None:
    root = tei(source())
    for layer in ("source", "translation", "markup"):
        assert _availability(root, layer).get("status") == "unknown"
    assert root.find(".//{*}licence") is None


@pytest.mark.parametrize(
    ("licence", "status", "target"),
    [
        ("CC0-1.0", "free", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC-BY-4.0", "free", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC-BY-NC-4.0", "restricted", "https://creativecommons.org/licenses/by-nc/4.0/"),
        ("Ask the newspaper.", "unknown", None),
    ],
)
def test_each_layer_has_the_licence_that_the_settings_give(
    licence: str, status: str, target: str | None, source: Source, tei: Tei
) -> None:
    root = tei(source(), from_dict({"licence": {"markup": licence}}))
    markup = _availability(root, "markup")
    assert markup.get("status") == status
    [words] = markup
    assert words.get("target") == target
    assert licence in (words.text or "")
    assert _availability(root, "source").get("status") == "unknown"


def test_each_division_points_to_its_own_licence(source: Source, tei: Tei) -> None:
    root = tei(source())
    translation, original = root.iterfind(".//{*}body/{*}div")
    assert translation.get("decls") == f"#{_availability(root, 'translation').get(ID)}"
    assert original.get("decls") == f"#{_availability(root, 'source').get(ID)}"


def test_people_and_software_answer_for_the_edition(source: Source, tei: Tei) -> None:
    settings: dict[str, Any] = {
        "people": [{"name": "Chen Li", "role": "editor", "ref": "https://example.org/chen"}],
        "software": [{"name": "Example Translator", "version": "3.1", "role": "translation"}],
    }
    root = tei(source(), from_dict(settings))
    said = [
        tuple("".join(child.itertext()) for child in statement)
        for statement in root.iterfind(".//{*}titleStmt/{*}respStmt")
    ]
    assert ("editor", "Chen Li") in said
    assert ("translation", "Example Translator 3.1") in said
    [person] = root.iterfind(".//{*}titleStmt/{*}respStmt/{*}persName")
    assert person.get("ref") == "https://example.org/chen"


@pytest.mark.parametrize("status", ["unknown", "unreviewed-mt", "post-edited", "human"])
def test_the_translation_says_how_far_it_can_be_relied_on(
    status: str, source: Source, tei: Tei
) -> None:
    root = tei(source(), from_dict({"translation": {"status": status}}))
    [category] = root.iter("{*}category")
    assert category.get(ID, "").endswith(f"-status-{status}")
    [translation] = root.iterfind(".//{*}div[@type='translation']")
    assert translation.get("ana") == f"#{category.get(ID)}"


def test_a_reviewed_translation_names_its_reviewer(source: Source, tei: Tei) -> None:
    reviewer = {"name": "Zhang Hua", "role": "reviewer", "date": "2026-10-12"}
    settings = {"translation": {"status": "reviewed"}, "people": [reviewer]}
    root = tei(source(), from_dict(settings))
    [review] = [c for c in root.iter("{*}change") if c.get("when")]
    assert review.get("when") == "2026-10-12"
    people = {s.get(ID): s.findtext("{*}persName") for s in root.iter("{*}respStmt")}
    assert people[review.get("who", "").removeprefix("#")] == "Zhang Hua"


def test_an_unreviewed_translation_has_no_review(source: Source, tei: Tei) -> None:
    assert not [c for c in tei(source()).iter("{*}change") if "review" in (c.text or "")]


def test_a_text_in_one_language_has_no_translation_in_its_header(source: Source, tei: Tei) -> None:
    root = tei(source(title=None, english=""))
    assert root.find(".//{*}taxonomy") is None
    ids = [element.get(ID, "") for element in root.iter("{*}availability")]
    assert not any(name.endswith("-translation") for name in ids)


def test_the_edition_is_called_what_the_settings_say(source: Source, tei: Tei) -> None:
    edition = {
        "title": "A Year of Rain",
        "publisher": "Example Press",
        "version": "2",
        "date": "2026-11-01",
        "base-url": "https://example.org/rain/",
    }
    root = tei(source(), from_dict({"edition": edition}))
    publication = root.find(".//{*}publicationStmt")
    assert publication is not None
    assert publication.findtext("{*}publisher") == "Example Press"
    assert [date.get("when") for date in publication.iterfind("{*}date")] == ["2026-11-01"]
    address = publication.findtext("{*}idno[@type='URL']", "")
    assert address == f"https://example.org/rain/html/{root.get(ID)}.html"
    [named] = root.iterfind(".//{*}editionStmt/{*}edition")
    assert named.get("n") == "2"
    assert "A Year of Rain" in (named.text or "")


EVERYTHING: dict[str, Any] = {
    "edition": {"title": "A & B", "version": "2", "date": "2026", "base-url": "https://a.org"},
    "licence": {"source": "Ask.", "translation": "CC-BY-4.0", "markup": "CC0-1.0"},
    "translation": {"status": "reviewed"},
    "people": [
        {"name": "Zhang <Hua>", "role": "reviewer", "date": "2026-10-12"},
        {"name": "Chen Li", "role": "editor", "ref": "https://example.org/chen?a=1&b=2"},
    ],
    "software": [{"name": "Example Translator", "role": "translation", "version": "3.1"}],
    "images": [{"source": "rain.txt", "file": "a.png", "description": "A village."}],
}


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {name: EVERYTHING[name] for name in ("edition", "licence")},
        {"languages": {"original": "zh-Hant", "translation": "de-CH"}},
        EVERYTHING,
    ],
)
@pytest.mark.parametrize(
    "parts", [{}, {"english": "", "title": None}, {"page": "4", "column": "来信"}]
)
def test_the_tei_is_valid_whatever_the_settings_say(
    settings: dict[str, Any], parts: dict[str, str | None], source: Source, encode: Encode
) -> None:
    figure = "    下雨了。\n    （附图片）\n    雨中的山村  李明插图"
    result = encode(source(chinese=figure, **parts), from_dict(settings))
    assert result.tei is not None
    assert pipeline.check(result.tei, "rain.xml", edition_schemas()) == []


@pytest.mark.parametrize(("status", "times"), [("reviewed", 1), ("post-edited", 0)])
def test_a_review_is_told_only_of_a_reviewed_translation(
    status: str, times: int, source: Source, tei: Tei
) -> None:
    settings = from_dict(
        {
            "translation": {"status": status},
            "people": [{"name": "Chen Li", "role": "reviewer", "date": "2026-05-01"}],
        }
    )
    changes = "".join(tei(source(), settings).find(".//{*}revisionDesc").itertext())
    assert changes.count("reviewed") == times
