"""TEI beside sources: it stands as it is, in the place of its source, until it goes."""

import json
import zipfile
from pathlib import Path

import pytest

from tei import corpus
from tei.diagnostics import Severity

OURS = """<?xml-model href="schema/edition.rng"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"/>"""


def test_tei_beside_its_source_takes_its_place_byte_for_byte(edition):
    edition.build()
    path = edition.taken_over("rain")
    [finding] = edition.build()
    assert (finding.code.id, finding.location.path) == ("TEI904", str(path))
    assert finding.related[0].path == str(edition.sources / "rain.txt")
    assert (edition.out / "tei" / path.name).read_bytes() == path.read_bytes()
    assert "every" in edition.page(path.stem)
    assert len(edition.files("tei")) == len(edition.files("html")) == 2
    assert edition.codes() == ["TEI904"]


def test_it_does_so_in_an_edition_that_is_built_for_the_first_time(edition):
    edition.build()
    path = edition.taken_over("rain", "Corrected.XML")
    edition.out.rename(edition.out.parent / "old")
    assert edition.codes() == ["TEI904"]
    assert edition.tei("every").read_bytes() == path.read_bytes()


def test_a_mistake_in_it_is_an_error_of_that_file(edition, edit):
    edition.build()
    path = edition.taken_over("rain")
    edit(path, "day.", "night.")
    found = edition.build()
    assert {d.code.id for d in found} == {"TEI904", "TEI401", "TEI402"}
    edit(path, "night.", "day.")
    edit(path, "<textClass>", "<rain/><textClass>")
    wrong = [d for d in edition.build() if d.severity is Severity.ERROR]
    assert wrong
    assert {d.location.path for d in wrong} == {str(path)}


@pytest.mark.parametrize("name", ["rain.txt", "d1958-03-20-p1-2ef8ba51.xml"])
def test_a_part_of_the_files_gives_the_same_document(name, edition):
    edition.build()
    path = edition.taken_over("rain", "d1958-03-20-p1-2ef8ba51.xml")
    edition.build()
    rows = edition.page("index")
    assert edition.codes(name) == ["TEI904"]
    assert edition.codes("*.txt") == ["TEI904"]
    assert edition.tei("every").read_bytes() == path.read_bytes()
    assert edition.page("index") == rows


def test_when_it_goes_its_source_is_encoded_again(edition):
    edition.build()
    before = edition.tei("rain").read_bytes()
    path = edition.taken_over("rain")
    edition.build()
    path.unlink()
    assert edition.codes() == []
    assert edition.tei("rain").read_bytes() == before


def test_when_its_source_goes_it_stays_and_when_both_go_nothing_does(edition):
    edition.build()
    path = edition.taken_over("rain")
    edition.build()
    (edition.sources / "rain.txt").unlink()
    [finding] = edition.build()
    assert (finding.code.id, finding.severity) == ("TEI906", Severity.INFO)
    assert "rain.txt" in finding.message
    assert edition.tei("every").read_bytes() == path.read_bytes()
    assert len(edition.files("html")) == 2
    assert edition.page("index").count("<h3") == 2
    path.unlink()
    assert edition.codes() == []
    assert len(edition.files("tei")) == len(edition.files("html")) == 1


def test_a_source_that_comes_back_is_compared_again(edition):
    edition.build()
    path = edition.taken_over("rain")
    text = (edition.sources / "rain.txt").read_bytes()
    (edition.sources / "rain.txt").unlink()
    assert edition.codes() == ["TEI906"]
    (edition.sources / "rain.txt").write_bytes(text)
    assert edition.codes() == ["TEI904"]
    assert edition.tei("every").read_bytes() == path.read_bytes()
    assert edition.page("index").count("<h3") == 2


def test_a_copy_that_was_edited_stays_when_the_original_goes(edition, edit):
    edition.build()
    path = edition.taken_over("rain")
    (edition.sources / "rain.txt").unlink()
    edition.build()
    copy = edit(edition.tei("every"), "every", "each")
    path.unlink()
    assert edition.codes() == ["TEI905"]
    assert edition.tei("each").read_bytes() == copy


@pytest.mark.parametrize("ledger", [True, False])
def test_what_was_corrected_in_both_places_is_not_written_over(ledger, edition, edit):
    edition.build()
    path = edition.taken_over("rain")
    change = f'<change who="#{path.stem}-source">Corrected.</change>'
    edit(path, "<revisionDesc>", f"<revisionDesc>{change}")
    edition.build()
    copy = edit(edition.tei("every"), "every", "each")
    if not ledger:
        (edition.out / "ledger.sqlite").unlink()
    [finding] = edition.build()
    assert (finding.code.id, finding.location.path) == ("TEI907", str(path))
    assert finding.related[0].path == f"tei/{path.name}"
    assert edition.tei("each").read_bytes() == copy
    path.write_bytes(copy)
    assert edition.codes()[0] == "TEI904"
    assert edition.tei("each").read_bytes() == copy


