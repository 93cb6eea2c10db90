"""Two texts aligned by lengths and words."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei.align.aligning import aligned, by_lengths
from tei.errors import FileUnreadable
from tei.language.cedict import dictionary, ready

CHINESE = """昨天夜里下了一场大雨。
河水上涨了三尺，冲走了两座桥。
县委书记喻屏立刻带领一百四十九名干部来到河边。
他说：“同志们，不要怕！”
群众修好了堤坝。
第二天早晨，太阳出来了。
孩子们又去上学了。""".splitlines()
ENGLISH = """Last night there was heavy rain.
The river rose by three feet and swept away two bridges.
Yu Ping, secretary of the county committee, at once led 149 cadres to the river bank.
He said: "Comrades, do not be afraid!"
The masses repaired the dyke.
The next morning the sun came out.
The children went to school again.""".splitlines()

GERMAN = """Am Morgen verliessen wir die Hütte.
Der Gletscher war mit Neuschnee bedeckt.
Um 9 Uhr erreichten wir den Gipfel der Jungfrau (4158 m).
Die Aussicht reichte bis zum Montblanc.
Dann begann der Abstieg.""".splitlines()
FRENCH = """Le matin, nous quittâmes la cabane.
Le glacier était couvert de neige fraîche.
A 9 heures, nous atteignîmes le sommet de la Jungfrau (4158 m).
La vue s'étendait jusqu'au Mont-Blanc.
Puis commença la descente.""".splitlines()


def links(
    ours: list[str], theirs: list[str], languages: tuple[str, str] = ("zh", "en")
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.original, bead.translation) for bead in aligned(ours, theirs, languages)]


def test_sentences_that_say_the_same_go_together():
    one_to_one = [((i,), (i,)) for i in range(7)]
    assert links(CHINESE, ENGLISH) == one_to_one
    assert links(ENGLISH, CHINESE, ("en", "zh-Hans")) == one_to_one
    assert links(GERMAN, FRENCH, ("de", "fr")) == one_to_one[:5]


def test_by_lengths_alone_a_sentence_that_became_two_goes_with_both():
    ours = ["a" * length for length in (20, 90, 35, 150, 60, 25)]
    theirs = ["b" * length for length in (22, 48, 44, 33, 155, 58, 27)]
    found = [(bead.original, bead.translation) for bead in by_lengths(ours, theirs)]
    assert found == [((0,), (0,)), ((1,), (1, 2)), *(((i,), (i + 1,)) for i in range(2, 6))]


@pytest.mark.parametrize("missing", [0, 2, 4, 6])
def test_a_sentence_that_was_left_out_has_no_counterpart(missing):
    without = ENGLISH[:missing] + ENGLISH[missing + 1 :]
    assert ((missing,), ()) in links(CHINESE, without)


def test_a_sentence_that_became_two_goes_with_both():
    divided = [*ENGLISH[:1], "The river rose by three feet.", "It swept away two bridges."]
    found = links(CHINESE, divided + ENGLISH[2:])
    assert ((1,), (1, 2)) in found


def test_far_from_the_diagonal_anchors_lead_the_way():
    words = [
        pair.split("-")
        for pair in "太阳-sun 河流-river 桥-bridge 孩子-child 老师-teacher 牛-ox 医院-hospital"
        " 火车-train 工厂-factory 雪-snow 鸡蛋-egg 石头-stone 信-letter 船-ship 学校-school".split()
    ]
    random = Random(1)  # noqa: S311 - the same each time
    pairs = [[random.choice(words) for _ in range(4)] for _ in range(300)]
    chinese = [f"{a}、{b}和{c}在{d}旁边。" for [(a, _), (b, _), (c, _), (d, _)] in pairs]
    english = [
        f"The {a}, the {b} and the {c} are beside the {d}, says page {1000 + number}."
        for number, [(_, a), (_, b), (_, c), (_, d)] in enumerate(pairs)
    ]
    chinese = [f"第{1000 + n}页说，{text}" for n, text in enumerate(chinese)]
    found = links(chinese, english[150:])
    right = {((150 + n,), (n,)) for n in range(150)}
    assert len(right & set(found)) > 140


@pytest.mark.parametrize("sides", [([], ["a"]), (["a"], []), ([], [])])
def test_nothing_goes_with_nothing(sides):
    found = aligned(*sides, ("de", "fr"))
    assert [bead.cert for bead in found] == [1.0] * len(found)
    assert len(found) == len(sides[0]) + len(sides[1])


TEXT = st.text("雨山水 abA1二,.。", max_size=8)


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXT, max_size=12), st.lists(TEXT, max_size=12))
def test_every_unit_is_in_one_bead_in_order(ours, theirs):
    found = aligned(ours, theirs, ("zh", "en"))
    assert [i for bead in found for i in bead.original] == list(range(len(ours)))
    assert [j for bead in found for j in bead.translation] == list(range(len(theirs)))
    for bead in found:
        assert 0 <= bead.cert <= 1
        assert all(b == a + 1 for side in bead[:2] for a, b in pairwise(side))


@pytest.mark.slow
def test_the_dictionary_is_read_from_where_it_was_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("TEI_CACHE", str(tmp_path))
    dictionary.cache_clear()
    first = dictionary()
    (kept,) = tmp_path.iterdir()
    written = kept.stat().st_mtime_ns
    dictionary.cache_clear()
    again = dictionary()
    assert kept.stat().st_mtime_ns == written
    for word in ("雨", "干部", "一心一意"):
        assert first.glosses(word) == again.glosses(word)
        assert again.glosses(word)
    assert again.glosses("雨雨雨") is None
    assert "rain" in dict(again.glosses("雨"))
    assert "fragrant" in dict(again.alike("fragranc"))
    assert list(again.divided("太阳出来了雨雨")) == ["太阳", "出来", "了", "雨", "雨"]
    assert "yuping" in again.spellings("喻屏")
    assert "luping" in again.spellings("吕平")
    dictionary.cache_clear()


@pytest.mark.slow
def test_a_dictionary_that_is_damaged_is_made_anew(tmp_path, monkeypatch):
    whole = ready()
    kept = tmp_path / whole.name
    kept.touch(0o600)
    kept.write_bytes(b"rain")
    monkeypatch.setenv("TEI_CACHE", str(tmp_path))
    dictionary.cache_clear()
    assert dictionary().glosses("雨")
    assert kept.stat().st_size == whole.stat().st_size
    dictionary.cache_clear()


def test_damage_that_shows_only_in_use_is_told_with_the_file(tmp_path, monkeypatch):
    whole = ready()
    data = bytearray(whole.read_bytes())
    begin, end = len(data) // 10, len(data) // 4
    data[begin:end] = bytes(end - begin)
    kept = tmp_path / whole.name
    kept.touch(0o600)
    kept.write_bytes(data)
    monkeypatch.setenv("TEI_CACHE", str(tmp_path))
    dictionary.cache_clear()
    with pytest.raises(FileUnreadable, match=re.escape(f"{kept}: the dictionary is damaged")):
        [dictionary().glosses(chr(character)) for character in range(0x4E00, 0x9FFF)]
    dictionary.cache_clear()


def test_nothing_is_kept_where_others_can_write(tmp_path, monkeypatch):
    tmp_path.chmod(0o777)
    monkeypatch.setenv("TEI_CACHE", str(tmp_path))
    assert ready() is None
    assert [*tmp_path.iterdir()] == []


@pytest.mark.slow
def test_the_dictionary_is_made_whatever_the_encoding_of_the_locale(tmp_path):
    script = "from tei.language.cedict import dictionary; print(dictionary().glosses('\\u96e8'))"
    where = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, **where, "TEI_CACHE": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "'rain'" in done.stdout
