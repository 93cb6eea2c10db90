"""What a document allows itself: where an instruction counts, and what is wrong with some."""

from __future__ import annotations

import pytest

from tei.validate.checks import examined

DOCUMENT = """<?before?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><?outer?>
<div><?inner?><p><ref target="#a">a</ref><?last?></p>
<p><ref target="#b">b</ref></p></div>
<?other?><p xml:id="c">c <ref target="#c">c</ref></p></body></text></TEI>"""
REASON = 'reason="the notes come later"'


def told(**instructions: str) -> list[tuple[int, str, str]]:
    """Line, code and message of what is found; instructions by where they stand."""
    document = DOCUMENT
    for name in ("before", "outer", "inner", "last", "other"):
        what = instructions.get(name)
        document = document.replace(f"<?{name}?>", f"<?tei {what}?>" if what else "")
    found = examined(document.encode(), "rain.xml")
    codes = ("dangling-pointer", "bad-allowance", "unused-allowance")
    return [
        (finding.location.line, finding.code.name, finding.message)
        for finding in found
        if finding.code.name in codes
    ]


def lines(**instructions: str) -> list[int]:
    """The lines of dangling pointers, where nothing else is found."""
    found = told(**instructions)
    assert {name for _, name, _ in found} <= {"dangling-pointer"}
    return [line for line, _, _ in found]


def test_without_an_instruction_everything_is_told():
    assert lines() == [3, 4]


def test_it_is_about_the_next_element_and_what_stands_in_it():
    assert lines(inner=f'allow="dangling-pointer" {REASON}') == [4]
    assert lines(outer=f'allow="dangling-pointer" {REASON}') == []


def test_before_the_root_it_is_about_the_document():
    assert lines(before=f'allow="dangling-pointer" {REASON}') == []


def test_a_finding_is_named_by_code_or_name_in_any_case():
    assert lines(outer=f'allow="TEI520" {REASON}') == []
    assert lines(outer=f"allow='tei520' {REASON}") == []


def test_of_a_fault_that_is_there_twice_only_the_allowed_place_is_passed_over():
    document = DOCUMENT.replace("#b", "#a").replace(
        "<?inner?>", f'<?tei allow="dangling-pointer" {REASON}?>'
    )
    found = [d for d in examined(document.encode(), "") if d.code.name == "dangling-pointer"]
    assert [(finding.location.line, finding.related) for finding in found] == [(4, ())]
    assert "times" not in found[0].message


@pytest.mark.parametrize(
    ("instruction", "said"),
    [
        ('allow="dangling-pointer"', "no reason is given for allowing dangling-pointer"),
        ('allow="dangling-pointer" reason=" "', "no reason is given for allowing"),
        (f'allow="dangling" {REASON}', "dangling is no finding of tei"),
        (f'allow="text-lost" {REASON}', "text-lost cannot be allowed"),
        (f'allow="TEI512" {REASON}', "TEI512 cannot be allowed"),
        (f'allow="unused-allowance" {REASON}', "unused-allowance cannot be allowed"),
        (f'allow="" {REASON}', "allows nothing"),
        ("", ""),
        ("please", "allows nothing"),
    ],
)
def test_an_instruction_that_cannot_be_followed_allows_nothing(instruction: str, said: str):
    found = told(inner=instruction)
    assert [line for line, name, _ in found if name == "dangling-pointer"] == [3, 4]
    bad = [message for _, name, message in found if name == "bad-allowance"]
    assert len(bad) == bool(instruction)
    assert all(said in message for message in bad)


def test_what_allows_nothing_that_is_found_is_told():
    found = told(outer=f'allow="TEI520" {REASON}', other=f'allow="dangling-pointer" {REASON}')
    assert found == [
        (5, "unused-allowance", "this allows dangling-pointer, of which nothing is found here")
    ]


def test_what_a_schema_may_say_can_be_allowed_where_none_is_asked():
    assert lines(before=f'allow="against-rule dangling-pointer" {REASON}') == []


def test_an_instruction_that_no_element_follows_allows_nothing():
    found = told(last=f'allow="dangling-pointer" {REASON}')
    assert [(line, name) for line, name, _ in found] == [
        (3, "dangling-pointer"),
        (3, "unused-allowance"),
        (4, "dangling-pointer"),
    ]


def test_of_two_instructions_the_inner_one_is_used():
    allow = f'allow="dangling-pointer" {REASON}'
    assert told(outer=allow, inner=allow) == []
    (unused,) = told(before=allow, outer=allow)
    assert unused[1] == "unused-allowance"


def test_after_an_inner_instruction_the_outer_one_still_counts():
    allow = f'allow="dangling-pointer" {REASON}'
    assert told(before=allow, inner=allow) == []
    assert [line for line, _, _ in told(inner=allow, other=allow)] == [4, 5]


def test_instructions_for_others_are_passed_over():
    document = DOCUMENT.replace("<?inner?>", '<?teipublisher allow="dangling-pointer"?>')
    found = examined(document.encode(), "rain.xml")
    assert not [finding for finding in found if "allowance" in finding.code.name]
