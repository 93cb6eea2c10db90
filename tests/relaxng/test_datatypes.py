"""Datatypes and facets: what each allows and what not, after XML Schema Part 2."""

import subprocess
import sys
from xml.parsers.expat import ExpatError, ParserCreate

import pytest

from tei.errors import SchemaUnusable
from tei.relaxng import datatypes, facets
from tei.relaxng.regular import compiled
from tei.xml.names import is_ncname

#: For each type, values that it has and values that it has not.
VALUES = {
    "anyURI": (["", "#p1", "http://example.org/a b?q#f", "a/b:c", "雨.xml", "mailto:a?[b]", "///",
                "//?", "//a:b@c@d:e/", "http://雨 雨/", "?[", "#[]", "a+b.c:d", "http://[::1]",
                "http://u:p@[1:2:3:4:5:6:1.2.3.4%en0]:080/a", "http://[::]:/"],
               ["%", "%2", "#a#b", ":a", "a:", "1a:b", "a b:c", "//", "http://", "file://", "a:#b",
                "[", "a]", "//[", "//[]", "//[x]/", "//a[::1]/", "//[::1]a", "//[1::2::3]",
                "//[1:2:3:4:5:6:7::8]", "//[1:2:3:4:5:6:7]", "//[12345::]", "//[1.2.3.4::]",
                "//[::1.2.3.256]", "//[::1%]", "//[::1]:99999999999", "//a%/", "雨:a"]),
    "base64Binary": (["", "YQ==", "YW Jj"], ["YQ=", "YR==", "Y"]),
    "boolean": (["true", " 1 ", "0"], ["TRUE", "yes", ""]),
    "byte": (["-128", "127"], ["128", "1.0"]),
    "date": (["1958-03-20", "-0044-03-15", "12000-01-01", "2000-02-29Z", "1958-03-20+08:00"],
             ["1958-02-29", "1900-02-29", "1958-3-20", "0000-01-01", "1958-04-31", "58-01-01",
              "1958-03-20+15:00"]),
    "dateTime": (["1958-03-20T09:30:00", "1958-03-20T24:00:00", "1958-03-20T09:30:00.5Z"],
                 ["1958-03-20", "1958-03-20T24:00:01", "1958-03-20T09:30"]),
    "decimal": (["1", "-.5", "+1.", "00.10"], ["1e3", ".", "١"]),
    "double": (["1e3", "INF", "-INF", "NaN", "-.5E-2"], ["+INF", "inf", "1e", "e1"]),
    "duration": (["P1D", "-P1Y2M", "PT0.5S", "P1DT2H"], ["P", "PT", "P1DT", "1D", "P1.5D"]),
    "ENTITY": ([], ["a"]),
    "gDay": (["---31"], ["---32", "--31"]),
    "gMonth": (["--12Z"], ["--13", "--1"]),
    "gMonthDay": (["--02-29"], ["--02-30"]),
    "gYear": (["1958", "-0044"], ["0000", "58", "01958"]),
    "gYearMonth": (["1958-03"], ["1958-13"]),
    "hexBinary": (["", "0aFF"], ["0", "0g"]),
    "integer": (["-0", "+12", "1" * 5000], ["1.0", "", "1 2"]),
    "language": (["zh-Hans", "x-klingon"], ["zh_CN", "123456789"]),
    "Name": (["a:b", "_1", "雨"], ["1a", "-a", ""]),
    "NCName": (["a.b-c", "雨", "é"], ["a:b", "a b", "·a", ""]),
    "NMTOKEN": (["1a", "-", "a:b"], ["a b", "", "a/b"]),
    "NMTOKENS": (["1a -"], [""]),
    "negativeInteger": (["-1"], ["0", "-0"]),
    "nonNegativeInteger": (["0", "+7"], ["-1"]),
    "positiveInteger": (["1"], ["0"]),
    "QName": (["a", "p:a"], ["q:a", ":a", "p:"]),
    "string": (["", " a\n"], []),
    "time": (["09:30:00", "24:00:00", "09:30:00-14:00"], ["24:00:01", "9:30:00", "25:00:00"]),
    "token": (["", " a "], []),
    "unsignedByte": (["255"], ["256", "-1"]),
}  # fmt: skip

