"""The action for GitHub: what its inputs do, and what they cannot do."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

yaml = pytest.importorskip("yaml", reason="PyYAML, of the extra test, is not installed")

BASH = shutil.which("bash")
#: What would be run where a value got into the script.
HOSTILE = "$(touch pwned) `touch pwned`; touch pwned #\"' && touch pwned"


@pytest.fixture(scope="module")
def action() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))


def test_every_input_has_a_description_and_is_used(action: dict[str, Any]) -> None:
    used = re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", str(action))
    assert set(used) == set(action["inputs"])
    for name, given in action["inputs"].items():
        assert given["description"], name
        assert given.get("required") or "default" in given, name


def test_no_value_is_a_part_of_a_script(action: dict[str, Any]) -> None:
    assert action["runs"]["using"] == "composite"
    scripts = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert len(scripts) == 2
    for script in scripts:
        assert "${{" not in script
    for step in action["runs"]["steps"]:
        assert ("run" in step) == ("shell" in step)


@pytest.fixture
def validate(
    action: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., subprocess.CompletedProcess[str]]:
    """The action's last step in a folder of its own: its script with some inputs."""
    if BASH is None or sys.platform == "win32":
        pytest.skip("there is no bash")
    monkeypatch.chdir(tmp_path)
    program = tmp_path / "bin" / "tei"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tei "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    defaults = {name: given.get("default", "") for name, given in action["inputs"].items()}
    step = action["runs"]["steps"][-1]

    def run(**inputs: str) -> subprocess.CompletedProcess[str]:
        given = defaults | {name.replace("_", "-"): value for name, value in inputs.items()}
        values = {
            name: given[re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value)[1]]
            for name, value in step["env"].items()
        }
        environment = {
            **values,
            "PATH": f"{program.parent}:/usr/bin:/bin",
            "PYTHONPATH": str(ROOT),
            "TEI_CACHE": os.environ["TEI_CACHE"],
        }
        # As the runner starts `shell: bash`.
        command = [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    shutil.copy(ROOT / "tests" / "golden" / "seed.xml", tmp_path / "a good one.xml")
    broken = (ROOT / "tests" / "golden" / "seed.xml").read_text(encoding="utf-8")
    Path("bad.xml").write_text(broken.replace("<fileDesc>", '<fileDesc n="1" x="1">'), "utf-8")
    return run


def test_a_good_file_passes(validate: Callable[..., Any]) -> None:
    done = validate(files="a *.xml\n")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "1 file checked by edition: no findings.\n"


def test_findings_are_annotations_and_reports(validate: Callable[..., Any]) -> None:
    done = validate(
        files="a good one.xml\nbad.xml",
        format="junit=out/tei.xml\njson=out/tei.json",
        sarif="out/tei.sarif",
        args="--statistics",
    )
    assert done.returncode == 1
    assert "::error file=bad.xml,line=" in done.stdout
    assert {path.name for path in Path("out").iterdir()} == {"tei.xml", "tei.json", "tei.sarif"}
    assert done.stderr.startswith("count  files")


def test_a_schema_and_a_baseline_are_used(validate: Callable[..., Any]) -> None:
    schema = str(ROOT / "schemas" / "edition.rng")
    made = validate(files="bad.xml", schema=f"{schema}\n", args="--write-baseline\nknown.json")
    assert made.returncode == 0
    done = validate(files="bad.xml", schema=schema, baseline="known.json", fail_on="warning")
    assert done.returncode == 0
    assert " known." in done.stderr


@pytest.mark.parametrize(
    "name", ["files", "schema", "format", "sarif", "fail_on", "baseline", "args"]
)
def test_no_input_runs_a_command(validate: Callable[..., Any], name: str) -> None:
    inputs = {"files": "bad.xml", name: HOSTILE}
    done = validate(**inputs)
    assert done.returncode != 0
    assert not Path("pwned").exists()


def test_a_file_whose_name_begins_as_an_option_is_a_file(validate: Callable[..., Any]) -> None:
    Path("bad.xml").rename("--version.xml")
    done = validate(files="*version.xml")
    assert done.returncode == 1
    assert "file=--version.xml," in done.stdout
