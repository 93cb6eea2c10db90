"""Pictures, described by a text or by nothing but a title; half of what says so is white space."""

from __future__ import annotations

from typing import TYPE_CHECKING

import words
from articles import FOUR, RIGHT, Article, block

if TYPE_CHECKING:
    from words import Chance


def picture(chance: Chance) -> Article:
    """A photograph: what it shows, and two photographers far to the right."""
    (one, first, _), (two, second, _) = chance.some(words.NAMES, 2)
    ours, theirs = words.paragraph(chance, 4, 1)
    return Article(
        f"{first} {second}",
        "图片",
        block([theirs]) + f"{RIGHT}Photo by our reporters {first}, {second}\n",
        block([ours]) + f"{RIGHT}本报记者　{one}、{two}摄\n",
        f"{first}, {second}",
        f"{one}  {two}",
    )


def pictures(chance: Chance) -> Article:
    """Several photographs, each with its place on the page; tabs in English, spaces in Chinese."""
    positions = (("左图", "Left Image"), ("左下图", "Bottom Left Image"))
    chinese, english = [], []
    for number, (where, place) in enumerate(positions):
        ours, theirs = words.paragraph(chance, 1 + number, 2)
        chinese += [f"{FOUR}{where}：{ours}", f"{10 * ' '}新华社记者摄"]
        behind = "\t\tPhoto by a reporter of the News Agency"
        english.append(f"\t{place}: {theirs}" + (behind if number else f"\n{behind}"))
    _, title = words.headline(chance)
    return Article(title, "图片", "\n\n".join(english), "\n".join(chinese))


def wide_caption(chance: Chance) -> Article:
    """One paragraph for several photographs, none of them named."""
    ours, theirs = words.sentence(chance, 2)
    return Article("Image", "图片", theirs, f"{FOUR}{ours[:-1]}（右）。")


def two_photographs(chance: Chance) -> Article:
    """Two photographs with one caption, and an agency set far to the right by U+3000."""
    headline, title = words.headline(chance)
    ours, theirs = words.paragraph(chance, 6, 1)
    chinese = f"{block([headline, ours])[:-1]}{8 * '　'}\n　　　新华社发\n"
    english = f"{theirs}\n\n{chance.pick(words.AGENCIES)[1]}"
    return Article(title, f"{headline}（图片）", english, chinese)


def cartoon(chance: Chance) -> Article:
    """A cartoon: nothing but its title and where it is from."""
    headline, title = chance.pick(words.TOPICS)
    paper, called = chance.pick(words.PERIODICALS)
    return Article(
        f"{title} (Picture)",
        f"{headline}（图片）",
        f'(Originally published in the weekly "{called}")',
        f"{FOUR}{headline}（原载“{paper}”周刊）",
    )


def sketch(chance: Chance) -> Article:
    """A drawing: nothing but its title and the artist's name."""
    place, there, _ = chance.pick(words.PLACES)
    artist, name, _ = chance.pick(words.NAMES)
    title = words.capital(f"{there}, a Quick Sketch")
    return Article(
        f"{title} (Picture)",
        f"{place}速写（图片）",
        f"{title}\n　　{name}",
        block([f"{place}速写", artist]),
        name,
        artist,
    )
