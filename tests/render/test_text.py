"""Nothing of a text is lost on its page, and nothing of it becomes markup."""

from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent.parent
DOCUMENTS = [TESTS / "golden" / "seed.xml", *sorted((TESTS / "schemas" / "valid").glob("*.xml"))]

HOSTILE = [
    "<script>alert(1)</script>",
    "</article></main><img src=x onerror=alert(1)>",
    "]]> <!-- --> &amp; &#60;b>",
    "\"' onmouseover='alert(1)",
    "{{ 7 * 7 }} {% raw %}",
    "\u202eevil\u202c \u2066x",
]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_word_of_a_division_is_in_its_column_in_order(show, text, divisions, path):
    data = path.read_bytes()
    page = show(data)
    assert page.messages == []
    for number, division in enumerate(divisions(data), 1):
        column = "".join(
            text(cell)
            for cell in page.tree.xpath("//div[starts-with(@class, 'row r-')]/div")
            if cell.get("class").split()[1] == f"c{number}"
        )
        wanted = "".join("".join(division.itertext()).split())
        found = "".join(column.split())
        if not division.xpath("//*[local-name() = 'g' and not(node())]"):
            assert found == wanted
        else:  # a character without a code shows what stands for it
            remaining = iter(found)
            assert all(character in remaining for character in wanted)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize(
    "form",
    [
        '<p xml:id="p"><s xml:id="s">{}</s></p>',
        "<head>{}</head>",
        "<figure><head>{}</head><figDesc>{}</figDesc></figure>",
        "<lg><l>{}</l></lg>",
        "<table><row><cell>{}</cell></row></table>",
        "<list><label>{}</label><item>{}</item></list>",
        "<nonsense>{}</nonsense>",
    ],
)
def test_words_stay_words(show_text, text, words, form):
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    page = show_text(en=form.replace("{}", escaped))
    [rows] = page.tree.xpath("//div[@class = 'rows']")
    assert " ".join(words.split()) in text(rows)
    assert not page.tree.xpath("//script | //img | //*[@onerror or @onmouseover]")
    assert not rows.xpath("./*[not(contains(@class, 'heads'))]//b")
    assert len(page.tree.xpath("//article")) == 1


def test_attributes_stay_attributes(show_text):
    page = show_text(
        en="""<p xml:id="p"><s xml:id="s"><seg type='" onclick="x'>a</seg>
        <pb n='"&gt;&lt;script&gt;'/><date when='"&gt;'>b</date></s></p>"""
    )
    assert not page.tree.xpath("//script | //*[@onclick]")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java&#9;script:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//elsewhere.example/x",
        "\\\\elsewhere.example",
        "/\\elsewhere.example",
        "?x:y&#10;javascript:z",
    ],
)
def test_an_address_that_could_run_or_leave_is_dropped(show_text, text, address):
    page = show_text(
        en=f'<p xml:id="p"><s xml:id="s"><name ref="{address}">Lin</name>'
        f'<ref target="{address}">there</ref><ptr target="{address}"/></s></p>'
        f'<figure xml:id="f"><graphic url="{address}"/><head>A bridge</head></figure>'
    )
    [rows] = page.tree.xpath("//div[@class = 'rows']")
    for href in rows.xpath(".//@href | .//@src"):
        assert ":" not in href.split("?")[0]
        assert not href.startswith(("//", "\\", "/\\"))
    assert "Lin" in text(rows)
    assert "there" in text(rows)


def test_an_address_on_the_web_is_a_link(show_text):
    page = show_text(
        en='<p xml:id="p"><s xml:id="s"><name ref="#x https://example.org/lin">Lin</name>'
        '<ref target="https://example.org/a?b=c&amp;d">there</ref></s></p>'
    )
    assert page.tree.xpath("//a[@class = 'ref']/@href") == ["https://example.org/a?b=c&d"]


def test_a_page_loads_nothing_from_elsewhere(show_text):
    page = show_text(
        en='<figure xml:id="f"><graphic url="https://example.org/x.jpg"/></figure>'
        '<figure xml:id="g"><graphic url="images/x.jpg"/><head>A bridge</head></figure>'
    )
    assert page.tree.xpath("//img/@src") == ["images/x.jpg"]
    assert not page.tree.xpath("//script | //link[@rel = 'stylesheet'] | //iframe")
    assert b"@import" not in page.bytes
    assert b"url(" not in page.bytes


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('<p xml:id="p"><s xml:id="s">It <fw>rained</fw>.</s></p>', "unhandled element fw in s"),
        ("<floatingText>It <p>rained</p>.</floatingText>", "unhandled element floatingText in div"),
        ("<p>It <egg><p>rained</p>.</egg></p>", "unhandled element egg in p"),
        ("It <p>rained</p>.", "unhandled text in div"),
    ],
)
def test_what_nobody_handles_is_reported_and_shown(show_text, text, content, message):
    page = show_text(en=content)
    assert message in page.messages
    [rows] = page.tree.xpath("//div[@class = 'rows']")
    assert sorted("".join(text(rows).replace("English translation", "").split())) == sorted(
        "Itrained."
    )
    assert rows.xpath(".//*[contains(@class, 'unhandled')]")


def test_words_outside_every_version_are_shown(show):
    data = (TESTS / "golden" / "seed.xml").read_text(encoding="utf-8")
    data = data.replace("<body>", "<front><p>Before</p></front><body><head>Above</head>", 1)
    data = data.replace("</body>", "</body><back><p>After</p></back>", 1)
    page = show(data.encode())
    assert {"unhandled element front in text", "unhandled element back in text"} <= {*page.messages}
    words = page.tree.text_content()
    assert words.index("Before") < words.index("Above") < words.index("After")


def test_a_date_is_a_time_a_number_is_data_and_both_read_as_words(show_text, text):
    page = show_text(
        zh='<p><s><date when="1958-03-14">14日</date>到<date from="1958" to="1959">两年</date>'
        '<num value="149">一百四十九</num>人，<num atLeast="300">三百多</num>人。</s></p>'
    )
    [sentence] = page.tree.xpath("//span[@class = 's']")
    assert text(sentence) == "14日到两年一百四十九人，三百多人。"
    assert [(e.tag, e.get("datetime") or e.get("value")) for e in sentence if e.tag != "a"] == [
        ("time", "1958-03-14"),
        ("span", None),
        ("data", "149"),
        ("span", None),
    ]
