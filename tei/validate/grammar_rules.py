"""What a grammar can find: each function makes a finding, its docstring is the rule.

The examples are sources; ``Edit`` changes the TEI that was written from the wrong one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tei import codes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tei.diagnostics import Code, Diagnostic, Location


class Said(NamedTuple):
    """What helps with a fault.

    Attributes:
        help: what to do about it; may be empty.
        expected: what could stand there instead, the likeliest first.
        note: the schema's own words; may be empty.
        link: a page about it; may be empty.
    """

    help: str = ""
    expected: tuple[str, ...] = ()
    note: str = ""
    link: str = ""


def unknown_element(location: Location, name: str, space: str, said: Said) -> Diagnostic:
    """The schema has no such element.

    Why:
        Most often a name is misspelt, or comes from HTML or DocBook: TEI has a paragraph `p` and
        a heading `head`, but no `para` and no `h1`. Names are written with capitals where TEI
        has them: `persName`.

    Edit:
        <textClass> -> <textclass/><textClass>
    """
    what = f"the schema has no element <{name}>{f' of the namespace {space}' if space else ''}"
    return codes.UNKNOWN_ELEMENT.at(location, what, **said._asdict())


def misplaced_element(location: Location, what: str, said: Said) -> Diagnostic:
    """An element stands where the schema does not allow it.

    Why:
        The schema knows the element, but not in this one, or not after what comes before it:
        programs look for things where the schema says that they are.

    Edit:
        <langUsage> -> <p>Rain.</p><langUsage>
    """
    return codes.MISPLACED_ELEMENT.at(location, what, **said._asdict())


def missing_element(location: Location, what: str, said: Said) -> Diagnostic:
    """An element lacks another that it must hold.

    Why:
        What must be there is what other programs rely on: a header without a title cannot be
        listed, a list without an item is none.

    Edit:
        <publisher>Unpublished</publisher> ->
    """
    return codes.MISSING_ELEMENT.at(location, what, **said._asdict())


def unknown_attribute(location: Location, what: str, said: Said) -> Diagnostic:
    """An element has an attribute that the schema does not give it.

    Why:
        Most often a name is misspelt or comes from HTML: TEI has `xml:id` and `target`, not `id`
        and `href`.

    Edit:
        <textClass> -> <textClass id="x">
    """
    return codes.UNKNOWN_ATTRIBUTE.at(location, what, **said._asdict())


def missing_attribute(location: Location, element: str, what: str, said: Said) -> Diagnostic:
    """An element lacks an attribute that it must have.

    Why:
        Without it the element does not say enough: a picture without `url` shows nothing, a
        language without `ident` has no tag.

    Edit:
        <language ident="zh-Hans" -> <language
    """
    return codes.MISSING_ATTRIBUTE.at(location, f"<{element}> must have {what}", **said._asdict())


def bad_value(location: Location, subject: str, value: str, said: Said) -> Diagnostic:
    """A value is not one that the schema allows.

    Why:
        Values that programs work with have a form: a date is `1958-03-20`, a pointer has no
        spaces, and where the schema lists values it must be one of them.

    Edit:
        status="unknown" -> status="unknwon"
    """
    what = f'{subject} cannot be "{value}"' if value else f"{subject} cannot be empty"
    return codes.BAD_VALUE.at(location, what, **said._asdict())


def misplaced_text(location: Location, element: str, text: str, said: Said) -> Diagnostic:
    """Text stands directly in an element that holds only other elements.

    Why:
        Text needs an element that says what it is: in a division a paragraph `p`, in a list an
        `item`.

    Edit:
        <textClass> -> <textClass>rain
    """
    return codes.MISPLACED_TEXT.at(
        location, f'<{element}> cannot hold text directly: "{text}"', **said._asdict()
    )


def repeated_id(location: Location, value: str, first: Location) -> Diagnostic:
    """Two elements have the same identifier.

    Why:
        A pointer to an identifier must lead to one place. Identifiers are unique in a document.
    """
    return codes.REPEATED_ID.at(
        location,
        f'another element has the identifier "{value}" already',
        help="give one of the two another identifier",
        related=(first,),
    )


def dangling_id(location: Location, value: str) -> Diagnostic:
    """A reference names an identifier that no element has.

    Why:
        The schema says that this attribute names an identifier in the same document (xsd:IDREF).
        In TEI itself pointers are URIs, so only other vocabularies have this.
    """
    return codes.DANGLING_ID.at(
        location, f'no element has the identifier "{value}"', help="mend it, or add the element"
    )


def wrong_namespace(
    location: Location, name: str, space: str, home: str, around: str | None
) -> Diagnostic:
    """An element has a name that the schema knows, in another namespace.

    Why:
        The same name in another namespace is another element: `p` of HTML is not `p` of TEI. The
        namespace is declared by `xmlns` on the element or on one around it.

    Edit:
        <textClass> -> <p xmlns="http://www.w3.org/1999/xhtml"/><textClass>
    """
    where = f"the namespace {space}" if space else "no namespace"
    there = f"the namespace {home}" if home else "none"
    advice = f'write <{name} xmlns="{home}">'
    # Only where it stands in an element of the right namespace does it have one of its own.
    if around == home:
        own = "its xmlns or its prefix" if space else 'xmlns=""'
        advice += f", or take {own} away"
    return codes.WRONG_NAMESPACE.at(
        location, f"<{name}> is in {where}, and the schema has it in {there}", help=advice
    )


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.UNKNOWN_ELEMENT, unknown_element),
    (codes.MISPLACED_ELEMENT, misplaced_element),
    (codes.MISSING_ELEMENT, missing_element),
    (codes.UNKNOWN_ATTRIBUTE, unknown_attribute),
    (codes.MISSING_ATTRIBUTE, missing_attribute),
    (codes.BAD_VALUE, bad_value),
    (codes.MISPLACED_TEXT, misplaced_text),
    (codes.REPEATED_ID, repeated_id),
    (codes.DANGLING_ID, dangling_id),
    (codes.WRONG_NAMESPACE, wrong_namespace),
)
