"""Patterns that need a whole XSLT processor: Saxon runs them, where it is installed.

It is asked only for what elementpath cannot do, such as functions that a schema declares in XSLT.
As it could read any file, it is asked for nothing that calls a function that reads one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from lxml import etree

from tei.schematron.model import Name, Unrunnable, ValueOf
from tei.schematron.sieve import ATTRIBUTE, ELEMENT, TEXT, Place
from tei.schematron.stylesheet import XSLT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tei.schematron.model import Let, Message, Pattern, Schema

try:
    import saxonche
except ImportError:
    saxonche = None

_X = f"{{{XSLT}}}"
_OWN = "urn:x-tei-schematron"
_ERRORS = "http://www.w3.org/2005/xqt-errors"
_MAPS = "http://www.w3.org/2005/xpath-functions/map"
#: Functions that read files or the environment, or call others by a name that is not seen here.
_REACHING = re.compile(
    r"""(?<![\w.\-@$])(?:\w+:)?(?:
        available-environment-variables | (?:uri-)?collection | doc(?:ument)?(?:-available)?
        | environment-variable | function-lookup | json-doc | load-xquery-module | parse-xml\S*
        | stream-available | system-property | transform | unparsed-text\S*
    )\s*[(#]""",
    re.VERBOSE,
)
#: What functions may be made of.
_INSTRUCTIONS = frozenset(
    (
        "as choose for-each function if otherwise param sequence text value-of variable when"
        " analyze-string matching-substring non-matching-substring sort perform-sort attribute"
        " element copy copy-of iterate next-iteration break on-completion with-param"
    ).split()
)
#: Namespaces whose functions are the processor's own.
_FOREIGN = re.compile(r"java:|http://saxon\.sf\.net/|http://exslt\.org/|http://expath\.org/")


class Verdict(NamedTuple):
    """What Saxon says of a check and a node.

    Attributes:
        rule: the number of the rule in its pattern.
        check: the number of the check in its rule.
        place: the node.
        values: what is filled in in the message; or the error alone.
        is_error: whether the check could not be run there.
    """

    rule: int
    check: int
    place: Place
    values: tuple[str, ...]
    is_error: bool


def is_here() -> bool:
    """Whether Saxon is installed."""
    return saxonche is not None


class Program:
    """A pattern as a stylesheet of XSLT 3.0."""

    def __init__(self, schema: Schema, lets: tuple[Let, ...], pattern: Pattern) -> None:
        """Compile a pattern.

        Raises:
            Unrunnable: it may not be run, or Saxon refuses it.
        """
        sheet = _sheet(schema, lets, pattern)
        _check(schema, sheet)
        self._processor: Any = saxonche.PySaxonProcessor(license=False)
        self._processor.set_configuration_property(
            "http://saxon.sf.net/feature/allowedProtocols", "none"
        )
        try:
            compiler = self._processor.new_xslt30_processor()
            text = etree.tostring(sheet, encoding="unicode")
            self._program = compiler.compile_stylesheet(stylesheet_text=text)
        except saxonche.PySaxonApiError as error:
            raise Unrunnable(_line(error)) from None

    def verdicts(self, tree: etree._ElementTree) -> Iterator[Verdict]:
        """What the pattern finds in a document.

        Raises:
            Unrunnable: Saxon gives up.
        """
        try:
            text = etree.tostring(tree, encoding="unicode")
            node = self._processor.parse_xml(xml_text=text)
            result = self._program.transform_to_string(xdm_node=node)
        except saxonche.PySaxonApiError as error:
            raise Unrunnable(_line(error)) from None
        for found in etree.fromstring((result or "<r/>").encode()).iterchildren("f"):
            rule, check, number, kind = map(int, found.get("n", "").split())
            yield Verdict(
                rule,
                check,
                Place(kind, number, found.get("a", "")),
                tuple(v.text or "" for v in found.iterchildren("v")),
                found.get("e") is not None,
            )


def _line(error: Exception) -> str:
    return " ".join(str(error).split())


def _check(schema: Schema, sheet: etree._Element) -> None:
    """Refuse what may reach out of the document."""
    for element in sheet.iter("*"):
        for text in (*element.attrib.values(), element.text or "", element.tail or ""):
            if _REACHING.search(str(text)) or _FOREIGN.search(str(text)):
                message = f"what may reach out of the document is not run: {str(text)[:60]}"
                raise Unrunnable(message)
    for declared in sheet.iterchildren(f"{_X}function"):
        for each in declared.iter("*"):
            if any(_FOREIGN.match(uri) for uri in each.nsmap.values()):
                raise Unrunnable("it has functions of the processor's own")
            if str(each.tag).startswith(_X) and etree.QName(each).localname not in _INSTRUCTIONS:
                message = f"its functions have {etree.QName(each).localname}"
                raise Unrunnable(message)
    if any(_FOREIGN.match(uri) for uri in schema.namespaces.values()):
        raise Unrunnable("it has functions of the processor's own")


def _sheet(schema: Schema, lets: tuple[Let, ...], pattern: Pattern) -> etree._Element:
    own = {"tei-own": _OWN, "tei-map": _MAPS, "tei-error": _ERRORS}
    nsmap = {p or None: uri for p, uri in (schema.namespaces | own).items()}
    sheet = etree.Element(f"{_X}stylesheet", {"version": "3.0"}, nsmap=nsmap)
    sheet.set("exclude-result-prefixes", "#all")
    for key in schema.keys:
        etree.SubElement(sheet, f"{_X}key", name=key.name, match=key.match, use=key.use)
    sheet.extend([etree.fromstring(function) for function in schema.functions])
    for let in (*lets, *pattern.lets):
        etree.SubElement(sheet, f"{_X}variable", name=let.name, select=let.value)
    numbers = etree.SubElement(sheet, f"{_X}variable", name="tei-own:numbers")
    numbers.set("as", "map(*)")
    add = "function($m, $e) {tei-map:put($m, generate-id($e), tei-map:size($m))}"
    numbers.set("select", f"fold-left(//*, map{{}}, {add})")
    start = etree.SubElement(sheet, f"{_X}template", match="/")
    result = etree.SubElement(start, "r")
    etree.SubElement(result, f"{_X}apply-templates", select=".", mode="run")
    onward = {"select": "@* | node()", "mode": "run"}
    rest = etree.SubElement(
        sheet, f"{_X}template", match="@* | node() | /", mode="run", priority="-1"
    )
    etree.SubElement(rest, f"{_X}apply-templates", onward)
    for at, rule in enumerate(pattern.rules):
        template = etree.SubElement(
            sheet, f"{_X}template", match=rule.context, mode="run", priority=str(10**6 - at)
        )
        for order, check in enumerate(rule.checks):
            attempt = etree.SubElement(template, f"{_X}try")
            for let in rule.lets:
                etree.SubElement(attempt, f"{_X}variable", name=let.name, select=let.value)
            test = check.test if check.is_report else f"not({check.test})"
            spoken = etree.SubElement(attempt, f"{_X}if", test=test)
            _result(spoken, f"{at} {order}", _values(check.parts))
            caught = etree.SubElement(attempt, f"{_X}catch")
            _result(caught, f"{at} {order}", ["$tei-error:description"]).set("e", "1")
        etree.SubElement(template, f"{_X}apply-templates", onward)
    return sheet


def _result(holder: etree._Element, number: str, values: list[str]) -> etree._Element:
    found = etree.SubElement(holder, "f")
    found.set(
        "n",
        f"{number} {{($tei-own:numbers(generate-id((self::*, parent::*)[1])), -1)[1]}}"
        f" {{if (self::*) then {ELEMENT} else if (self::attribute()) then {ATTRIBUTE}"
        f" else {TEXT}}}",
    )
    name = "if (namespace-uri()) then concat('{{', namespace-uri(), '}}', local-name()) else name()"
    found.set("a", f"{{self::attribute() ! ({name})}}")
    for value in values:
        etree.SubElement(etree.SubElement(found, "v"), f"{_X}value-of", select=value)
    return found


def _values(message: Message) -> list[str]:
    found = []
    for part in message:
        if isinstance(part, ValueOf):
            found.append(part.select)
        elif isinstance(part, Name):
            found.append(f"name({part.path})" if "name(" not in part.path else part.path)
    return found
