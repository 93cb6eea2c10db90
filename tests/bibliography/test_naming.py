"""Where a document names whom, read back from its TEI."""

import pytest

from tei.bibliography import named
from tei.xml.parsing import parse

ENTRY = (
    '<listPlace><place xml:id="d-name-fuxin"><placeName xml:lang="zh">阜新</placeName>'
    '<placeName xml:lang="en">Fuxin</placeName><idno type="GeoNames">7</idno><note>A city</note>'
    "</place></listPlace>"
)
NAME = '<placeName ref="#d-name-fuxin">Fuxin</placeName>'


def _found(text, stand_off=ENTRY):
    data = (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="d"><text><body>'
        f'<div xml:id="d-en" xml:lang="en">{text}</div></body></text>'
        f"<standOff>{stand_off}</standOff></TEI>"
    )
    return list(named(parse(data.encode())))


def _shown(text):
    [entry] = _found(text)
    return [(mention.before, mention.name, mention.after) for mention in entry.mentions]


def test_an_entry_has_its_names_and_its_mentions():
    [entry] = _found(f'<p><s xml:id="d-s">In {NAME}, he said.</s></p><head>{NAME}</head>')
    assert (entry.kind, entry.key, entry.note) == ("place", "fuxin", "A city")
    assert [tuple(name) for name in entry.names] == [("zh", "阜新"), ("en", "Fuxin")]
    assert entry.identifiers == (("GeoNames", "7"),)
    assert [tuple(mention) for mention in entry.mentions] == [
        ("en", "d-s", "In ", "Fuxin", ", he said."),
        ("en", "d-en", "", "Fuxin", ""),
    ]


def test_of_two_pointers_that_to_the_entry_counts():
    name = '<name ref="#d-illustrator #d-name-fuxin">Fuxin</name>'
    assert _shown(f"<p>By {name}</p>") == [("By ", "Fuxin", "")]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (f"{'many words ' * 9}{NAME}", "…many words many words many words many words ", ""),
        (f"{NAME} {'many words ' * 9}", "", " many words many words many words many words…"),
        (f"{'煤' * 40}，{NAME}", f"…{'煤' * 23}，", ""),
        (f"{NAME}, {'x' * 90}", "", "…"),
        (f"in <num>3</num> parts of\n  {NAME} <note>or not</note>city", "in 3 parts of ", " city"),
        (f"a <choice><sic>tonw</sic><corr>town</corr></choice>, {NAME}", "a town, ", ""),
        (f"one<lb/>{NAME}", "one ", ""),
    ],
)
def test_so_much_is_shown_around_a_mention(text, before, after):
    assert _shown(f"<p>{text}</p>") == [(before, "Fuxin", after)]


def test_what_a_translation_gives_once_more_is_no_mention():
    assert _shown(
        f'<p>{NAME}</p><figure><head type="original" xml:lang="zh">{NAME}图</head></figure>'
        f'<div type="echo" xml:lang="zh"><p><s>{NAME}。</s></p></div>'
    ) == [("", "Fuxin", "")]


def test_what_is_not_an_entry_of_the_edition_is_left_out():
    assert _found("<p>Rain</p>") == []
    assert _found(f"<p>{NAME}</p>", "") == []
    assert _found(f"<p>{NAME}</p>", ENTRY.replace("d-name-", "e-name-")) == []
