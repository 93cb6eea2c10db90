"""The nodes of which a check may have to speak: what libxslt finds by a `stylesheet`.

It goes through a document in a fraction of the time that Python takes. What it says of a check is
final where the check's test, and all that it uses, could be translated; otherwise it names too many
nodes rather than too few, and `evaluation` decides. It has no access to files or the network.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from tei.schematron.documents import FOLDER, Resolver, Unavailable
from tei.schematron.kinds import CLOCK

if TYPE_CHECKING:
    from tei.schematron.budget import Budget
    from tei.schematron.documents import Documents

ATTRIBUTE, ELEMENT, TEXT, COMMENT, INSTRUCTION, DOCUMENT = range(6)


class Unsifted(Exception):
    """A pattern that no stylesheet of XSLT 1.0 can run."""


class Stylesheet(NamedTuple):
    """A stylesheet, and what is not in it.

    Attributes:
        text: itself, as XML.
        left: the numbers of the patterns that it cannot run, and why.
        reasons: why it cannot say more of some checks, by numbers of pattern, rule and check.
    """

    text: bytes
    left: dict[int, str]
    reasons: dict[str, str]


class Place(NamedTuple):
    """A node, without the node.

    Attributes:
        kind: what it is.
        element: the number of the element, in document order from 0; of the parent, where the node
            is no element. -1 for the document.
        name: of an attribute, with its namespace in braces.
        order: of a text, comment or instruction among its parent's children.
    """

    kind: int
    element: int
    name: str = ""
    order: int = 0


class Found(NamedTuple):
    """What a check may have to say of a node.

    Attributes:
        rule: the number of the rule in its pattern.
        check: the number of the check in its rule.
        place: the node.
        is_certain: whether it does.
        values: what is filled in in its message; None where that is not known.
        reason: why one of these is not known.
    """

    rule: int
    check: int
    place: Place
    is_certain: bool
    values: tuple[str, ...] | None
    reason: str = ""


class Sifted(NamedTuple):
    """What a sieve has to say of a document.

    Attributes:
        found: by the numbers of patterns.
        absent: the numbers of patterns that it cannot run, and that have nothing to say.
    """

    found: dict[int, list[Found]]
    absent: frozenset[int]


class Sieve:
    """A stylesheet that is run.

    Attributes:
        left: the numbers of the patterns that cannot be run by it, and why.
    """

    def __init__(self, stylesheet: Stylesheet) -> None:
        self.left = stylesheet.left
        self._stylesheet = stylesheet
        self._transform: etree.XSLT | None = None
        self._resolver = Resolver()
        self._budget: Budget

    def run(self, tree: etree._ElementTree, documents: Documents, budget: Budget) -> Sifted:
        """What it finds, in its share of the time.

        Args:
            tree: the document.
            documents: others that may be read.
            budget: how long it may take.

        Raises:
            Unsifted: libxslt cannot run it.
            OutOfTime: it takes too long.
        """
        self._budget = budget
        budget.share()
        try:
            if self._transform is None:
                self._transform = self._compiled()
            self._resolver.documents = documents
            result = self._transform(tree).getroot()
        except (etree.XSLTError, Unavailable) as error:
            raise Unsifted(str(error)) from None
        numbers = {name: n for n, name in enumerate((result.findtext("n") or "").split())}
        found: dict[int, list[Found]] = {}
        for each in result.iterchildren("f"):
            number, made = _read(each, numbers, self._stylesheet.reasons)
            found.setdefault(number, []).append(made)
        absent = frozenset(int(each.text or "") for each in result.iterchildren("a"))
        return Sifted(found, absent)

    def _compiled(self) -> etree.XSLT:
        """The stylesheet, with access to nothing but what the resolver gives it."""
        parser = etree.XMLParser()
        parser.resolvers.add(self._resolver)
        sheet = etree.fromstring(self._stylesheet.text, parser, base_url=FOLDER)
        access = etree.XSLTAccessControl(
            read_file=False, write_file=False, create_dir=False, write_network=False
        )
        clock = {(CLOCK, "has-time"): self._has_time}
        return etree.XSLT(sheet, extensions=clock, access_control=access)  # type: ignore[arg-type] # functions will do

    def _has_time(self, _: object) -> bool:
        self._budget.check()
        return True


def _read(
    found: etree._Element, numbers: dict[str, int], reasons: dict[str, str]
) -> tuple[int, Found]:
    pattern, rule, check = map(int, found.get("n", "").split())
    kind = int(found.get("k", ""))
    namespace, local = found.get("s", ""), found.get("l", "")
    place = Place(
        kind,
        numbers.get(found.get("i" if kind == ELEMENT else "p", ""), -1),
        (f"{{{namespace}}}{local}" if namespace else local) if kind == ATTRIBUTE else "",
        int(found.get("c", "0")) if kind != ATTRIBUTE else 0,
    )
    values = None
    if found.get("m") is None:
        values = tuple(v.text or "" for v in found.iterchildren("v"))
    reason = reasons.get(found.get("n", ""), "")
    return pattern, Found(rule, check, place, found.get("u") is None, values, reason)