def test_what_was_corrected_in_the_edition_can_be_moved_beside_the_source(edition, edit):
    edition.build()
    tei = edition.tei("rain")
    edit(tei, "rain all", "rain <!-- ! --> all")
    assert edition.codes() == ["TEI904"]
    (edition.sources / "mine.xml").write_bytes(tei.read_bytes())
    assert edition.codes() == ["TEI904"]
    changed = edit(edition.sources / "mine.xml", "<!-- ! -->", "<!-- !! -->")
    assert edition.codes() == ["TEI904"]
    assert tei.read_bytes() == changed


def test_another_identifier_is_another_name(edition, edit):
    edition.build()
    path = edition.taken_over("rain")
    edition.build()
    text = path.read_text(encoding="utf-8")
    second, third = "d1958-03-20-p1-00000002", "d1958-03-20-p1-00000003"
    path.write_text(text.replace(path.stem, second), encoding="utf-8")
    assert edition.codes() == ["TEI904"]
    for kind in ("tei", "html"):
        assert second in edition.files(kind)
        assert path.stem not in edition.files(kind)
    edit(edition.out / "tei" / f"{second}.xml", "every", "each")
    path.write_text(text.replace(path.stem, third), encoding="utf-8")
    assert edition.codes() == ["TEI904", "TEI905"]
    assert {second, third} < set(edition.files("tei"))


@pytest.mark.parametrize("workers", [1, 2])
def test_two_may_exchange_their_identifiers(workers, edition):
    edition.build()
    paths = edition.taken_over("rain", "1.xml"), edition.taken_over("snow", "2.xml")
    edition.build()
    one, two = (edition.tei(word).stem for word in ("was rain", "was snow"))
    for path in paths:
        text = path.read_text(encoding="utf-8")
        other, own = (one, two) if one in text else (two, one)
        path.write_text(text.replace(other, own), encoding="utf-8")
    found = edition.build(workers=workers)
    assert [d.code.id for d in found] == ["TEI904", "TEI904"]
    for path, name in zip(paths, (two, one), strict=True):
        assert (edition.out / "tei" / f"{name}.xml").read_bytes() == path.read_bytes()
        assert "every" in edition.page(name)
    assert edition.page("index").count("<h3") == 2


def test_two_that_claim_one_source_are_an_error_and_change_nothing(edition, edit):
    edition.build()
    path = edition.taken_over("rain")
    edition.build()
    before = edition.tei("every").read_bytes()
    other = edition.sources / "other.xml"
    other.write_bytes(path.read_bytes().replace(path.stem.encode(), b"other"))
    edit(path, "every", "each")
    [finding] = edition.build()
    assert finding.code.id == "TEI907"
    places = {finding.location.path, *(location.path for location in finding.related)}
    assert places == {str(path), str(other)}
    assert edition.tei("every").read_bytes() == before
    assert len(edition.files("tei")) == 2
    assert edition.page("index").count("<h3") == 2


def test_two_that_have_one_identifier_are_an_error(edition):
    edition.build()
    rain, snow = edition.taken_over("rain"), edition.taken_over("snow")
    text = snow.read_text(encoding="utf-8")
    snow.write_text(text.replace(snow.stem, rain.stem.upper()), encoding="utf-8")
    before = edition.tei("rain").read_bytes(), edition.tei("snow").read_bytes()
    assert edition.codes() == ["TEI907", "TEI907"]
    assert (edition.tei("rain").read_bytes(), edition.tei("snow").read_bytes()) == before


@pytest.mark.parametrize("workers", [1, 2])
def test_tei_elsewhere_with_the_identifier_of_a_source_is_an_error(workers, edition):
    edition.build()
    path = edition.taken_over("rain")
    (edition.sources / "corrected").mkdir()
    path.rename(edition.sources / "corrected" / path.name)
    found = edition.build(workers=workers)
    assert [d.code.id for d in found] == ["TEI907", "TEI906"]
    assert found[0].location.path == str(edition.sources / "rain.txt")
    assert (
        edition.tei("every").read_bytes()
        == (edition.sources / "corrected" / path.name).read_bytes()
    )
    assert edition.page("index").count("<h3") == 2
    (edition.sources / "corrected" / path.name).rename(path)
    assert edition.codes() == ["TEI904"]
    assert edition.page("index").count("<h3") == 2


