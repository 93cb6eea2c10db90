"""Fifty thousand inputs that a fuzzer made, without a crash or a hang."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is not installed")
def test_no_input_breaks_the_engine(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "tests" / "relaxng" / "fuzz.py"), "-runs=50000"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-3000:]
    assert re.search(r"Done 5\d{4} runs", ran.stderr)
