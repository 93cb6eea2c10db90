"""The genres of the corpus that are text: reports, verse, lists, tables, letters, news in brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

import words
from articles import FOUR, INDENTS, Article, block, glossary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from words import Chance

#: What a report has unless it is asked for another size: as many as the document in `seeds/`.
PARAGRAPHS, SENTENCES = 5, 17

_DIGITS = "○一二三四五六七八九"


def report(chance: Chance, paragraphs: int = PARAGRAPHS, sentences: int = SENTENCES) -> Article:
    """A report with a dateline, and a picture in half of them."""
    headline, title = words.headline(chance)
    counts = [1] * paragraphs
    for _ in range(sentences - paragraphs):
        counts[chance.number(0, paragraphs - 1)] += 1
    ours, theirs = map(list, zip(*(words.paragraph(chance, n) for n in counts), strict=True))
    agency, called = chance.pick(words.AGENCIES)
    ours[0] = f"{agency}{chance.pick(words.PLACES)[0]}电　{ours[0]}"
    theirs[0] = f"{called}—{theirs[0]}"
    chinese, english = block([headline, *ours], chance.pick(INDENTS)), "\n\n".join(theirs)
    if chance.one_in(2):
        caption, below = chance.pick(words.TOPICS)
        artist, name, _ = chance.pick(words.NAMES)
        chinese += f"{FOUR}（附图片）\n{FOUR}{caption}　　{artist}插图\n"
        english += f"\n\n(Attached picture)\n{caption} {artist}插图\n{below} {name} Illustration"
    return Article(title, headline, english, chinese)


def filler(chance: Chance) -> Article:
    """A paragraph of something worth knowing."""
    headline, title = chance.pick(words.TOPICS)
    ours, theirs = words.paragraph(chance, 5, 1)
    indent = chance.pick(INDENTS)
    return Article(title, headline, block([title, theirs]), block([headline, ours], indent))


def songs(chance: Chance) -> Article:
    """Two songs; the second has run together to one line in Chinese."""
    place, there, _ = chance.pick(words.PLACES)
    poet, name, _ = chance.pick(words.NAMES)
    first = [_verse(chance, 1 + n % 2) for n in range(12)]
    second = [_verse(chance, 1 + n % 2) for n in range(7)]
    title, headline = words.capital(f"{there}: a Song (and Another)"), f"{place}之歌（外一首）"
    verses = [f"{ours}{'；' if n % 2 else '，'}" for n, (ours, _) in enumerate(first)]
    chinese = block([headline, poet, *verses])
    chinese += f"  桥头小曲{''.join(f'{ours}。' for ours, _ in second)}\n"
    english = block([title, name, *(f"{theirs};" for _, theirs in first)])
    english += "  A Little Tune at the Bridge\n" + block(f"{theirs}." for _, theirs in second)
    return Article(title, headline, english, chinese, name, poet)


def appointments(chance: Chance) -> Article:
    """A list: a dateline, an announcement, items that end with semicolons."""
    agency, called = chance.pick(words.AGENCIES)
    ours, theirs = words.sentence(chance, 2)
    posts = list(zip(chance.some(words.NAMES, 7), chance.some(words.OFFICES, 7), strict=True))
    chinese = [f"{agency}28日讯　{ours[:-1]}，名单如下："]
    english = [f"{called}, 28th: {theirs[:-1]}. The list is as follows:"]
    for number, ((person, name, _), (office, post)) in enumerate(posts, 1):
        end, stop = ("。", ".") if number == len(posts) else ("；", ";")
        chinese.append(f"{'任命' if number == 1 else ''}{person}为{office}{end}")
        english.append(f"{'Appointed ' if number == 1 else ''}{name} as {post}{stop}")
    headline = "任免名单"
    return Article(
        "List of Appointments",
        headline,
        f"{english[0]}\n\n{block(english[1:])}",
        block([headline, *chinese]),
    )


def prices(chance: Chance) -> Article:
    """A table that spaces set, collapsed to one line in Chinese, and a glossary of its units."""
    collapsed, table = "", []
    for ware, goods in chance.some(words.GOODS, 14):
        unit, called, _ = chance.pick(words.UNITS)
        price = f"{chance.number(3, 999)}.{chance.number(0, 9)}0"
        written = price.translate({ord("0") + n: digit for n, digit in enumerate(_DIGITS)})
        collapsed += f"{ware:　<4}{18 * ' '}{unit}{written.replace('.', '．'):　>9}"
        table.append(f"{goods:<23}{called:<12}{price:>12}")
    chinese = f"　　{collapsed.replace('　', '  ')}\n"
    return Article(
        "Prices in the City (May 20th)",
        "本市行情（五月廿日）",
        block(table, "　　") + glossary(_with_pinyin(words.UNITS), "  "),
        chinese,
    )


def telegrams(chance: Chance) -> Article:
    """Telegrams with signatures; the whole Chinese half stands at the head of the English one."""
    headline, title = "贺电一束", "A Sheaf of Congratulations"
    (one, first, _), (two, second, _) = senders = chance.some(words.SOCIETIES, 2)
    paragraphs = [words.sentence(chance, 2), words.sentence(chance, 3)]
    (wish, wished) = chance.pick(words.WISHES)
    far = 42 * " "
    chinese = block([ours for ours, _ in paragraphs])
    chinese += f"{far}{one}  五月九日\n{FOUR}{wish[:-1]}\n{far}{two}敬贺\n"
    chinese = f"　　{headline}\n{chinese}"
    english = block(theirs for _, theirs in paragraphs)
    english += f"{far}{first} May 9th\n{FOUR}{wished[:-1]}\n{far}{second} with congratulations\n"
    english += glossary(_with_pinyin([*senders, *chance.some(words.PLACES, 5)]), "  ")
    return Article(title, headline, f"{chinese}\n{title}\n{english}", chinese)


def greetings(chance: Chance) -> Article:
    """Greetings with signatures below; the header names their authors in Chinese alone."""
    headline, title = "祝报纸创刊", "Congratulations to a New Paper"
    senders = chance.some(words.SOCIETIES, 3)
    chinese, english = [headline], []
    for sender, name, _ in senders:
        wishes = chance.some(words.WISHES, 2)
        chinese += [*(ours for ours, _ in wishes), sender]
        english.append(block([*(theirs for _, theirs in wishes), name]))
    entries = _with_pinyin([*senders, *chance.some(words.PLACES, 3)])
    return Article(
        title,
        headline,
        f"　　{title}\n" + "\n".join(english) + glossary(entries, "\t"),
        block(chinese),
        signed="　".join(sender for sender, _, _ in senders),
    )


def briefs(chance: Chance) -> Article:
    """News in brief, each with its dateline, in a column; a glossary without pinyin."""
    headline, title = "简讯", "Brief News"
    chinese, english = [], []
    named: list[tuple[str, str]] = []
    for place, there, _ in chance.some(words.PLACES, 2):
        agency, called = chance.pick(words.AGENCIES)
        ours, theirs = words.sentence(chance, 2)
        chinese.append(f"【{agency}{place}十六日电】{ours}")
        english.append(f"【{called}, {words.capital(there)}, 16th】{theirs}")
        named += [(agency, called), (place, there)]
    named += [(person, name) for person, name, _ in chance.some(words.NAMES, 6)]
    entries = list(dict.fromkeys(named))
    return Article(
        title,
        headline,
        f"　　{title}\n{block(english)}\n{glossary(entries, '    ')}",
        f"　　{headline}\n{block(chinese)}",
        column=headline,
    )


def quotation(chance: Chance) -> Article:
    """A quotation in a box."""
    headline, title = "每日语录", "Quotations for Every Day"
    sayings = chance.some(words.SAYINGS, 3)
    ours, theirs = "".join(one for one, _ in sayings), " ".join(other for _, other in sayings)
    paper, called = chance.pick(words.PERIODICALS)
    return Article(
        title,
        headline,
        f'\t{title}\n\n\t{theirs} From "{called}"',
        block([headline, f"{ours}《{paper}》"]),
    )


def column(chance: Chance) -> Article:
    """Several texts under one head, each with a heading and a signature in brackets."""
    headline, title = "书桌与窗台", "Desk and Window Sill"
    chinese, english = f"{FOUR}{headline}\n", ""
    topics = chance.some(words.TOPICS, 3)
    for count, (ours, theirs) in zip((3, 3, 2), topics, strict=True):
        paragraphs = [words.paragraph(chance, 2 + n % 2, 2 - n % 2) for n in range(count)]
        person, name, _ = chance.pick(words.NAMES)
        chinese += block([ours, *(one for one, _ in paragraphs)])
        english += block([theirs, *(other for _, other in paragraphs)])
        english += f"{24 * ' '}({name.split()[0]})\n"
        signature = f"（{person[0]}）"
        chinese = (
            f"{chinese[:-1]}　{signature}\n"
            if chance.one_in(3)
            else f"{chinese}{chance.pick((FOUR, 24 * ' '))}{signature}\n"
        )
    return Article(title, headline, f"{title}\n\n{english}", chinese, column=headline)


def _verse(chance: Chance, count: int) -> tuple[str, str]:
    """A line of verse in both languages, without its last mark."""
    ours, theirs = zip(*chance.some(words.VERSES, count), strict=True)
    return "，".join(ours), ", ".join(theirs)


def _with_pinyin(named: Iterable[Sequence[str]]) -> list[tuple[str, str]]:
    """The entries of a glossary: a term, its pinyin, and what it means in brackets."""
    return [(term, f"{pinyin} ({meaning})") for term, meaning, pinyin in named]