@pytest.mark.parametrize("broken", ["</teiHeader>", "</TEI>", "</body>"])
def test_what_is_malformed_is_an_error_and_the_old_file_stays(broken, edition, edit):
    edition.build()
    path = edition.taken_over("rain")
    edition.build()
    before = edition.tei("every").read_bytes()
    edit(path, broken, "")
    found = edition.build()
    assert "TEI501" in {d.code.id for d in found}
    assert {d.location.path for d in found if d.severity is Severity.ERROR} == {str(path)}
    assert edition.tei("every").read_bytes() == before
    assert len(edition.files("tei")) == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<rain/>", "TEI504"),
        ("<TEI.2/>", "TEI504"),
        ('<TEI xmlns="http://www.tei-c.org/ns/0.9"/>', "TEI504"),
        ('<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><TEI/></teiCorpus>', "TEI504"),
        ("<rain>", "TEI501"),
        ("rain", "TEI501"),
        ("", "TEI501"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "TEI501"),
    ],
)
def test_other_xml_is_a_finding_and_the_rest_goes_on(text, code, edition):
    (edition.sources / "a.xml").write_text(text, encoding="utf-8")
    [finding] = edition.build()
    assert (finding.code.id, finding.location.path) == (code, str(edition.sources / "a.xml"))
    assert len(edition.files("tei")) == 2


def test_a_corpus_is_told_from_what_is_no_tei(edition):
    corpus = '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><TEI/></teiCorpus>'
    (edition.sources / "a.xml").write_text(corpus, encoding="utf-8")
    [finding] = edition.build()
    assert "several TEI documents" in finding.message


@pytest.mark.parametrize("name", ["a.xml", "a.tmx"])
def test_a_translation_memory_is_left_to_the_sources(name, edition):
    path = edition.sources / name
    path.write_text('<tmx version="1.4"><header/><body/></tmx>', encoding="utf-8")
    claims = corpus.Claims(corpus.entries([str(edition.sources)]))
    assert claims.reserved("") == ("", "")
    found = list(corpus.documents(corpus.entries([str(path)]), claims=claims))
    assert [item.inputs[0].path for item in found] == [str(path)]


def test_a_folder_of_tei_alone_is_an_edition(edition):
    edition.build()
    for word in ("rain", "snow"):
        edition.taken_over(word)
        (edition.sources / f"{word}.txt").unlink()
    (edition.out).rename(edition.out.parent / "old")
    assert edition.codes() == ["TEI906", "TEI906"]
    assert len(edition.files("tei")) == len(edition.files("html")) == 2
    assert edition.page("index").count("<h3") == 2
    assert (edition.out / "tei" / "schema" / "edition.rng").is_file()


BOOK = """<TEI xmlns="http://www.tei-c.org/ns/1.0"{}><teiHeader><fileDesc><titleStmt>
<title>Rain</title></titleStmt><publicationStmt><p>Unpublished, no licence</p>
</publicationStmt><sourceDesc><biblStruct><monogr><title>Weather</title><imprint>
<date when="1900-05"/></imprint><biblScope unit="page">3–4</biblScope></monogr></biblStruct>
</sourceDesc></fileDesc></teiHeader><text><front><p>Preface</p></front><body>
<div><div><p>Rain.<note>No rain.</note></p></div></div></body>
<back><list><item>rain</item></list></back></text></TEI>"""


def test_tei_of_another_profile_is_shown_and_not_validated(edition):
    path = edition.sources / "book.xml"
    path.write_text(BOOK.format(' xml:id="book"'), encoding="utf-8")
    found = edition.build()
    assert {d.severity for d in found} == {Severity.INFO}
    assert [d.code.id for d in found][:2] == ["TEI906", "TEI908"]
    assert (edition.out / "tei" / "book.xml").read_bytes() == path.read_bytes()
    for word in ("Preface", "No rain."):
        assert word in edition.page("book")


@pytest.mark.parametrize(
    "ours", [OURS, BOOK.format("").replace("<p>Unp", '<idno type="tei">x</idno><p>Unp')]
)
def test_tei_of_the_edition_is_validated(ours, edition):
    (edition.sources / "a.xml").write_text(ours, encoding="utf-8")
    assert "TEI512" in edition.codes()


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        (' xml:id="book"', "book"),
        (' xml:id="A.b-C_9"', "A.b-C_9"),
        ("", "d1900-05-p3-4-"),
        (' xml:id="雨"', "d1900-05-p3-4-"),
        (' xml:id="index"', "d1900-05-p3-4-"),
        (f' xml:id="{"a" * 300}"', "d1900-05-p3-4-"),
    ],
)
def test_a_document_is_called_by_its_identifier_if_that_is_plain(identifier, name, edition):
    (edition.sources / "a.xml").write_text(BOOK.format(identifier), encoding="utf-8")
    edition.build("a.xml")
    [made] = edition.files("tei")
    assert made.startswith(name)
    assert edition.files("html") == [made]


