"""Every rule beyond grammars, and what looks for what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tei import codes
from tei.validate.checks import (
    across,
    allowances,
    characters,
    chinese_breaks,
    chinese_scripts,
    corpus,
    dates,
    declarations,
    emptiness,
    header,
    languages,
    mixed_scripts,
    mojibake,
    normal_form,
    other_files,
    parallel,
    pointers,
    prefixes,
)
from tei.validate.checks.chinese_scripts import ChineseScripts
from tei.validate.checks.dates import Dates
from tei.validate.checks.declarations import Declarations
from tei.validate.checks.emptiness import Emptiness
from tei.validate.checks.header import Header
from tei.validate.checks.languages import Languages
from tei.validate.checks.parallel import Parallel
from tei.validate.checks.pointers import Pointers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tei.validate.checks.walk import Found, Walk

RULES = tuple(
    rule
    for subject in (
        pointers,
        other_files,
        prefixes,
        corpus,
        declarations,
        languages,
        chinese_scripts,
        dates,
        characters,
        mojibake,
        mixed_scripts,
        normal_form,
        chinese_breaks,
        emptiness,
        header,
        parallel,
        across,
        allowances,
    )
    for rule in subject.RULES
)


class Check(Protocol):
    """What looks for faults on a `Walk`."""

    def found(self) -> Iterator[Found]:
        """What is wrong, when all of the document has been seen."""


CHECKS: tuple[Callable[[Walk], Check], ...] = (
    Pointers,
    Declarations,
    Languages,
    ChineseScripts,
    Dates,
    Emptiness,
    Header,
    Parallel,
)

#: What the schemas of editions see to themselves, in words of their own.
OF_EDITION = frozenset(
    {
        codes.DANGLING_POINTER,
        codes.UNDECLARED_PREFIX,
        codes.UNUSED_DECLARATION,
        codes.UNDECLARED_LANGUAGE,
        codes.EMPTY_ELEMENT,
        codes.ONE_SIDED_CORRESP,
    }
)
