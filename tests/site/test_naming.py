"""The indexes of names: what they list, where they lead, and what cannot break out of them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from lxml import html

Source = Callable[..., str]
Run = Callable[..., Result]

ROWS = '''\
id,kind,name:zh,name:en,name,wikidata,idno:Page,idno:Other,note
fuxin,place,阜新,Fuxin,,,,,
fuxin,,阜新市,,,,,,
shenyang,place,沈阳,Shenyang,,Q7,https://example.org/s?a=1&b=2,javascript:alert(1),
evil,person,王平,Wang Ping,,,,<b>1</b>,"<script>alert(1)</script> & ""more"""
nato,org,,,NATO,,,,
'''


@pytest.fixture
def sources(tmp_path: Path, source: Source) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "names.csv").write_text(ROWS, encoding="utf-8")
    settings = '[edition]\ntitle = "Rain & snow"\n[names]\nauthority = ["names.csv"]\n'
    (folder / "tei.toml").write_text(settings, encoding="utf-8")
    for name, date, chinese, english in (
        ("a", "1958-03-21", "阜新下雨。", "It rained in Fuxin."),
        ("b", "1958-03-20", "沈阳、阜新市王平说。", "Fuxin and Shenyang, says Wang Ping of NATO."),
    ):
        text = source(date=date, chinese_date=date, chinese=f"    {chinese}", english=english)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def built(sources: Path, run: Run) -> Path:
    """The pages of the edition."""
    assert run("build", sources, "--out", sources.parent / "out").exit_code == 0
    return sources.parent / "out" / "html"


def _page(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_text(encoding="utf-8"))


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_each_entry_stands_with_its_names_and_every_mention(built: Path) -> None:
    fuxin, shenyang = _page(built / "places.html").xpath("//main/ol/li")
    assert _words(fuxin.find("div/h2")) == "阜新 · Fuxin"
    assert [_words(p) for p in fuxin.findall("div/p[@class='also']")] == ["阜新市"]
    # By the date of the documents.
    assert [_words(p) for p in fuxin.xpath(".//p[@class = 'when']")] == [
        "20 March 1958, page 1",
        "21 March 1958, page 1",
    ]
    assert [_words(line) for line in fuxin.xpath(".//ul/li")] == [
        "Fuxin and Shenyang, says Wang Ping of NATO.",
        "沈阳、阜新市王平说。",
        "It rained in Fuxin.",
        "阜新下雨。",
    ]
    assert _words(shenyang.find("div/h2")) == "沈阳 · Shenyang"


def test_links_lead_to_the_place_in_the_document_and_back(built: Path) -> None:
    for name in ("persons", "places", "organisations"):
        page = _page(built / f"{name}.html")
        for address in page.xpath("//main//a[not(@rel)]/@href"):
            file, _, anchor = address.partition("#")
            document = _page(built / file)
            assert not anchor or document.get_element_by_id(anchor) is not None
        [current] = page.xpath("//a[@aria-current = 'page']/@href")
        assert current == f"{name}.html"
    for file in built.glob("d*.html"):
        ways = _page(file).xpath("//a[text() = 'All mentions']/@href")
        assert ways
        for address in ways:
            name, _, anchor = address.partition("#")
            assert _page(built / name).get_element_by_id(anchor) is not None
    addresses = _page(built / "index.html").xpath("//nav[@aria-label = 'Names']/a/@href")
    assert addresses == ["persons.html", "places.html", "organisations.html"]


def test_identifiers_are_links_where_they_can_be_followed(built: Path) -> None:
    for page in (built / "places.html", *built.glob("d1958-03-20*.html")):
        links = _page(page).xpath("//a[@rel = 'external']/@href")
        assert links == ["https://www.wikidata.org/wiki/Q7", "https://example.org/s?a=1&b=2"]


def test_what_an_authority_file_says_is_text(built: Path) -> None:
    for page in (built / "persons.html", *built.glob("d1958-03-20*.html")):
        tree = _page(page)
        assert not tree.xpath("//script")
        assert "<script>alert(1)</script>" in tree.text_content()
        assert "Other <b>1</b>" in " ".join(tree.text_content().split())
        assert not [a for a in tree.xpath("//@href") if a.lower().startswith("javascript")]


def test_what_an_editor_changes_in_the_tei_holds(built: Path, sources: Path, run: Run) -> None:
    [tei] = (built.parent / "tei").glob("d1958-03-20*.xml")
    text = tei.read_text(encoding="utf-8")
    text = text.replace('<placeName xml:lang="en">Shenyang<', '<placeName xml:lang="en">Mukden<')
    tei.write_text(text, encoding="utf-8")
    assert run("build", sources, "--out", built.parent).exit_code == 0
    shenyang = _page(built / "places.html").get_element_by_id("name-shenyang")
    assert _words(shenyang.find("div/h2")) == "沈阳 · Mukden"


def test_an_index_goes_with_the_last_name(built: Path, sources: Path, run: Run) -> None:
    (sources / "b.txt").unlink()
    assert run("build", sources, "--out", built.parent).exit_code == 0
    assert not (built / "persons.html").exists()
    [fuxin] = _page(built / "places.html").xpath("//main/ol/li")
    assert len(fuxin.xpath(".//h3")) == 1
    (sources / "names.csv").write_text("id,kind,name:en\nbath,place,Bath\n", encoding="utf-8")
    assert run("build", sources, "--out", built.parent).exit_code == 0
    assert sorted(path.name[0] for path in built.glob("*.html")) == ["d", "i"]
    assert _page(built / "index.html").xpath("//nav") == []


def test_an_authority_file_is_no_source(sources: Path, run: Run) -> None:
    lists = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPlace><place xml:id="fuxin">'
        '<placeName xml:lang="en">Fuxin</placeName></place></listPlace></standOff></TEI>'
    )
    (sources / "names.xml").write_text(lists, encoding="utf-8")
    settings = '[names]\nauthority = ["names.xml"]\n'
    (sources / "tei.toml").write_text(settings, encoding="utf-8")
    for named in ([sources], [sources / name for name in ("a.txt", "b.txt", "names.xml")]):
        result = run("build", *named, "--out", sources.parent / "out")
        assert result.exit_code == 0
        assert "2 documents" in result.stderr
    result = run("build", sources / "names.xml", "--out", sources.parent / "out")
    assert result.exit_code == 2
    assert "this has names; name a source" in result.stderr


@pytest.mark.parametrize("command", ["build", "encode"])
def test_faults_of_an_authority_file_stop_the_work(command: str, sources: Path, run: Run) -> None:
    (sources / "names.csv").write_text("id,kind,name:en\na,town,Bath\n", encoding="utf-8")
    out = sources.parent / "out"
    result = run(command, sources / "a.txt", "--out" if command == "build" else "-o", out)
    assert result.exit_code == 2
    assert f"{sources / 'names.csv'}:2: 'town' is no kind of entry" in result.stderr
    assert not out.exists()
    (sources / "names.csv").unlink()
    result = run(command, sources / "a.txt", "--out" if command == "build" else "-o", out)
    assert result.exit_code == 2
    assert "tei.toml names it as an authority file" in result.stderr
