"""The wheel: it holds all that the program needs, nothing else, and works away from the sources."""

import importlib.util
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("hatchling") is None,
    reason="hatchling, which builds the wheel, is not installed",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def unpacked(wheel, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def files(folder: Path, *, beside: str = "") -> set[str]:
    """The files below a folder, as a wheel names them."""
    return {
        beside + path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_package_with_its_schemas_and_stylesheets_only(unpacked):
    inside = files(unpacked)
    metadata = {name for name in inside if name.partition("/")[0].endswith(".dist-info")}
    assert inside - metadata == (
        files(ROOT / "tei", beside="tei/")
        | files(ROOT / "schemas", beside="tei/schemas/")
        | files(ROOT / "xslt", beside="tei/xslt/")
    )
    assert {name.partition("/")[2] for name in metadata} == {
        "METADATA",
        "RECORD",
        "WHEEL",
        "entry_points.txt",
        "licenses/LICENSE",
    }


@pytest.mark.parametrize(
    "name",
    [
        "py.typed",
        "schemas/edition.rng",
        "schemas/edition.sch",
        "schemas/edition.xsd",
        "xslt/html.xsl",
        "xslt/edition.css",
        "render/templates/page.html",
        "site/templates/index.html",
    ],
)
def test_what_is_no_module_is_in_the_wheel(unpacked, name):
    assert (unpacked / "tei" / name).is_file()


def test_the_wheel_installs_the_command(unpacked):
    [entry_points] = unpacked.glob("*.dist-info/entry_points.txt")
    assert entry_points.read_text().split() == ["[console_scripts]", "tei", "=", "tei.cli:main"]


def test_the_wheel_makes_the_edition_of_the_seed(unpacked, tmp_path):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    made = {}
    for name, package in (("wheel", unpacked), ("checkout", ROOT)):
        subprocess.run(
            [sys.executable, "-m", "tei", "build", "-q", "seeds", "--out", name],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(package)},
            check=True,
        )
        folder = tmp_path / name
        made[name] = {file: (folder / file).read_bytes() for file in files(folder)}
    assert made["wheel"] == made["checkout"]
    assert "html/index.html" in made["wheel"]
