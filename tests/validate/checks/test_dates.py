"""Dates: what no calendar has, what ends before it begins, what the text does not bear out."""

import pytest
from documents_to_check import document, messages


@pytest.mark.parametrize(
    "attribute",
    """when-iso="1958-02-30" when-iso="1900-02-29" when-iso="1958-13" when-iso="19580230"
    when-iso="1958-366" when-iso="1958-W53" from-iso="1958-02-01/1958-02-30"
    to-iso="-0001-02-29" when-iso="1958-02-30T10:00:00Z\"""".split(),
)
def test_a_day_that_the_calendar_does_not_have(attribute: str) -> None:
    assert len(messages(document(f"<p><date {attribute}>x</date></p>"), "no-such-day")) == 1


@pytest.mark.parametrize(
    "attribute",
    """when-iso="2000-02-29" when-iso="0000-02-29" when-iso="1960-366" when-iso="1959-W53"
    when-iso="1958-02" when-iso="10:00" when-iso="P1Y" when-iso="1958-02-01/28"
    when="1958-02-30" """.split(),
)
def test_a_day_that_there_is_and_what_grammars_find(attribute: str) -> None:
    assert messages(document(f"<p><date {attribute}>x</date></p>"), "no-such-day") == []


@pytest.mark.parametrize(
    "attributes",
    [
        'from="1958" to="1957"',
        'notBefore="1958-03" notAfter="1958-02-28"',
        'from="-0044" to="-0045"',
        'from-iso="1958-03-02" to-iso="1958-03-01"',
        'when="1958" notAfter="1957"',
    ],
)
def test_a_period_that_ends_before_it_begins(attributes: str) -> None:
    assert len(messages(document(f"<p><date {attributes}>x</date></p>"), "reversed-period")) == 1


@pytest.mark.parametrize(
    "attributes",
    [
        'from="1958" to="1958-03"',
        'from="1958-03-14" to="1958"',
        'from="-0045" to="-0044"',
        'from="-0001" to="0001"',
        'from="--12" to="--01"',
        'from="1958" to-iso="1957"',
    ],
)
def test_a_period_that_there_may_be(attributes: str) -> None:
    assert messages(document(f"<p><date {attributes}>x</date></p>"), "reversed-period") == []


def test_pages_are_no_years() -> None:
    body = '<p><bibl><biblScope from="1234" to="1229">x</biblScope></bibl></p>'
    assert messages(document(body), "reversed-period") == []


@pytest.mark.parametrize(
    ("life", "is_wrong"),
    [
        ('<birth when="1767"/><death when="1727"/>', True),
        ('<birth><date when="1767">x</date></birth><death when="1727"/>', True),
        ('<birth when="1727"/><death when="1767"/>', False),
        ('<birth when="1767-05"/><death when="1767"/>', False),
        ('<birth when="1767"/><birth when="1700"/><death when="1727"/>', False),
        ('<birth notAfter="1767"/><death when="1727"/>', False),
        ('<birth when="1767"/><death notBefore="1727"/>', False),
    ],
)
def test_nobody_dies_before_being_born(life: str, *, is_wrong: bool) -> None:
    source = document(f"<listPerson><person>{life}</person></listPerson>")
    assert bool(messages(source, "reversed-period")) is is_wrong


@pytest.mark.parametrize(
    ("when", "text"),
    [
        ("1958-03-14", "15 March 1958"),
        ("1958-03-14", "14 May"),
        ("1958-03-14", "March 15th, 1958"),
        ("1958-03", "5. Mai 1958"),
        ("1958-03-14", "le 15 mars 1958"),
        ("1958-03-14", "15 de marzo de 1958"),
        ("1958-03-14", "14.4.1958"),
        ("1958-03-14", "1958年3月15日"),
        ("1958-03-14", "一九五八年三月二十四日"),
        ("1958", "1985"),
        ("1958-03-14", "1 March 1958"),
        ("1700-03-14", "15 March 1700"),
    ],
)
def test_the_text_gives_another_date(when: str, text: str) -> None:
    source = document(f'<p><date when="{when}">{text}</date></p>')
    assert len(messages(source, "date-against-text")) == 1


@pytest.mark.parametrize(
    ("attributes", "text"),
    [
        ('when="1958-03-14"', "14 March"),
        ('when="1958-03-14"', "Friday, 14 March 1958."),
        ('when="1958"', "14 March 1958"),
        ('when="1958-03-14"', "一九五八年三月十四日"),
        ('when="--03-14"', "14 March 1958"),
        # by the Julian calendar, with the year from January or from March
        ('when="1917-11-07"', "25 October 1917"),
        ('when="1732-02-22"', "11 February 1731"),
        ('when="1641-02-12"', "12 February 1640"),
        ('when="1918-01-07"', "25 December"),
        # in doubt
        ('when="1958-03-14"', "15 March 58"),
        ('when="1958-03-14"', "3/4/1958"),
        ('when="1700"', "1699/1700"),
        ('when="1958"', "1957?"),
        ('when="1958"', "1957 or 1956"),
        ('when="1958"', "1378"),
        ('when="1958" calendar="#julian"', "1957"),
        ('when="1958" cert="low"', "1957"),
        ('when="1958"', "<sic>1957</sic>"),
        ('from="1958"', "1957"),
        ('when="1794-10-30"', "9 Brumaire An III"),
    ],
)
def test_the_text_agrees_or_is_in_doubt(attributes: str, text: str) -> None:
    source = document(f"<p><date {attributes}>{text}</date></p>")
    assert messages(source, "date-against-text") == []


def test_one_fault_in_several_places_is_told_once() -> None:
    date = '<date when="1958-03-14">15 March 1958</date>'
    (message,) = messages(document(f"<p>{date} {date}</p>"), "date-against-text")
    assert message == ('the text says "15 March 1958", but @when says "1958-03-14" (2 times)')


def test_a_year_of_more_digits_than_python_reads_is_left_alone() -> None:
    year = "9" * 5000
    date = f'<p><date when="{year}" from="{year}" to="1958" when-iso="{year}">{year}</date></p>'
    assert messages(document(date), "reversed-period") == []