CASES = [
    (name, value, allowed)
    for name, sides in VALUES.items()
    for values, allowed in zip(sides, (True, False), strict=True)
    for value in values
]


@pytest.mark.parametrize(("name", "value", "allowed"), CASES)
def test_values(name: str, value: str, *, allowed: bool) -> None:
    assert datatypes.allows(f"xsd:{name}", (), value, {"p": "urn:p"}) is allowed


@pytest.mark.parametrize(
    ("name", "facet", "limit", "inside", "outside"),
    [
        ("string", "length", "2", "雨雨", "雨"),
        ("string", "minLength", "2", "ab", "a"),
        ("NMTOKENS", "maxLength", "2", "a b", "a b c"),
        ("hexBinary", "length", "1", "0a", "0a0b"),
        ("base64Binary", "maxLength", "1", "YQ==", "YWI="),
        ("decimal", "totalDigits", "3", "0012.30", "12.34"),
        ("decimal", "fractionDigits", "1", "1.50", "1.55"),
        ("integer", "minInclusive", "0", "0", "-1"),
        ("integer", "maxExclusive", "9", "8", "9"),
        ("double", "maxInclusive", "INF", "1e300", "NaN"),
        ("date", "minInclusive", "1958-01-01", "1958-01-01", "1957-12-31"),
        ("dateTime", "maxExclusive", "1958-01-01T00:00:00Z", "1957-12-31T00:00:00Z",
         "1958-01-01T01:00:00+01:00"),
        # With a time zone on one side only, no order is certain within fourteen hours.
        ("time", "minInclusive", "12:00:00", "13:00:00", "13:00:00Z"),
        ("time", "maxInclusive", "00:00:00", "24:00:00", "00:00:01"),
        ("time", "minExclusive", "12:00:00.10", "12:00:00.1000000000000000000000000000001",
         "12:00:00.1"),
        ("float", "maxInclusive", "4294967295", "4294967296", "4294967808"),
        ("float", "minInclusive", "INF", "3.5e38", "3.4e38"),
        ("float", "minInclusive", "0", "-0", "-1e-45"),
        # Halfway between two numbers of single precision, and a little more.
        ("float", "maxInclusive", "1", "1.000000059604644775390625",
         "1.0000000596046447753906250000001"),
        ("double", "maxInclusive", "NaN", "NaN", "1"),
        ("duration", "maxInclusive", "P1M", "P27DT86399S", "P28D"),
        ("duration", "minInclusive", "P1M", "P31DT1S", "P31D"),
        ("duration", "maxInclusive", "P1Y", "P12M", "P365D"),
        ("duration", "minExclusive", "P5M", "P154D", "P153D"),
        ("duration", "maxExclusive", "-P1M", "-P32D", "-P31D"),
        ("duration", "maxInclusive", f"P{'9' * 29}Y", f"P{'9' * 29}Y", f"P{'9' * 29}YT1S"),
        ("duration", "maxInclusive", "P1Y", f"-P{'9' * 10**6}Y", f"P{'9' * 10**6}Y"),
        ("duration", "minExclusive", "PT1S", f"PT1.{'0' * 10**6}1S", f"PT1.{'0' * 10**6}S"),
        ("string", "maxLength", "9" * 5000, "a" * 100, None),
        ("string", "length", " -0 ", "", "a"),
        ("integer", "maxInclusive", "9" * 5000, "1", "1" + "0" * 5000),
        ("string", "pattern", r"[\i-[:]][\c-[:]]*", "a1", "1a"),
        ("string", "pattern", r"[^\p{C}\p{Z}]+", "雨", "a b"),
        ("string", "pattern", "a.c", "a\u2028c", "a\nc"),
    ],
)  # fmt: skip
def test_facets(name: str, facet: str, limit: str, inside: str, outside: str | None) -> None:
    facets.check(name, facet, limit)
    parameters = ((facet, limit),)
    assert datatypes.allows(f"xsd:{name}", parameters, inside, {})
    if outside is not None:
        assert not datatypes.allows(f"xsd:{name}", parameters, outside, {})


