"""A run as tests in JUnit's XML: a suite for each document, a failed test for each finding.

There is no one schema of it. This keeps to what those of Apache Ant and of Jenkins both allow;
GitLab and others read the same.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from tei.report.concise import details, one_line
from tei.xml.characters import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tei.diagnostics import Diagnostic
    from tei.report.run import Run


def as_junit(run: Run) -> str:
    """The run as XML."""
    failing: dict[str, list[Diagnostic]] = {name: [] for name in run.documents}
    others: dict[str, list[Diagnostic]] = {name: [] for name in run.documents}
    for finding in run.findings:
        name = finding.diagnostic.location.path
        kind = failing if run.fails(finding) else others
        kind.setdefault(name, []).append(finding.diagnostic)
    names = dict.fromkeys((*failing, *others))
    started = run.started.strftime("%Y-%m-%dT%H:%M:%S")
    suites = [
        _suite(
            number,
            run.repository.path(name),
            started,
            failing.get(name, ()),
            others.get(name, ()),
        )
        for number, name in enumerate(names)
    ]
    return "\n".join(
        ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", *suites, "</testsuites>", ""]
    )


def _suite(
    number: int,
    path: str,
    started: str,
    failing: Sequence[Diagnostic],
    others: Sequence[Diagnostic],
) -> str:
    """A document: each finding that fails is a test that fails, one without any is one that passes.

    What else was found is the output of the suite.
    """
    errors = sum(diagnostic.code.is_of_run for diagnostic in failing)
    attributes = _attributes(
        name=path,
        package="tei",
        id=number,
        timestamp=started,
        hostname="localhost",
        tests=len(failing) or 1,
        failures=len(failing) - errors,
        errors=errors,
        time=0,
    )
    cases = [*_cases(path, failing)] or [f"    <testcase {_case('valid', path)}/>"]
    output = "\n".join(_told(diagnostic) for diagnostic in others)
    return "\n".join(
        [
            f"  <testsuite {attributes}>",
            "    <properties/>",
            *cases,
            f"    <system-out>{_text(output)}</system-out>",
            "    <system-err/>",
            "  </testsuite>",
        ]
    )


def _cases(path: str, failing: Sequence[Diagnostic]) -> Iterator[str]:
    names: Counter[str] = Counter()
    for diagnostic in failing:
        # Without the line, so that a report can be held against an earlier one; and no two are the
        # same, of which GitLab would show one.
        name = f"{diagnostic.code.id} {diagnostic.message}"
        names[name] += 1
        unique = f"{name} ({names[name]})" if names[name] > 1 else name
        kind = "error" if diagnostic.code.is_of_run else "failure"
        said = _attributes(type=diagnostic.code.name, message=diagnostic.message)
        body = _text("\n".join([_told(diagnostic), *details(diagnostic)]))
        yield f"    <testcase {_case(unique, path)}><{kind} {said}>{body}</{kind}></testcase>"


def _case(name: str, path: str) -> str:
    return _attributes(name=name, classname=path, time=0)


def _told(diagnostic: Diagnostic) -> str:
    return one_line(diagnostic, diagnostic.location)


def _attributes(**values: object) -> str:
    return " ".join(f"{name}={quoteattr(_possible(str(value)))}" for name, value in values.items())


def _text(text: str) -> str:
    return escape(_possible(text))


def _possible(text: str) -> str:
    """A text without what XML cannot hold."""
    return FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
