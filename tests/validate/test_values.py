"""What to write in place of a value that has not the form wanted."""

import pytest

from tei.validate.wording.values import Wrong, advice, described, forms, guessed

DATE = ("<date>", "<gYear>", "<gYearMonth>", "<time>", "<dateTime>")
IDENTIFIER = ("<ID>",)
WORD = (r"<token pattern=[^\p{C}\p{Z}]+>",)
ADDRESS = (r"<anyURI pattern=\S+>",)
NUMBER = ("<double>", r"<token pattern=(\-?[\d]+/\-?[\d]+)>", "<decimal>")
COUNT = ("<nonNegativeInteger>",)
SHARE = ("<double minInclusive=0 maxInclusive=1>",)
LENGTH = (r"<token pattern=[\-+]?\d+(\.\d+)?(%|cm|mm|in|pt|pc|px|em|ex|ch|rem|vw|vh|vmin|vmax)>",)
POINTS = (r"<token pattern=(-?[0-9]+(\.[0-9]+)?,-?[0-9]+(\.[0-9]+)?(,-?[0-9]+(\.[0-9]+)?)?)>",)
VERSION = (r"<token pattern=[\d]+(\.[\d]+){0,2}>",)
HAS = frozenset("when from to notBefore notAfter quantity unit atLeast atMost".split())


@pytest.mark.parametrize(
    ("value", "wanted", "expected"),
    [
        ("20 March 1958", DATE, 'write "1958-03-20"'),
        ("March 20th, 1958", DATE, 'write "1958-03-20"'),
        ("Sept. 1958", DATE, 'write "1958-09"'),
        ("3. Mai 1850", DATE, 'write "1850-05-03"'),
        ("1er août 1850", DATE, 'write "1850-08-01"'),
        ("3 maggio 1850", DATE, 'write "1850-05-03"'),
        ("3 de mayo de 1850", DATE, 'write "1850-05-03"'),
        ("jui 1850", DATE, ""),
        ("20.3.1958", DATE, 'write "1958-03-20"'),
        ("1958/3/20", DATE, 'write "1958-03-20"'),
        ("25/12/1958", DATE, 'write "1958-12-25"'),
        (
            "12/03/1958",
            DATE,
            'write the year first: "1958-03-12", or "1958-12-03" if the month stood first',
        ),
        ("45/45/1958", DATE, "there is no such day"),
        ("1958-00-00", DATE, 'write "1958"'),
        ("1958-05-00", DATE, 'write "1958-05"'),
        ("1958-60", DATE, 'write from="1958" to="1960"'),
        ("1958-1960", DATE, 'write from="1958" to="1960"'),
        ("1958-05-03/1958-06-01", DATE, 'write from="1958-05-03" to="1958-06-01"'),
        ("3 May 1850 to 1 June 1850", DATE, 'write from="1850-05-03" to="1850-06-01"'),
        ("before 1958", DATE, 'write notAfter="1958"'),
        ("nach 1958", DATE, 'write notBefore="1958"'),
        ("after the rain", DATE, ""),
        ("185?", DATE, 'write notBefore="1850" notAfter="1859"'),
        ("[185-?]", DATE, 'write notBefore="1850" notAfter="1859"'),
        ("1850s", DATE, 'write notBefore="1850" notAfter="1859"'),
        ("18th century", DATE, 'write notBefore="1701" notAfter="1800"'),
        ("c. 1958", DATE, 'write "1958", and cert="low" or @notBefore and @notAfter'),
        ("1958?", DATE, 'write "1958", and cert="low" or @notBefore and @notAfter'),
        ("[1958]", DATE, 'write "1958", and cert="low" or @notBefore and @notAfter'),
        ("1958-02-30", DATE, "there is no such day"),
        ("1958-13-01", DATE, "there is no month 13"),
        ("100", DATE, 'a year has four digits: write "0100"'),
        ("-44", DATE, 'a year has four digits: write "-0044"'),
        ("44 BC", DATE, 'a year has four digits: write "-0044"'),
        ("AD 50", DATE, 'a year has four digits: write "0050"'),
        ("9:30", DATE, 'write "09:30:00"'),
        ("9:30 pm", DATE, 'write "21:30:00"'),
        ("25:00", DATE, ""),
        ("1958-05-03 10:00", DATE, 'write "1958-05-03T10:00:00"'),
        ("present", DATE, "leave @when out where no date is known"),
        ("Thursday", DATE, ""),
        ("at noon 1958", DATE, ""),
        ("first rain", IDENTIFIER, 'write "first-rain"'),
        ("#p1", IDENTIFIER, 'write "p1"'),
        ("1a", IDENTIFIER, 'put a letter in front, for instance "n1a"'),
        ("雨 1", IDENTIFIER, 'write "雨-1"'),
        ("#", IDENTIFIER, ""),
        ("private letter", WORD, 'write "private-letter"'),
        ("the ferry.png", ADDRESS, 'in an address a space is written "%20"'),
        ("#p1 #p2", ADDRESS, "@when takes one pointer; this has 2"),
        ("", ADDRESS, "leave @when out, or give it a value"),
        ("two", NUMBER, 'write "2"'),
        ("1,5", NUMBER, 'write "1.5"'),
        ("3 to 5", NUMBER, 'write atLeast="3" atMost="5"'),
        ("5cm", NUMBER, 'write "5"'),
        ("many", NUMBER, ""),
        ("100%", COUNT, 'write "100"'),
        ("1.5", COUNT, ""),
        ("50%", SHARE, 'write "0.5"'),
        ("0,5", SHARE, 'write "0.5"'),
        ("half", SHARE, ""),
        ("10 cm", LENGTH, 'write "10cm"'),
        ("100 pixels", LENGTH, 'write "100px"'),
        ("100", LENGTH, 'say the unit too, for instance "100px" or "100cm"'),
        ("10 miles", LENGTH, ""),
        ("1 1 2 1 2 3", POINTS, 'write "1,1 2,1 2,3"'),
        ("1 1 x", POINTS, ""),
        (
            "1,1 2,2",
            POINTS,
            "a polygon has three points or more; a box has @ulx, @uly, @lrx and @lry",
        ),
        ("v4.12", VERSION, 'write "4.12"'),
        ("yes", ("<boolean>",), 'write "true"'),
        ("No", ("<boolean>",), 'write "false"'),
        ("perhaps", ("<boolean>",), ""),
        ("3 sec", ("<duration>",), 'write "PT3S"'),
        ("2 days", ("<duration>",), 'write "P2D"'),
        ("1.5 h", ("<duration>",), ""),
        ("00:01:30", ("<duration>",), 'write "PT1M30S"'),
        ("long", ("<duration>",), ""),
        ("de_AT", ("<language>",), 'write "de-AT"'),
        ("überall", ("<language>",), ""),
    ],
)
def test_a_value_of_the_wrong_form_has_advice(value, wanted, expected):
    assert advice(Wrong(value, wanted, attribute="when", has=HAS)) == expected


