"""What the documentation shows is so: commands run, settings load, examples stand in the seed."""

import json
import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from vault import schema

from tei import catalogue, codes, pipeline, report, settings
from tei.cli import COMMANDS, cli
from tei.diagnostics import Code
from tei.names import NAME_PAGES, TRANSLATION_STATUS
from tei.sources import FORMATS

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(page: Path, language: str) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def commands() -> list[str]:
    """The commands of README after the two that set the project up."""
    return [line for block in blocks(ROOT / "README.md", "sh")[2:] for line in block.splitlines()]


def test_the_commands_of_the_readme_run_in_their_order(tmp_path, monkeypatch, vault):
    vault.release("tei_all", "4.12.0", is_current=True)
    for folder in ("seeds", "schemas"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rain.zh.txt").write_text("下雨了。人人高兴。", encoding="utf-8")
    (tmp_path / "rain.en.txt").write_text("It rained. All were glad.", encoding="utf-8")
    done = []
    for line in commands():
        program, *arguments = shlex.split(line)
        assert program == "tei"
        result = CliRunner().invoke(cli, arguments)
        assert result.exit_code == 0, (line, result.output)
        done.append(arguments[0])
    assert set(done) == set(COMMANDS) - {"build"}


def test_the_readme_begins_with_two_commands_of_one_line():
    for block in blocks(ROOT / "README.md", "sh")[:2]:
        assert len(block.strip().splitlines()) == 1


def test_the_manual_of_findings_is_up_to_date():
    page = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    assert page == catalogue.manual()


@pytest.mark.parametrize("example", blocks(ROOT / "docs" / "settings.md", "toml"))
def test_the_examples_of_settings_load(example):
    assert settings.from_dict(tomllib.loads(example)) != settings.Settings()


def test_every_setting_is_documented():
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    for key in settings.every_key():
        assert re.search(rf"\b{key}\b", page), key
    for status, sentence in TRANSLATION_STATUS.items():
        assert status in page
        assert sentence in page


def examples_of_sources() -> dict[str, dict[str, str]]:
    """The example of each source format: its files by their names."""
    page = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    _, *sections = re.split(r"^## .*`([\w-]+)`$", page, flags=re.MULTILINE)
    fence = re.compile(r"^```text (\S+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
    return {
        form: dict(fence.findall(text))
        for form, text in zip(sections[::2], sections[1::2], strict=True)
    }


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("peoples-daily", ['<byline rend="indent(4sp)">', "<head", '<author xml:lang="en">']),
        ("pair", ['type="original" xml:id="{}-fr"', "über die Ufer", ">Text file in French<"]),
        ("markdown", ['type="original" xml:id="{}-fr"', "<l xml:id", '<list type="bulleted"']),
        ("tmx", ['type="original" xml:id="{}-zh-Hans"', ">The Ferry<", 'when="1958-03-20"']),
    ],
)
def test_the_example_of_a_source_format_is_read_without_a_finding(tmp_path, form, expected):
    for name, text in examples_of_sources()[form].items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    result = CliRunner().invoke(cli, ["build", "-v", str(tmp_path), "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert json.loads((out / "report" / "findings.json").read_text(encoding="utf-8")) == []
    [path] = (out / "tei").glob("*.xml")
    tei = path.read_text(encoding="utf-8")
    for words in expected:
        assert words.format(path.stem) in tei
    schemas = [ROOT / "schemas" / name for name in ("edition.rng", "edition.sch", "edition.xsd")]
    assert pipeline.check(tei.encode(), path.name, schemas) == []


def test_every_source_format_has_an_example():
    assert set(examples_of_sources()) == set(FORMATS)


def test_the_example_of_records_gives_a_document_each(tmp_path):
    [example] = blocks(ROOT / "docs" / "sources.md", "json")
    (tmp_path / "month.json").write_text(example, encoding="utf-8")
    result = CliRunner().invoke(
        cli, ["build", str(tmp_path / "month.json"), "--out", str(tmp_path / "out")]
    )
    assert result.exit_code == 0, result.output
    assert "2 documents" in result.output
    assert "No findings" in result.output


def stands_in(example: str, text: str) -> bool:
    """Whether a text has an example; where that has an ellipsis, the text has something."""
    pattern = ".*?".join(re.escape(part) for part in " ".join(example.split()).split("…"))
    return bool(re.search(pattern.replace(r"\ ", r"\s*"), " ".join(text.split())))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_tei_stand_in_the_edition_of_the_seed(page):
    tei = (ROOT / "tests/golden/seed.xml").read_text(encoding="utf-8")
    for example in blocks(page, "xml"):
        assert stands_in(example, tei), example


def test_the_examples_of_a_memory_stand_in_what_its_commands_write(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    page = ROOT / "docs" / "tmx.md"
    for line in "".join(blocks(page, "sh")).splitlines():
        result = CliRunner().invoke(cli, shlex.split(line)[1:])
        assert result.exit_code == 0, (line, result.output)
    memory = (tmp_path / "article.tmx").read_text(encoding="utf-8")
    examples = blocks(page, "xml tmx")
    assert examples
    for example in examples:
        assert stands_in(example, memory), example


def test_the_commands_about_names_run_and_the_setting_is_that_of_the_seed(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    page = ROOT / "docs" / "names.md"
    [example] = blocks(page, "toml names")
    of_seed = tomllib.loads((ROOT / "seeds" / "tei.toml").read_text(encoding="utf-8"))
    assert tomllib.loads(example)["names"] == of_seed["names"]
    [commands] = blocks(page, "sh names")
    for line in commands.splitlines():
        result = CliRunner().invoke(cli, shlex.split(line)[1:])
        assert result.exit_code == 0, (line, result.output)
    for name in NAME_PAGES.values():
        assert f"html/{name}.html" in page.read_text(encoding="utf-8")


def test_the_commands_about_schemas_run_in_their_order(tmp_path, monkeypatch, vault):
    for name, version in (("tei_all", "4.11.0"), ("tei_all", "4.12.0"), ("tei_lite", "4.12.0")):
        vault.release(name, version, is_current=True)
    monkeypatch.chdir(tmp_path)
    page = ROOT / "docs" / "schemas.md"
    for folder in ("letters", "schemas"):
        Path(folder).mkdir()
    Path("schemas/letters.rng").write_bytes(schema())
    for name in ("catalog.xml", "letters/one.xml"):
        [text] = blocks(page, f"text {name}")
        Path(name).write_text(text, encoding="utf-8")
    for line in "".join(blocks(page, "sh")).splitlines():
        result = CliRunner().invoke(cli, shlex.split(line, comments=True)[1:])
        assert result.exit_code == 0, (line, result.output)
    [example] = blocks(page, "toml")
    here = example.replace("https://tei-c.org/Vault/P5/", vault.url)
    written = Path("tei.lock").read_text(encoding="utf-8")
    head, _, digest = here.rpartition('sha256 = "')
    assert len(digest) == 64 + len('"\n')
    assert written.startswith(head)


def test_the_correction_of_tei_beside_its_source_goes_as_it_is_told(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    page = ROOT / "docs" / "sources.md"
    before, after = (block.splitlines() for block in blocks(page, "sh tei"))
    for line in before:
        program, *arguments = shlex.split(line)
        if program == "cp":
            shutil.copy(*arguments)
        else:
            assert CliRunner().invoke(cli, arguments).exit_code == 0
    [own] = (tmp_path / "seeds").glob("*.xml")
    for edit in blocks(page, "diff"):
        lines = edit.splitlines()
        old, new = ("\n".join(x[1:] for x in lines if x[0] == sign) for sign in "-+")
        text = own.read_text(encoding="utf-8")
        assert text.count(old) == 1
        own.write_text(text.replace(old, new), encoding="utf-8")
    for line in after:
        result = CliRunner().invoke(cli, [*shlex.split(line)[1:], "--verbose"])
        assert result.exit_code == 0, result.output
        assert re.findall(r"TEI\d{3}", result.output) == ["TEI904"]
    assert (tmp_path / "build" / "tei" / own.name).read_bytes() == own.read_bytes()
    html = tmp_path / "build" / "html" / own.with_suffix(".html").name
    assert ">meeting</span>" in html.read_text(encoding="utf-8")


def test_the_correction_of_links_goes_as_it_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = ROOT / "docs" / "alignment.md"
    shutil.copytree(ROOT / "seeds", "seeds")
    Path("rain").mkdir()
    [people] = blocks(page, "toml tei.toml")
    for folder in ("seeds", "rain"):
        with Path(folder, "tei.toml").open("a", encoding="utf-8") as file:
            file.write(people)
    examples = [("seeds", "xml", "1958-03-20-p1-fuxin-leadership.links.xml")]
    examples += [("rain", "text", "rain.zh.txt"), ("rain", "text", "rain.en.txt")]
    for folder, kind, name in examples:
        [example] = blocks(page, f"{kind} {name}")
        Path(folder, name).write_text(example, encoding="utf-8")

    def build(folder: str) -> str:
        result = CliRunner().invoke(cli, ["build", folder, "--out", f"{folder}-built", "--verbose"])
        assert result.exit_code == 0, result.output
        return result.output

    told = build("seeds")
    assert "1 signed link kept" in told
    assert "No findings" in told
    confirmed = Path("seeds-built/tei/d1958-03-20-p1-a351c9ff.xml").read_text(encoding="utf-8")
    assert confirmed.count('-person-1"/>') == 1
    assert "TEI301" in build("rain")
    tei = Path("rain-built/tei/dundated-319b44c5.xml")
    [diff] = blocks(page, "diff")
    old, new = ("".join(re.findall(rf"^[{x}](.*\n)", diff, re.MULTILINE)) for x in "-+")
    # How sure a link is may change with the aligner; that it is wrong may not.
    before, old = (re.sub(r' cert="[^"]*"', "", x) for x in (tei.read_text("utf-8"), old))
    assert before.count(old) == 1
    tei.write_text(before.replace(old, new), encoding="utf-8")
    told = build("rain")
    assert "2 signed links kept" in told
    assert "TEI3" not in told
    [after] = blocks(page, "xml corrected")
    assert after in tei.read_text(encoding="utf-8")


@pytest.fixture
def letters(tmp_path, monkeypatch):
    """What the commands of docs/ci.md run on: a schema, a letter without a mistake."""
    (tmp_path / "schema").mkdir()
    (tmp_path / "letters").mkdir()
    for file in (ROOT / "schemas").glob("edition*.rng"):
        shutil.copy(file, tmp_path / "schema" / file.name.replace("edition.rng", "letters.rng"))
    shutil.copy(ROOT / "tests/golden/seed.xml", tmp_path / "letters" / "a.xml")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "letters" / "a.xml"


def on_letters(line: str) -> Result:
    program, *arguments = shlex.split(line)
    assert program == "tei"
    return CliRunner().invoke(cli, arguments)


@pytest.mark.usefixtures("letters")
def test_the_commands_for_ci_run():
    [lines] = blocks(ROOT / "docs" / "ci.md", "sh")
    for line in lines.splitlines():
        assert on_letters(line).exit_code == 0, line
    assert Path("tei.sarif").exists()


def test_a_baseline_is_made_and_used_as_it_is_told(letters):
    text = letters.read_text(encoding="utf-8")
    letters.write_text(text.replace("<fileDesc>", '<fileDesc x="1">'), encoding="utf-8")
    [lines] = blocks(ROOT / "docs" / "ci.md", "sh baseline")
    for line in lines.splitlines():
        result = on_letters(line)
        assert (result.exit_code, result.stdout) == (0, "")
        assert "1 known" in result.stderr


@pytest.mark.usefixtures("letters")
def test_the_job_for_gitlab_writes_what_it_hands_over():
    yaml = pytest.importorskip("yaml", reason="PyYAML, of the extra test, is not installed")
    [text] = blocks(ROOT / "docs" / "ci.md", "yaml gitlab")
    job = yaml.safe_load(text)["tei"]
    assert on_letters(job["script"][-1]).exit_code == 0
    assert json.loads(Path(job["artifacts"]["reports"]["codequality"]).read_text("utf-8")) == []
    assert Path(job["artifacts"]["reports"]["junit"]).exists()


def test_the_workflow_and_the_hook_use_what_there_is():
    yaml = pytest.importorskip("yaml", reason="PyYAML, of the extra test, is not installed")
    [text] = blocks(ROOT / "docs" / "ci.md", "yaml github")
    step = yaml.safe_load(text)["jobs"]["tei"]["steps"][1]
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert set(step["with"]) <= set(action["inputs"])
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([\w-]+)` \| ", page.split("| input |")[1], re.MULTILINE)) == set(
        action["inputs"]
    )
    [text] = blocks(ROOT / "docs" / "ci.md", "yaml pre-commit")
    [hook] = yaml.safe_load(text)["repos"][0]["hooks"]
    [ours] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == ours["id"]


def test_every_format_of_reports_is_told():
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    for form in report.FORMATS:
        assert f"`{form}`" in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_codes_named_in_the_documentation_exist():
    known = {value.id for value in vars(codes).values() if isinstance(value, Code)}
    for page in PAGES:
        assert set(re.findall(r"TEI\d{3}", page.read_text(encoding="utf-8"))) <= known
