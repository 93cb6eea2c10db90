"""A document before all checks: what is found is told unless it is allowed, as badly as is said."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from tei import codes, files
from tei.diagnostics import Location, Severity, in_order
from tei.errors import MalformedXml
from tei.validate.checks import (
    characters,
    chinese_breaks,
    mixed_scripts,
    mojibake,
    normal_form,
    scanning,
)
from tei.validate.checks.across import Across
from tei.validate.checks.allowances import Allowances
from tei.validate.checks.characters import Characters
from tei.validate.checks.subjects import CHECKS, OF_EDITION
from tei.validate.checks.walk import Surroundings, Walk
from tei.xml.places import positions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from tei.diagnostics import Code, Diagnostic
    from tei.validate.checks.corpus import Identifiers
    from tei.validate.checks.walk import Found, Hit

#: So many other places are named where a fault is found again.
_RELATED = 3
#: What no check looks for: schemas may, and what documents have in common is found when all have
#: been read.
_UNSEEN = frozenset(
    code
    for code in codes.every()
    if code.id < codes.DANGLING_POINTER.id or code is codes.REPEATED_IN_CORPUS
)


def examined(  # noqa: PLR0913 - one parameter for each thing to know
    source: bytes | Path,
    path: str,
    by_schemas: Sequence[Diagnostic] = (),
    surroundings: Surroundings = Surroundings(),  # noqa: B008 - immutable
    *,
    is_of_edition: bool = False,
    identifiers: Identifiers | None = None,
) -> list[Diagnostic]:
    """What schemas and rules find in a document, but for what it allows; in its order.

    Args:
        source: the document, or the file that it is in. It is read as a stream.
        path: named in the findings.
        by_schemas: what its schemas found.
        surroundings: what it stands among.
        is_of_edition: whether the edition's own Schematron was among these.
        identifiers: gathers those that no other document may have.

    Raises:
        FileUnreadable: `source` cannot be read.
    """
    found = list(by_schemas)
    allowed = Allowances()
    walk = Walk(surroundings)
    checks = [check(walk) for check in CHECKS]
    of_characters = Characters(walk)
    across = Across(walk)
    if identifiers:
        identifiers.look(walk)
    with files.opened(source) as file:
        try:
            walk.through(file, allowed)
        except MalformedXml:
            # The schemas say so, or whoever chose them.
            return found
    if identifiers:
        identifiers.leave_out(allowed)
    wanted: list[tuple[Found, list[Hit]]] = []
    for each in chain(*(check.found() for check in checks), across.found(source)):
        if is_of_edition and each.code in OF_EDITION:
            continue
        hits = [hit for hit in each.hits if not allowed.element(each.code, hit.element)]
        if hits:
            wanted.append((each, hits))
    told = [
        finding
        for finding in found
        if not allowed.place(finding.code, finding.location.line, finding.location.column)
    ]
    told += _placed(wanted, source, path)
    if walk.is_tei:
        told += _of_characters(source, path, of_characters, allowed)
    told += allowed.findings(path, _UNSEEN | OF_EDITION if is_of_edition else _UNSEEN)
    return in_order(told)


def adjusted(
    findings: Iterable[Diagnostic], severities: Mapping[str, Severity | None]
) -> list[Diagnostic]:
    """Findings as badly as the settings say.

    Args:
        findings: as they were found.
        severities: by codes; None for findings that are not told.
    """
    if not severities:
        return list(findings)
    return [
        finding if severity is finding.severity else replace(finding, severity=severity)
        for finding in findings
        if (severity := severities.get(finding.code.id, finding.severity)) is not None
    ]


def _placed(
    wanted: Sequence[tuple[Found, list[Hit]]], source: bytes | Path, path: str
) -> Iterator[Diagnostic]:
    """Findings, with the lines and columns of their elements and attributes."""
    if not wanted:
        return
    hits = {hit for found, hits in wanted for hit in (*hits[: _RELATED + 1], *found.related)}
    with files.opened(source) as file:
        places = positions(file, hits)
    for found, hits_of in wanted:
        locations = [Location(path, *places.get(hit, (0, 0))) for hit in hits_of[: _RELATED + 1]]
        related = tuple(Location(path, *places.get(hit, (0, 0))) for hit in found.related)
        finding = _told(found.tell, locations, len(hits_of))
        yield replace(finding, related=(*related, *finding.related)) if related else finding


def _of_characters(
    source: bytes | Path, path: str, of_characters: Characters, allowed: Allowances
) -> Iterator[Diagnostic]:
    """Findings in what is written, each told at its first place."""
    looks = (
        mojibake.LOOK,
        *of_characters.looks(),
        characters.UNPAIRED,
        mixed_scripts.LOOK,
        normal_form.LOOK,
        chinese_breaks.LOOK,
    )
    first: dict[tuple[Code, str], Callable[[Location], Diagnostic]] = {}
    locations: defaultdict[tuple[Code, str], list[Location]] = defaultdict(list)
    times: Counter[tuple[Code, str]] = Counter()
    for suspect, line, column in scanning.suspects(source, looks):
        kind = suspect.code, suspect.key
        if not allowed.place(suspect.code, line, column):
            times[kind] += 1
            if times[kind] <= _RELATED + 1:
                first.setdefault(kind, suspect.tell)
                locations[kind].append(Location(path, line, column))
    for kind, tell in first.items():
        yield _told(tell, locations[kind], times[kind])


def _told(
    tell: Callable[[Location], Diagnostic], locations: Sequence[Location], times: int
) -> Diagnostic:
    """A finding at the first of its places."""
    finding = tell(locations[0])
    if times == 1:
        return finding
    message = f"{finding.message} ({times} times)"
    return replace(finding, message=message, related=(*finding.related, *locations[1:]))