def test_what_is_true_or_false_is_two_things():
    assert forms(Wrong("3", ("<decimal>", "<boolean>"))) == [
        "true",
        "false",
        "a number such as 2.5",
    ]


def test_a_number_and_its_unit_are_two_attributes():
    wrong = Wrong("12.5px", NUMBER, attribute="quantity", has=HAS)
    assert advice(wrong) == 'write quantity="12.5" unit="px"'
    assert advice(wrong._replace(has=frozenset())) == 'write "12.5"'


def test_dates_of_one_kind_are_told_in_attributes_of_that_kind():
    wrong = Wrong("1958–1960", DATE, attribute="notBefore", has=HAS)
    assert advice(wrong) == 'write notBefore="1958" notAfter="1960"'
    wrong = Wrong("1958–1960", DATE, attribute="when-iso", has=frozenset({"from-iso", "to-iso"}))
    assert advice(wrong) == 'write from-iso="1958" to-iso="1960"'
    assert not advice(wrong._replace(has=frozenset()))


def test_an_attribute_that_must_be_there_is_not_left_out():
    assert advice(Wrong("", ADDRESS, attribute="url", required=True)) == "give it a value"


@pytest.mark.parametrize(
    ("value", "attribute", "literals", "expected"),
    [
        ("sent by", "type", ("sent", "received"), "sent"),
        ("sent or received", "type", ("sent", "received"), ""),
        ("Sent", "type", ("sent", "received"), "sent"),
        ("snet", "type", ("sent", "received"), "sent"),
        ("maybe", "cert", ("high", "medium", "low"), "low"),
        ("maybe", "cert", ("yes", "no"), ""),
        ("parchment and paper", "material", ("paper", "parch", "mixed"), "mixed"),
    ],
)
def test_of_listed_values_the_one_that_is_meant_is_guessed(value, attribute, literals, expected):
    wrong = Wrong(value, WORD, literals, attribute)
    assert guessed(wrong) == expected
    assert not advice(wrong)


def test_forms_are_told_in_words():
    assert described("<gYear>") == "a year such as 1958"
    assert described("<integer minInclusive=3>") == "a whole number, 3 or more"
    assert described("<integer minInclusive=3 maxInclusive=5>") == "a whole number from 3 to 5"
    assert described("<integer maxExclusive=3>") == "a whole number (maxExclusive=3)"
    assert described(SHARE[0]) == "a number from 0 to 1, such as 0.75"
    assert described(LENGTH[0]) == "a number and a unit, such as 10cm"
    assert described("<token pattern=[A-Z]{3}>") == "text of the form [A-Z]{3}"
    assert described("<hexBinary>") == "a value of the datatype hexBinary"
    assert described(WORD[0], several=True) == "one or more words"


def test_all_the_forms_of_dates_are_one():
    assert forms(Wrong("soon", DATE)) == ["a date such as 1958-03-20, 1958-03 or 1958"]
    assert forms(Wrong("9:30", DATE))[0] == "a time such as 09:30:00"
    assert forms(Wrong("soon", ("<gYear>", "<date>"))) == [
        "a date such as 1958-03-20",
        "a year such as 1958",
    ]
