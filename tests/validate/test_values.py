"""What to write in place of a value that has not the form wanted."""

import pytest

from tei.validate.values import advice, described

DATE = ("<date>", "<gYear>")
IDENTIFIER = ("<ID>",)
WORD = (r"<token pattern=[^\p{C}\p{Z}]+>",)
ADDRESS = (r"<anyURI pattern=\S+>",)


@pytest.mark.parametrize(
    ("value", "wanted", "expected"),
    [
        ("20 March 1958", DATE, 'write "1958-03-20"'),
        ("March 20th, 1958", DATE, 'write "1958-03-20"'),
        ("Sept. 1958", DATE, 'write "1958-09"'),
        ("20.3.1958", DATE, 'write "1958-03-20"'),
        ("1958/3/20", DATE, 'write "1958-03-20"'),
        ("1958-60", DATE, ""),
        ("1958-1960", DATE, 'write from="1958" to="1960"'),
        ("c. 1958", DATE, 'write "1958", and cert="low" or @notBefore and @notAfter'),
        ("1958?", DATE, 'write "1958", and cert="low" or @notBefore and @notAfter'),
        ("1958-02-30", DATE, "there is no such day"),
        ("Thursday", DATE, ""),
        ("at noon 1958", DATE, ""),
        ("first rain", IDENTIFIER, 'write "first-rain"'),
        ("#p1", IDENTIFIER, 'write "p1"'),
        ("1a", IDENTIFIER, 'put a letter in front, for instance "n1a"'),
        ("雨 1", IDENTIFIER, 'write "雨-1"'),
        ("#", IDENTIFIER, ""),
        ("private letter", WORD, 'write "private-letter"'),
        ("the ferry.png", ADDRESS, 'in an address a space is written "%20"'),
        ("", ADDRESS, ""),
    ],
)
def test_a_value_of_the_wrong_form_has_advice(value, wanted, expected):
    assert advice(value, wanted) == expected


def test_forms_are_told_in_words():
    assert described("<gYear>") == "a year such as 1958"
    assert described("<integer minInclusive=3>") == "a whole number (minInclusive=3)"
    assert described("<token pattern=[A-Z]{3}>") == "text of the form [A-Z]{3}"
    assert described("<hexBinary>") == "a value of the datatype hexBinary"
