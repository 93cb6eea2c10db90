"""The manual of each finding is a test: its wrong example gives it, its right one gives none."""

import re

import pytest

from tei import codes, pipeline
from tei.catalogue import rules
from tei.diagnostics import Code, Severity
from tei.rules import Rule
from tei.settings import Settings
from tei.validate import edition_schemas
from tei.validate.checks import examined

RULES = rules()
WITH_EXAMPLES = [rule for rule in RULES.values() if rule.wrong]


def written(example: str) -> bytes:
    """An example as a file: ``\\xNN`` is the byte with that number."""
    data = example.encode()
    return re.sub(rb"\\x([0-9a-f]{2})", lambda match: bytes([int(match[1], 16)]), data)


def found(example: str, edit: str = "", *, memory: bool = False) -> set[Code]:
    """Every code that a source gives on its way to a page, `edit` done to its TEI.

    With `memory` it goes on to a translation memory, which is made only where it is asked for.
    """
    settings = Settings()
    source = pipeline.SourceBytes("example.txt", written(example))
    encoded = pipeline.encode([source], "example.txt", settings)
    diagnostics = list(encoded.diagnostics)
    if encoded.tei is not None:
        tei = encoded.tei
        if edit:
            old, new = (part.strip() for part in edit.split("->"))
            assert old in tei.decode()
            tei = tei.decode().replace(old, new, 1).encode()
        diagnostics += pipeline.verify(tei, "example.xml", [source], settings)[1] if edit else []
        diagnostics += pipeline.check(tei, "example.xml", edition_schemas())
        # Some of it an edition's own schemas see to.
        diagnostics += examined(tei, "example.xml")
        diagnostics += pipeline.show(tei, "example.xml", "example.xml")[1]
        diagnostics += pipeline.memory(tei, "example.xml")[1] if memory else []
    return {diagnostic.code for diagnostic in diagnostics}


def test_every_code_has_a_rule():
    every = {value.id for value in vars(codes).values() if isinstance(value, Code)}
    assert every == set(RULES)


def test_codes_are_used_once():
    every = [value for value in vars(codes).values() if isinstance(value, Code)]
    assert len({code.id for code in every}) == len({code.name for code in every}) == len(every)


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.code.name)
def test_the_wrong_example_gives_the_finding(rule: Rule):
    # An edit of the header may break the comparison, a rule and the page at once.
    codes_found = found(rule.wrong, rule.edit, memory=rule.code is codes.NOTHING_ALIGNED)
    assert rule.code in codes_found
    if not rule.edit:
        assert codes_found == {rule.code}


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda rule: rule.code.name)
def test_the_right_example_gives_no_finding(rule: Rule):
    assert found(rule.right, memory=rule.code is codes.NOTHING_ALIGNED) == set()


def test_errors_are_what_blocks_an_edition():
    for rule in RULES.values():
        assert rule.code.severity in Severity