@pytest.mark.parametrize("identifier", ["../evil", ".evil", "a/b", "-", "a b", "CON\u0301"])
def test_no_identifier_leads_out_of_the_folder(identifier, edition):
    (edition.sources / "a.xml").write_text(BOOK.format(f' xml:id="{identifier}"'), encoding="utf-8")
    listed = corpus.entries([str(edition.sources / "a.xml")])
    assert corpus.Claims(listed).of(listed[0]).name.startswith("d1900-05-p3-4-")
    edition.build("a.xml")
    assert all(name.startswith("d1900-05-p3-4-") for name in edition.files("tei"))
    written = {path.parent for path in edition.sources.parent.rglob("*.xml")}
    assert written <= {edition.sources, edition.out / "tei"}


@pytest.mark.parametrize("name", ["../secret.txt", ".", "..", "", "a.xml", "x" * 5000, "a\nb"])
def test_a_name_in_the_header_leads_to_no_other_file(name, edition):
    origin = f'<bibl><idno type="filename">{name}</idno></bibl><biblStruct>'
    (edition.sources / "a.xml").write_text(BOOK.format("").replace("<biblStruct>", origin), "utf-8")
    (edition.sources.parent / "secret.txt").write_text("Title: Secret", encoding="utf-8")
    assert edition.codes("a.xml")[0] == "TEI906"


def _records(path: Path, count: int) -> None:
    records = [
        {"path": f"1/{letter}", "date": "1958-03-20", "content": f"下雨了{letter}。"}
        for letter in "abc"[:count]
    ]
    path.write_text(json.dumps(records), encoding="utf-8")


def test_tei_takes_the_place_of_a_record(edition, edit):
    for name in ("rain.txt", "snow.txt"):
        (edition.sources / name).unlink()
    _records(edition.sources / "m.json", 3)
    edition.build()
    tei = edition.tei("下雨了b")
    (edition.sources / tei.name).write_bytes(tei.read_bytes())
    edit(edition.sources / tei.name, "</teiHeader>", "<!-- mine --></teiHeader>")
    for named in ((), ("m.json",), (tei.name,)):
        codes = edition.codes(*named)
        assert codes.count("TEI904") == 1
        assert not {"TEI906", "TEI907"} & set(codes)
        assert edition.tei("mine") == tei
        assert len(edition.files("tei")) == 3
    _records(edition.sources / "m.json", 1)
    assert "TEI906" in edition.codes()
    assert len(edition.files("tei")) == 2


def test_tei_in_an_archive_takes_the_place_of_what_is_beside_it_there(edition):
    edition.build()
    tei = edition.taken_over("rain")
    text = (edition.sources / "rain.txt").read_bytes()
    for path in edition.sources.iterdir():
        path.unlink() if path != tei else None
    data = tei.read_bytes()
    tei.unlink()
    with zipfile.ZipFile(edition.sources / "all.zip", "w") as archive:
        archive.writestr("a/rain.txt", text)
        archive.writestr("b/rain.txt", text)
        archive.writestr("a/mine.xml", data)
        archive.writestr("b/book.xml", BOOK.format(' xml:id="book"'))
    found = {(d.code.id, d.location.path.rpartition("#")[2]) for d in edition.build()}
    assert {("TEI904", "a/mine.xml"), ("TEI906", "b/book.xml")} <= found
    assert edition.tei("every").read_bytes() == data
    assert "book" in edition.files("tei")
    assert len(edition.files("tei")) == 3


def test_tei_of_two_languages_takes_the_place_of_both_files(edition):
    edition.build()
    tei = edition.taken_over("rain")
    names = '<idno type="filename">rain.en.txt</idno><idno type="filename">rain.zh.txt'
    tei.write_text(
        tei.read_text(encoding="utf-8").replace('<idno type="filename">rain.txt', names), "utf-8"
    )
    for name in ("rain.en.txt", "rain.zh.txt"):
        (edition.sources / name).write_text("rain", encoding="utf-8")
    for named in ("", "rain.en.txt", tei.name):
        listed = corpus.entries([str(edition.sources / named)])
        [item] = [i for i in corpus.documents(listed) if i.master]
        assert item.identity == "rain"
        assert {source.name for source in item.inputs} == {"rain.en.txt", "rain.zh.txt"}
        assert item.master.missing == ()
    (edition.sources / "rain.zh.txt").unlink()
    codes = edition.codes(tei.name)
    assert codes == ["TEI904", "TEI906"]


def test_the_count_of_documents_is_right(edition):
    edition.build()
    edition.taken_over("rain")
    (edition.sources / "book.xml").write_text(BOOK.format(""), encoding="utf-8")
    for named, count in ((("",), 3), (("rain.txt",), 1), (("book.xml", "snow.txt"), 2)):
        listed = corpus.entries([str(edition.sources / name) for name in named])
        assert corpus.how_many(listed) == count == len(list(corpus.documents(listed)))
