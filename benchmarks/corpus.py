"""A corpus made of word lists, of any size: the same bytes for the same numbers, everywhere.

    python benchmarks/corpus.py DIR --documents 5000

The sentences are made here. They mean little, but their lengths, their punctuation and what a
translation has in common with its original are those of newspaper articles.
"""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from pathlib import Path
from random import Random

#: What a document has unless it is asked for another size: as many as the document in `seeds/`.
PARAGRAPHS, SENTENCES = 5, 17

#: (Chinese, English), the parts of a clause.
_PLACES = (
    ("河口镇", "the town of Hekou"),
    ("柳树湾村", "the village of Liushuwan"),
    ("北山林场", "the forest station at Beishan"),
    ("南门车站", "the railway station at the south gate"),
    ("东湖果园", "the orchards by the east lake"),
    ("石桥小学", "the primary school at the stone bridge"),
    ("第二造纸厂", "the second paper mill"),
    ("城西天文台", "the observatory west of the city"),
)
_PEOPLE = (
    ("老船工", "the old boatmen"),
    ("三十多名学生", "more than thirty pupils"),
    ("图书馆的管理员", "the keepers of the library"),
    ("几位木匠师傅", "several master carpenters"),
    ("种茶的人家", "the families who grow tea"),
    ("气象站的青年", "the young people of the weather station"),
    ("修路队", "the road menders"),
    ("两位教师", "two teachers"),
)
_TIMES = (
    ("今年春天", "this spring"),
    ("上月14日", "on the 14th of last month"),
    ("入冬以来", "since the beginning of winter"),
    ("一周之内", "within one week"),
    ("从9日到12日", "from the 9th to the 12th"),
    ("雨停以后", "after the rain had stopped"),
)
_DEEDS = (
    ("修好了一百二十米长的木桥", "repaired a wooden bridge that is 120 metres long"),
    ("把旧仓库改成了阅览室", "turned an old storehouse into a reading room"),
    ("种下四万棵梨树和苹果树", "planted forty thousand pear and apple trees"),
    ("编印了一本“本地鸟类图谱”", 'printed an "atlas of the birds of this district"'),
    ("量出了河水每小时上涨的高度", "measured by how much the river rises in an hour"),
    ("为过路的人烧好了热茶", "kept hot tea ready for everybody who passed"),
    ("画出了二十三幅新的地图", "drew twenty-three new maps"),
    ("写信请邻县的朋友来听音乐会", "wrote to friends in the next county to come to a concert"),
)
_JOINS = (
    ("，并且", ", and "),
    ("，同时", ", while "),
    ("；后来", "; later "),
    ("，因此", ", so that "),
)
_CAPTIONS = (
    ("桥上的清晨", "Early morning on the bridge"),
    ("新开的阅览室", "The new reading room"),
    ("果园里的第一场雪", "The first snow in the orchard"),
)
_ARTISTS = (("林溪", "Lin Xi"), ("周远帆", "Zhou Yuanfan"), ("白杉", "Bai Shan"))

_FIRST_DAY = date(1951, 1, 1)
_PAGES = 8
_CLAUSES = (1, 2, 3, 3, 4)


def source(
    number: int, *, paragraphs: int = PARAGRAPHS, sentences: int = SENTENCES, seed: int = 1
) -> str:
    """The text of a document.

    Args:
        number: which document of the corpus.
        paragraphs: how many it has; at least one.
        sentences: how many these have together; no fewer than paragraphs.
        seed: which corpus.
    """
    random = Random(f"{seed}/{number}")  # noqa: S311 - a corpus, no secret
    day = _day(number)
    page = number % _PAGES + 1
    place, there = random.choice(_PLACES)
    deed, done = random.choice(_DEEDS)
    headline, title = f"{place}{deed}", _capital(f"{there}: they {done}")
    ours, theirs = [], []
    for count in _shares(random, sentences, paragraphs):
        pairs = [_sentence(random) for _ in range(count)]
        ours.append("".join(pair[0] for pair in pairs))
        theirs.append(" ".join(pair[1] for pair in pairs))
    caption, below = _picture(random) if random.random() < 1 / 2 else ("", "")
    return (
        f"Title: {title}\nAuthor:\nDate: {day}\nPage: {page}\n\n"
        + "\n\n".join(theirs)
        + below
        + f"\n\n\n\n<hr /> \n\nOriginal: \n\n\n### {headline}\n\n{day}\n第{page}版()\n专栏：\n\n"
        + "".join(f"    {line}\n" for line in (headline, *ours))
        + caption
    )


def file_name(number: int) -> str:
    """What the file of a document is called."""
    return f"{_day(number)}-p{number % _PAGES + 1}-{number:06}.txt"


def write(
    folder: Path, documents: int, *, paragraphs: int = PARAGRAPHS, sentences: int = SENTENCES
) -> int:
    """Write a corpus, one document a file; returns how many bytes it has."""
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    for number in range(documents):
        data = source(number, paragraphs=paragraphs, sentences=sentences).encode()
        (folder / file_name(number)).write_bytes(data)
        size += len(data)
    return size


def _day(number: int) -> date:
    return _FIRST_DAY + timedelta(number // _PAGES % 20_000)


def _shares(random: Random, sentences: int, paragraphs: int) -> list[int]:
    """`sentences` given to `paragraphs`: at least one each, the rest by chance."""
    counts = [1] * paragraphs
    for _ in range(sentences - paragraphs):
        counts[random.randrange(paragraphs)] += 1
    return counts


def _sentence(random: Random) -> tuple[str, str]:
    ours, theirs = "", ""
    for number in range(random.choice(_CLAUSES)):
        if number:
            join, joined = random.choice(_JOINS)
            ours, theirs = ours + join, theirs + joined
        time, when = random.choice(_TIMES)
        place, there = random.choice(_PLACES)
        people, they = random.choice(_PEOPLE)
        deed, done = random.choice(_DEEDS)
        ours += f"{time}{place}的{people}{deed}"
        theirs += f"{when} {they} of {there} {done}"
    return f"{ours}。", _capital(f"{theirs}.")


def _picture(random: Random) -> tuple[str, str]:
    caption, under = random.choice(_CAPTIONS)
    artist, name = random.choice(_ARTISTS)
    return (
        f"    （附图片）\n    {caption}　　{artist}插图\n",
        f"\n\n(Attached picture)\n{caption} {artist}插图\n{under} {name} Illustration",
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def main() -> None:
    """Write a corpus into a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--documents", type=int, default=1000, metavar="N", help="[1000]")
    parser.add_argument("--paragraphs", type=int, default=PARAGRAPHS, metavar="N", help="[5]")
    parser.add_argument("--sentences", type=int, default=SENTENCES, metavar="N", help="[17]")
    chosen = parser.parse_args()
    if not 1 <= chosen.paragraphs <= chosen.sentences:
        parser.error("a document has at least one paragraph, and a paragraph one sentence")
    size = write(
        chosen.folder,
        chosen.documents,
        paragraphs=chosen.paragraphs,
        sentences=chosen.sentences,
    )
    print(f"{chosen.documents} documents, {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
