"""Every stage's rules, gathered by name: for `tei explain` and for docs/diagnostics.md."""

from __future__ import annotations

import difflib
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from tei import align, codes, fidelity, pipeline, render, sources, validate
from tei.errors import UsageError
from tei.rules import Rule, rule
from tei.validate import checks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tei.diagnostics import Code


@cache
def rules() -> Mapping[str, Rule]:
    """The rules by their codes, in the order of the codes."""
    gathered = [
        rule(code, function)
        for stage in (sources, align, fidelity, validate, checks, render, pipeline)
        for code, function in stage.RULES
    ]
    by_code = {entry.code.id: entry for entry in gathered}
    return MappingProxyType(dict(sorted(by_code.items())))


def explain(code: str) -> str:
    """The manual of one rule in Markdown, and how to be without it where that is possible.

    Args:
        code: a code such as ``TEI401``, or its name such as ``text-lost``.

    Raises:
        UsageError: there is no such code.
    """
    for entry in rules().values():
        if code.lower() in (entry.code.id.lower(), entry.code.name):
            return entry.markdown() + _exceptions(entry.code)
    known = [name for entry in rules().values() for name in (entry.code.id, entry.code.name)]
    near = difflib.get_close_matches(code, known, n=1, cutoff=0.5)
    hint = f"; did you mean {near[0]}?" if near else "; docs/diagnostics.md has the list"
    message = f"there is no finding {code!r}{hint}"
    raise UsageError(message)


def _exceptions(code: Code) -> str:
    """How to have a finding told otherwise, or not at all."""
    ways = ""
    if codes.is_adjustable(code):
        ways += (
            "\nIn tei.toml, for an edition (off, info, warning or error):\n\n"
            f'```toml\n[rules]\n{code.name} = "off"\n```\n'
        )
    if codes.is_allowable(code):
        ways += (
            "\nIn a document, for the element that follows:\n\n"
            f'```xml\n<?tei allow="{code.name}" reason="WHY"?>\n```\n'
        )
    return ways


def manual() -> str:
    """The manual of all rules in Markdown: docs/diagnostics.md."""
    head = (
        "# Findings\n\n"
        "Every finding has a code. `tei explain CODE` shows its entry here. An error makes the "
        "exit status 1; a warning asks for a look; a remark (info) is for your information.\n\n"
        "The examples are sources, or pieces of the TEI that is written from them. Where a source "
        "has an edit, the fault is made in its TEI. `\\xNN` is the byte with that number.\n"
    )
    return "\n".join([head, *(entry.markdown() for entry in rules().values())])
