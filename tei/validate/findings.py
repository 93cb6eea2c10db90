"""What validation can find: each function makes a finding, its docstring is the rule.

The examples are sources; ``Edit`` changes the TEI that was written from the wrong one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import codes
from tei.diagnostics import Diagnostic, Location

if TYPE_CHECKING:
    from collections.abc import Callable

    from tei.diagnostics import Code, Severity
    from tei.errors import MalformedXml


def malformed_xml(path: str, error: MalformedXml) -> Diagnostic:
    """A file is not well-formed XML, or not safe to read.

    Why:
        A file that is no XML cannot be checked, compared or shown: every tag, quotation mark and &
        must be as XML has it before anything can be said of the TEI. What is told is the first
        fault and where it begins; what stands behind it has not been looked at, so check again
        when it is mended. A document that declares entities, or that goes beyond a limit of depth
        or length, is refused too, though it may be well-formed: it can be made to read files or to
        fill the memory.

    Edit:
        </teiHeader> -> </teiheader>
    """
    location = Location(path, error.line, error.column)
    return codes.MALFORMED_XML.at(location, str(error), help=error.help)


def against_grammar(location: Location, message: str, schema: str, advice: str = "") -> Diagnostic:
    """A document breaks a rule of an XSD schema that is not about one element or attribute alone.

    Why:
        An XSD schema can have rules in XPath (assertions) and say that a value must be there once,
        or must be that of another element (unique, key, keyref). Elements, attributes and values
        that cannot stand where they do have codes of their own, from TEI510 on, as by RELAX NG.
    """
    return codes.AGAINST_GRAMMAR.at(location, message, help=advice or f"this is what {schema} says")


def against_rule(
    location: Location, message: str, severity: Severity, name: str, schema: str
) -> Diagnostic:
    """A document breaks a Schematron rule.

    Why:
        Some things no grammar can say: that a pointer leads somewhere, that a link joins two
        languages, that a reviewed translation names its reviewer. The rule's own message says
        what to do.

    Edit:
        who="# -> who="#nobody-
    """
    return Diagnostic(
        codes.AGAINST_RULE,
        severity,
        message,
        location,
        help="do as it says; where the document is right, allow it (tei explain against-rule)",
        note=f"this is rule {name} of {schema}" if name else f"this is a rule of {schema}",
    )


def not_tei(location: Location, name: str, *, several: bool = False) -> Diagnostic:
    """A file is XML, but no TEI document.

    Why:
        A TEI document begins with the element TEI in the namespace http://www.tei-c.org/ns/1.0. A
        file without that namespace may look the same and mean nothing to a TEI program. A teiCorpus
        holds several documents; give each a file of its own.

    Edit:
        <TEI xmlns="http://www.tei-c.org/ns/1.0" -> <TEI xmlns="http://www.tei-c.org/ns/0.9"
    """
    if several:
        return codes.NOT_TEI.at(
            location,
            "this is a teiCorpus: several TEI documents, and one is read from a file",
            help="put each TEI element of it in a file of its own",
        )
    return codes.NOT_TEI.at(
        location,
        f"this is no TEI document: it begins with {name}",
        help="a TEI document begins with TEI in the namespace http://www.tei-c.org/ns/1.0",
    )


def unreadable_file(path: str, reason: str) -> Diagnostic:
    """A file cannot be read or written.

    Why:
        The file does not exist any more, the permissions forbid it, or the disk is full. The other
        documents are not affected.
    """
    # An error may say where it is.
    what = reason.removeprefix(f"{path}: ")
    return codes.UNREADABLE_FILE.at(
        Location(path), what, help="check that the file is there and that you may use it"
    )


def no_schema(path: str, reason: str, remedy: str) -> Diagnostic:
    """The schema that a TEI file should follow is not at hand, or nobody says which it is.

    Why:
        TEI can be used in many ways, and only the schema that a file was made for can judge it.
        That is the one that `--schema` names, else those that the file names in its `xml-model`
        instructions, else, for editions made by tei, their own, else `tei_all`, which allows all
        of TEI. Nothing is fetched because a file names it: `tei schema install` fetches a schema
        once, `tei schema add` takes one that is on disk, an XML catalog (`--catalog`) says which
        file stands for an address.
    """
    return codes.NO_SCHEMA.at(Location(path), reason, help=remedy)


def identifiers_unchecked(schema: str, reason: str) -> Diagnostic:
    """A schema does not say clearly what is an identifier, so that none is checked by it.

    Why:
        Whether an attribute is an identifier must depend on the names of the attribute and its
        element alone (RELAX NG DTD Compatibility, section 5). Where a schema breaks this, other
        validators refuse it, or check no identifiers either.
    """
    return codes.IDENTIFIERS_UNCHECKED.at(
        Location(schema),
        f"identifiers are not checked by this schema: {reason}",
        help="give each such attribute the same datatype wherever it stands",
    )


def not_held(path: str, reason: str, schema: str) -> Diagnostic:
    """A document is not held against the rules of a schema, for which it is too much."""
    return codes.UNRUNNABLE_RULE.at(
        Location(path),
        f"the document is not held against the rules of {schema}: {reason}",
        help="divide it if it is too large; by a grammar in RELAX NG it is checked all the same",
    )


def unrunnable_rule(location: Location, reason: str, schema: str, name: str = "") -> Diagnostic:
    """A Schematron rule could not be run, so nobody knows whether the document follows it.

    Why:
        A rule may be wrong itself, may call a function that is not known here, or may compare what
        cannot be compared in this document. Nothing is found by it then, which must not be taken
        for a good sign. Some rules need a whole XSLT processor, or would read files that do not
        belong to the document; these are never run. One that takes longer than a minute is given
        up, and a document that is too large for rules is held against its grammar alone.
    """
    return codes.UNRUNNABLE_RULE.at(
        location,
        reason.rstrip("."),
        help=f"mend rule {name} of {schema}" if name else f"mend the rule in {schema}",
    )


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.MALFORMED_XML, malformed_xml),
    (codes.AGAINST_GRAMMAR, against_grammar),
    (codes.AGAINST_RULE, against_rule),
    (codes.NOT_TEI, not_tei),
    (codes.NO_SCHEMA, no_schema),
    (codes.IDENTIFIERS_UNCHECKED, identifiers_unchecked),
    (codes.UNREADABLE_FILE, unreadable_file),
    (codes.UNRUNNABLE_RULE, unrunnable_rule),
)
