"""What is found across languages, and the rules about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei import codes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tei.diagnostics import Code, Diagnostic, Location


def number_differs(location: Location, words: str, others: str) -> Diagnostic:
    """A number is another one in the other language.

    Why:
        A figure that was misread, a digit or a 万 too few: whoever quotes the translation quotes a
        number that the source does not have. Numbers in words and in digits are compared by what
        they are worth, with their bounds ("more than 300" is 三百多) and in their units (一千斤 is
        500 kilograms). It is told where each side has a number that the other does not have
        anywhere, not even in the sentences beside; and where one side alone has one of three digits
        or more that are not nought. Figures of speech count nothing (三百六十行, "nine times out of
        ten"). Links with a `cert` below 0.5 are not judged.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        It rained on 149 villages.

        <hr />

        Original:

        ### 终于下雨

            一百四十七个村庄下了雨。

    Right:
        Title: Rain at last
        Date: 1958-03-20

        It rained on 147 villages.

        <hr />

        Original:

        ### 终于下雨

            一百四十七个村庄下了雨。
    """
    if others:
        message = f'"{words}" here, but "{others}" in the other language'
    else:
        message = f'"{words}" here, and no such number in the other language'
    return codes.NUMBER_DIFFERS.at(
        location, message, help="correct the number, or the link if the two do not belong together"
    )


def date_differs(location: Location, words: str, others: str) -> Diagnostic:
    """A date is another one in the other language.

    Why:
        The fifteenth for the fourteenth, May for March: what happened is put on another day. Years,
        months and days are compared that both languages name; "yesterday" and "last year" agree
        with what they may mean on the day of the issue, which the header tells.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        It rained on March 15.

        <hr />

        Original:

        ### 终于下雨

            三月十四日下了雨。

    Right:
        Title: Rain at last
        Date: 1958-03-20

        It rained on March 14.

        <hr />

        Original:

        ### 终于下雨

            三月十四日下了雨。
    """
    return codes.DATE_DIFFERS.at(
        location,
        f'"{words}" here, but "{others}" in the other language',
        help="correct the date, or the link if the two do not belong together",
    )


def quotation_lost(location: Location, words: str) -> Diagnostic:
    """Words are between quotation marks in one language alone.

    Why:
        A quotation without its marks is said by the author, and “so-called” things become what
        they are called. It is told where one side has both marks of a quotation and the other has
        no such mark at all, nor markup that takes their place (`q`, `quote`, `soCalled`, `title`).
        Speech that English reports ("asked whether") has not lost them, nor has a term that it
        sets apart by capitals ("the Cultural Revolution" for “文革”). Of what English alone has
        between such marks, only sentences are told: they set phrases apart, too.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        Everybody talked about the black rain.

        <hr />

        Original:

        ### 终于下雨

            大家都在谈论“黑雨”。

    Right:
        Title: Rain at last
        Date: 1958-03-20

        Everybody talked about the "black rain."

        <hr />

        Original:

        ### 终于下雨

            大家都在谈论“黑雨”。
    """
    return codes.QUOTATION_LOST.at(
        location,
        f'"{words}" is between quotation marks, but nothing is in the other language',
        help="put the quotation marks in, or tag what is quoted there",
    )


def negation_lost(location: Location, words: str) -> Diagnostic:
    """A sentence is denied in one language alone.

    Why:
        A "not" that is lost turns a sentence into its opposite. Only links of one sentence with one
        are looked at, of up to 60 Chinese characters, without questions and conditions, and only
        plain denials of a verb (没有, 不能, "did not", "cannot"). The other side must have no word
        that could stand for one, such as "without", "fail", "unlike", and English what is left
        when a "not" is lost: "can" of 不能, "know" of 不知道.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        The members were afraid of the rain.

        <hr />

        Original:

        ### 终于下雨

            社员们并不怕下雨。

    Right:
        Title: Rain at last
        Date: 1958-03-20

        The members were not afraid of the rain.

        <hr />

        Original:

        ### 终于下雨

            社员们并不怕下雨。
    """
    return codes.NEGATION_LOST.at(
        location,
        f'"{words}" denies here what nothing denies in the other language',
        help="put the negation in, or take it out, where it was lost",
    )


def untranslated(location: Location, words: str) -> Diagnostic:
    """Text is left in the language of the other side.

    Why:
        A sentence, or a part of one, that nobody translated: it is told of six Chinese characters
        and more in an English sentence, or of five English words in a Chinese one, and where both
        sides are the same. Names and terms in parentheses or quotation marks are none, nor is what
        has an `xml:lang` of its own.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        It rained. After the rain 社员们都到田里去补苗 and sang.

        It rained again.

        <hr />

        Original:

        ### 终于下雨

            下雨了。雨后社员们都到田里去补苗，大家唱着歌。

            又下雨了。

    Right:
        Title: Rain at last
        Date: 1958-03-20

        It rained. After the rain the members went to the fields to fill the gaps and sang.

        It rained again.

        <hr />

        Original:

        ### 终于下雨

            下雨了。雨后社员们都到田里去补苗，大家唱着歌。

            又下雨了。
    """
    return codes.UNTRANSLATED.at(
        location,
        f'"{words}" is in the language of the other side',
        help="translate it, or give what is meant to stay as it is an element with its xml:lang",
    )


def two_renderings(location: Location, name: str, form: str, other: str) -> Diagnostic:
    """One and the same name has two forms in the other language.

    Why:
        Who looks for one of the two forms does not find the other, and takes them for two people
        or places. Names are compared that both languages tag with the same `ref` or `key`, once in
        each of two linked passages; a form that is a part of the other ("Yu" and "Yu Ping") is none
        of its own. What the document's own glossary (`list type="gloss"`) says of a name is
        compared with what is spelt much like it.

    Wrong:
        Title: Rain at last
        Date: 1958-03-20

        Li Min saw the rain.

        **Named Entities**

        李明 Lǐ Míng (Li Ming)

        <hr />

        Original:

        ### 终于下雨

            李明看见了雨。

    Right:
        Title: Rain at last
        Date: 1958-03-20

        Li Ming saw the rain.

        **Named Entities**

        李明 Lǐ Míng (Li Ming)

        <hr />

        Original:

        ### 终于下雨

            李明看见了雨。
    """
    return codes.TWO_RENDERINGS.at(
        location,
        f'"{name}" is "{form}" here, and "{other}" elsewhere',
        help="use one form, or let ref or key tell the two apart",
    )


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.NUMBER_DIFFERS, number_differs),
    (codes.DATE_DIFFERS, date_differs),
    (codes.QUOTATION_LOST, quotation_lost),
    (codes.NEGATION_LOST, negation_lost),
    (codes.UNTRANSLATED, untranslated),
    (codes.TWO_RENDERINGS, two_renderings),
)
