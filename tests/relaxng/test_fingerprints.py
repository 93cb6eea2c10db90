"""Findings of typical mistakes are known again when the document has grown above them."""

from io import BytesIO
from pathlib import Path

import pytest
from conftest import SHARED

from tei import report
from tei.report.fingerprints import fingerprints
from tei.report.repository import Repository

from .mistakes import findings, mistakes

TEI_ALL = SHARED / "schemas" / "tei_all-4.12.0.rng"


@pytest.mark.skipif(
    not TEI_ALL.exists(), reason="tei_all is not on this computer; TEI_SHARED names where it is"
)
def test_lines_above_a_mistake_do_not_change_its_fingerprints(tmp_path: Path):
    repository = Repository(tmp_path)

    def named(document: str) -> list[str]:
        found = findings(document, TEI_ALL)
        lines = report.lines(found, lambda _: BytesIO(document.encode()))
        return fingerprints(found, lines, repository)

    for mistake in mistakes():
        head, declaration_end, rest = mistake.document.partition("?>\n")
        if not declaration_end:
            continue
        longer = f"{head}?>\n<!-- more -->\n\n<!-- and more -->\n{rest}"
        assert named(longer) == named(mistake.document), mistake.title