@pytest.mark.parametrize(
    ("name", "facet", "limit"),
    [
        ("string", "enumeration", "a"),
        ("integer", "length", "1"),
        ("string", "minInclusive", "1"),
        ("double", "totalDigits", "1"),
        ("date", "minInclusive", "soon"),
        ("duration", "minInclusive", "P٣D"),
        *[("integer", "maxInclusive", limit) for limit in
          ("many", "NaN", "sNaN", "1_0", "1e5", "1.0", "１", "", "\u00a01")],
        ("byte", "maxInclusive", "300"),
        ("double", "maxInclusive", "nan"),
        ("decimal", "totalDigits", "0"),
        ("decimal", "fractionDigits", "1."),
        ("QName", "length", "1"),
        ("NOTATION", "minLength", "1"),
        ("string", "length", "-1"),
        ("string", "length", "１"),
        ("string", "pattern", "("),
    ],
)  # fmt: skip
def test_a_facet_that_a_type_cannot_have_is_refused(name: str, facet: str, limit: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        facets.check(name, facet, limit)


@pytest.mark.parametrize(
    ("of_type", "literal", "same", "other"),
    [
        ("token", " a  b ", "a b", "ab"),
        ("string", "a ", "a ", "a"),
        ("xsd:integer", "1", "+01", "2"),
        ("xsd:double", "1e1", "10", "11"),
        ("xsd:boolean", "true", "1", "0"),
        ("xsd:dateTime", "1958-03-20T12:00:00Z", "1958-03-20T14:00:00+02:00",
         "1958-03-20T12:00:00"),
        ("xsd:hexBinary", "0a", "0A", "0b"),
        ("xsd:duration", "P1Y", "P12M", "P365D"),
        ("xsd:duration", "P1DT1S", "PT24H1.0S", "P1DT1.1S"),
        ("xsd:float", "4294967296", "4294967295", "4294967808"),
        ("xsd:float", "0", "-0", "1e-45"),
        ("xsd:double", "NaN", " NaN ", "0"),
        ("xsd:time", "00:00:00", "24:00:00.0", "23:59:59"),
        ("xsd:dateTime", "1958-03-21T00:00:00", "1958-03-20T24:00:00", "1958-03-20T00:00:00"),
    ],
)  # fmt: skip
def test_values_are_the_same_however_they_are_written(
    of_type: str, literal: str, same: str, other: str
) -> None:
    assert datatypes.equal(of_type, literal, "", same, {})
    assert not datatypes.equal(of_type, literal, "", other, {})


@pytest.mark.parametrize(
    ("pattern", "inside", "outside"),
    [
        (r"\d{2,3}", ["12", "١٢٣"], ["1", "1234"]),
        (r"[a-c\-x]*", ["a-x", ""], ["d"]),
        ("a|bc", ["a", "bc"], ["abc"]),
        (r"[\w-[_\d]]+", ["ab", "雨"], ["a1", "a_"]),
        (r"[^a-z]", ["1", "雨"], ["a", "11"]),
        (r"\p{IsCyrillic}+", ["дождь"], ["rain"]),
        (r"\P{Lu}*", ["rain"], ["Rain"]),
        (r"a\.b\\", ["a.b\\"], ["axb\\"]),
        (r"\S+( \S+)*", ["a b"], ["a  b"]),
        ("^$", ["^$"], [""]),
        (r"[\C\s]+", ["( )"], ["a"]),
        ("[^a-z-[A-Z]]", ["1"], ["A", "a"]),
        ("[^a-z-[^0-9]]", ["1"], ["A", "a"]),
        ("[a-z-[^a-m-[c]]]", ["a", "c", "m"], ["n", "A"]),
        ("[a-z-[a-m-[c]]]", ["c", "n"], ["a", "A"]),
        (r"[^\W\d]", ["a", "雨"], ["_", "1"]),
        (r"[^\D\d]?", [""], ["a", "1"]),
        (r"[^\W\P{P}]?", [""], ["a", "-", "1"]),
        (r"[^\P{L}a]", ["b"], ["a", "1"]),
        (r"[^?-[:9\i]]", ["1"], ["?", ":", "a"]),
        ("[-a]+", ["-a"], ["b"]),
        ("[a-]+", ["-a"], ["b"]),
        ("[^-a]", ["b"], ["-", "a"]),
        ("[a-c-]+", ["b-"], ["d"]),
        ("[a-c--[b]]+", ["a-c"], ["b"]),
        ("[^^]", ["a"], ["^"]),
        (r"[\t-\n]+", ["\t\n"], ["n", "t"]),
        (r"[+-\-]+", ["+,-"], ["."]),
        # Names have the letters of XML's 2nd to 4th edition, as everywhere else.
        (r"\i\c*", ["a:1", "雨", "é·"], ["1", "\u017f", "\U00010400", "a×"]),
        (r"\I\C*", ["1 ", "\u017f×", "·"], ["a", "雨", "1雨"]),
        (r"\p{IsPrivateUse}\P{IsPrivateUse}", ["\ue000a", "\U0010fffda"], ["ab", "\ue000\ue000"]),
        (r"[\P{IsSpecials}]", ["a"], ["\ufeff"]),
        ("(a{100}|b{50}){0,100}a{9999}", ["b" * 50 + "a" * 9999], ["b"]),
    ],
)
def test_regular_expressions(pattern: str, inside: list[str], outside: list[str]) -> None:
    expression = compiled(pattern)
    assert [text for text in inside if not expression.fullmatch(text)] == []
    assert [text for text in outside if expression.fullmatch(text)] == []


@pytest.mark.parametrize(
    "pattern",
    ["(a|aa)+b", "(a|a?)+c|b", "(([a-z])+.)+[A-Z]([a-z])+d", "(a+){2,}|b", r"(-?[a\-]+)*[0-9]",
     r"(\p{L}|a)*\p{N}", r"(\c|a)*\d", "a?" * 40 + "a" * 40 + "|b"],
)  # fmt: skip
def test_an_expression_is_not_tried_for_ever(pattern: str) -> None:
    """Some would take longer than anybody lives; of others `regex` sees at once that they fail."""
    expression = compiled(pattern)
    try:
        assert not expression.fullmatch("a" * 39 + "!")
    except SchemaUnusable as error:
        assert f"the pattern {pattern!r} takes too long" in str(error)  # noqa: PT017 - or no error


@pytest.mark.parametrize(
    "pattern",
    [r"(-[0-9a-z._]+)*", r"[\d]+(\.[\d]+){0,2}", "([0-9]+,)?[0-9]+", "(a|b)c?", "[a-z]+ [a-z]+"],
)
def test_usual_expressions_need_no_other_engine(pattern: str) -> None:
    """`regex` takes as long to load as a small document takes to check."""
    code = (
        "import sys; from tei.relaxng.regular import compiled;"
        f"compiled({pattern!r}).fullmatch('a-b.1' * 5); sys.exit('regex' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_names_have_the_letters_that_a_parser_takes() -> None:
    def is_parsed(name: str) -> bool:
        try:
            ParserCreate().Parse(f"<{name}/>".encode(), True)  # noqa: FBT003 - expat takes no keywords
        except ExpatError:
            return False
        return True

    letters = [chr(number) for number in (*range(0x80, 0xD800), *range(0xE000, 0x10000))]
    for before in ("", "a"):
        names = [before + letter for letter in letters]
        assert [name for name in names if is_ncname(name) != is_parsed(name)] == []
    letter, character = compiled(r"\i"), compiled(r"a\c")
    assert [one for one in letters if bool(letter.fullmatch(one)) != is_ncname(one)] == []
    assert [
        one for one in letters if bool(character.fullmatch(f"a{one}")) != is_ncname(f"a{one}")
    ] == []


@pytest.mark.parametrize(
    "pattern", ["(", ")", "[", "*a", "a**", "[z-a]", r"\q", r"\p{Xx}", "a{2", "[a[b]]", "(?:a)",
                "a{999999}", "(" * 60 + ")" * 60, "\\", "[]", "[]]", "[^]", "[a-", r"[0-\p{L}]",
                r"[\d-z]", "[a-c-e]", "[+--]", "[--a]", "[-[a]]", "[a-z-[b]c]", "[a-[b]" * 60,
                r"\p{IsHighSurrogates}", r"\p{Cs}", r"((\p{L}{999}){999}){9}",
                "((a{11}){2}b){5000}", r"\p{L}{9999}" * 11],
)  # fmt: skip
def test_what_is_no_regular_expression_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="pattern"):
        compiled(pattern)
