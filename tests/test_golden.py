"""The edition of the seed, byte for byte. `python tests/golden/write.py` writes it anew."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

GOLDEN = Path(__file__).parent / "golden"
SEEDS = GOLDEN.parents[1] / "seeds"


@pytest.fixture(scope="module")
def write() -> ModuleType:
    spec = importlib.util.spec_from_file_location("golden_write", GOLDEN / "write.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "name",
    ["seed.xml", "seed.html", "index.html", "persons.html", "places.html", "organisations.html"],
)
def test_the_edition_of_the_seed_is_the_golden_one(write, tmp_path, name):
    made = write.edition(tmp_path)[name].decode()
    assert made == (GOLDEN / name).read_text(encoding="utf-8")


def test_the_bytes_do_not_depend_on_the_machine(tmp_path):
    made = []
    for number, (seed, zone, locale) in enumerate(
        [("0", "UTC", "C"), ("7", "Asia/Shanghai", "C.UTF-8")]
    ):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": locale,
            "PYTHONUTF8": "0",
        }
        out = tmp_path / str(number)
        command = [sys.executable, "-m", "tei", "build", str(SEEDS), "--out", str(out), "--quiet"]
        subprocess.run(command, check=True, env=environment)
        made.append({p.relative_to(out): p.read_bytes() for p in out.rglob("*") if p.is_file()})
    assert len(made[0]) > 10
    assert made[0] == made[1]
