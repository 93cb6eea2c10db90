"""Regular expressions of XML Schema (Part 2, appendix F), as Python's `re` or `regex` has them.

`regex` knows Unicode's categories and blocks, and classes without other classes, and can stop; it
is imported only for an expression that needs it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NoReturn

from tei.relaxng.effort import Effort, Expression, Watched
from tei.xml import names as xml_names

if TYPE_CHECKING:
    from regex import Pattern

#: Escapes for which Python has other words; those in brackets are classes within a class.
_CLASSES = {
    "s": r" \t\n\r",
    "S": r"[^ \t\n\r]",
    "w": r"[^\p{P}\p{Z}\p{C}]",
    "W": r"[\p{P}\p{Z}\p{C}]",
    # Decimal digits of all scripts, as in Python.
    "d": r"\d",
    "D": r"\D",
}
_SIMPLE = frozenset(r"\|.?*+(){}-[]^")
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t"}
#: Characters that Python has a meaning for within a class.
_QUOTED = frozenset(r"-^&~|[]\#:")
_ALL = "\\0-\U0010ffff"
_CATEGORY = (
    r"\\([pP])\{(Is[A-Za-z0-9\-]+"
    r"|L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)\}"
)
#: Blocks that have other members in Unicode now, or in a second place; and those of no characters.
_BLOCKS = {
    "IsPrivateUse": "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd",
    "IsSpecials": "\ufeff\ufff0-\ufffd",
}
_NO_BLOCKS = ("IsHighSurrogates", "IsHighPrivateUseSurrogates", "IsLowSurrogates")
_QUANTIFIER = r"[?*+]|\{[0-9]+(?:,[0-9]*)?\}"
#: What counts may add to the length of an expression: they take memory as if written out.
_MOST = 100_000
#: A mark and what cannot hold it, as in ``(-[a-z]+)*``: there is one way to repeat that.
_MARKED = re.compile(
    r"""\(\\?(?P<mark>[-.,;:/_#\ ])
    (?:\\d|\[(?:\\d|[0-9](?:-[0-9])?|[A-Z](?:-[A-Z])?|[a-z](?:-[a-z])?|(?!(?P=mark))[._])+\])
    [+*]\)""",
    re.VERBOSE,
)


@cache
def compiled(pattern: str) -> Expression:
    """The expression, with Python's ``fullmatch``.

    Raises:
        ValueError: it is none; the message says why.
    """
    translation = _Translation(pattern, letters="", others="")
    expression = _made(translation)
    return _Named(pattern, expression) if translation.has_names else expression


class _Named:
    """An expression with the characters of names, whose table takes longer than the rest.

    So it is read only for a text that has other characters than ASCII.
    """

    def __init__(self, pattern: str, for_ascii: Expression) -> None:
        self.pattern = pattern
        self.for_ascii = for_ascii

    def fullmatch(self, string: str, /) -> object | None:
        expression = self.for_ascii if string.isascii() else _with_all_names(self.pattern)
        return expression.fullmatch(string)


@cache
def _with_all_names(pattern: str) -> Expression:
    letters, others = (
        "".join(f"{low}-{high}" for low, high in zip(ranges[::2], ranges[1::2], strict=True))
        for ranges in (xml_names.LETTERS, xml_names.OTHERS)
    )
    return _made(_Translation(pattern, letters, others))


def _made(translation: _Translation) -> Expression:
    translated, pattern = translation.result(), translation.pattern
    made: Expression
    if translation.needs_regex:
        made = _by_regex(translated, pattern)
    else:
        try:
            made = re.compile(translated)
        except re.error as error:
            raise _unusable(pattern, error) from None
    effort = translation.effort
    if effort.is_little:
        return made
    return Watched(pattern, effort, made, lambda: _by_regex(translated, pattern))


@cache
def _by_regex(translated: str, pattern: str) -> Pattern[str]:
    # Imported here: it takes as long as reading a small document, and few expressions need it.
    import regex  # noqa: PLC0415

    try:
        return regex.compile(translated, regex.VERSION1)
    except regex.error as error:
        raise _unusable(pattern, error) from None


def _unusable(pattern: str, error: Exception) -> ValueError:
    return ValueError(f"the pattern {pattern!r} cannot be used: {error}")


class _Translation:
    """One expression on its way from one notation to the other."""

    def __init__(self, pattern: str, letters: str, others: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.needs_regex = False
        self.has_names = False
        #: The length of what was read last, if counts were written out.
        self.size = 1
        self.effort = Effort()
        start = rf"A-Z_a-z\:{letters}"
        rest = rf"{start}\-.0-9{others}"
        self.classes = _CLASSES | {
            "i": start,
            "I": f"[^{start}]",
            "c": rest,
            "C": f"[^{rest}]",
        }

    def result(self) -> str:
        made = self._alternatives(0)
        if self.at < len(self.pattern):
            self._fail("an unexpected ')'")
        return made

    def _fail(self, what: str) -> NoReturn:
        message = f"the pattern {self.pattern!r} is no regular expression: {what}"
        raise ValueError(message)

    def _check(self, depth: int) -> None:
        if depth > 50:  # noqa: PLR2004 - no expression for people has as many brackets
            self._fail("too many brackets in each other")

    def _next(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _take(self) -> str:
        char = self._next()
        self.at += 1
        return char

    def _alternatives(self, depth: int) -> str:
        self._check(depth)
        made, size, branches = [], 1, 1
        while (char := self._next()) and char != ")":
            branches += char == "|"
            made.append(self._take() if char == "|" else self._piece(depth))
            size += self.size
            if size > _MOST + len(self.pattern):
                self._fail(f"with its counts it is longer than {_MOST}")
        self.size = size
        self.effort.choose(branches)
        return "".join(made)

    def _piece(self, depth: int) -> str:
        self.size = 1
        begin, before = self.at, self.effort.so_far
        char = self._take()
        if char == "(":
            atom = f"(?:{self._alternatives(depth + 1)})"
            if self._take() != ")":
                self._fail("a '(' is not closed")
        elif char == "[":
            atom = self._class(depth)
        elif char == "\\":
            character, members = self._escape()
            atom = re.escape(character) or (members if members[0] in "[\\" else f"[{members}]")
        elif char == ".":
            atom = r"[^\n\r]"
        elif char in "?*+{}]":
            self._fail(f"{char!r} without anything before it")
        else:
            atom = re.escape(char)
        match = re.compile(_QUANTIFIER).match(self.pattern, self.at)
        if match is None:
            return atom
        self.at = match.end()
        counts = re.findall("[1-9][0-9]{0,8}", match.group())
        self.size *= max([1, *map(int, counts)])
        is_told = bool(_MARKED.fullmatch(self.pattern, begin, match.start()))
        self.effort.repeat(match.group(), before, is_told=is_told)
        return atom + match.group()

    def _escape(self) -> tuple[str, str]:
        """What follows a backslash: a character, or members of a class."""
        match = re.compile(_CATEGORY).match(self.pattern, self.at - 1)
        if match:
            self.at = match.end()
            return "", self._property(*match.groups())
        char = self._take()
        if char in _CONTROLS or (char and char in _SIMPLE):
            return _CONTROLS.get(char, char), ""
        if char not in self.classes:
            self._fail(f"the escape \\{char}")
        self.has_names |= char in "iIcC"
        self.needs_regex |= char in "wW"
        return "", self.classes[char]

    def _property(self, of_kind: str, name: str) -> str:
        if name in _NO_BLOCKS:
            self._fail(f"{name[2:]} are no characters")
        if name in _BLOCKS:
            return _BLOCKS[name] if of_kind == "p" else f"[^{_BLOCKS[name]}]"
        self.needs_regex = True
        return rf"\{of_kind}{{{'In' + name[2:] if name.startswith('Is') else name}}}"

    def _class(self, depth: int) -> str:
        """A class in square brackets, after the first of them."""
        self._check(depth)
        negated = self._next() == "^"
        if negated:
            self.at += 1
        made: list[str] = []
        while self._next() != "]" and not (made and self._is_subtraction()):
            made.append(self._member(is_first=not made))
        if not made:
            self._fail("a class without members")
        base = f"[{''.join(made)}]"
        if negated and any(member.startswith((r"\P", r"\D")) for member in made):
            # `regex` forgets the negation where there is the same property without it.
            self.needs_regex = True
            base = f"[{_ALL}--{base}]"
        elif negated:
            base = f"[^{base[1:]}"
        if self._take() == "]":
            return base
        self.needs_regex = True
        self.at += 1
        base = f"[{base}--{self._class(depth + 1)}]"
        if self._take() != "]":
            self._fail("a class goes on after what is taken from it")
        return base

    def _is_subtraction(self) -> bool:
        return self.pattern.startswith("-[", self.at)

    def _member(self, *, is_first: bool) -> str:
        """A character, a range or an escape in a class.

        A hyphen stands for itself only at the beginning and the end.
        """
        if self._next() == "-":
            self.at += 1
            if not (is_first or self._next() == "]" or self._is_subtraction()):
                self._fail("a '-' within a class")
            return r"\-"
        low, members = self._one()
        if members.startswith("["):
            self.needs_regex = True
        if self._next() != "-" or self.pattern.startswith(("-]", "-[", "--["), self.at):
            return members or _quoted(low)
        self.at += 1
        high = "" if self._next() == "-" else self._one()[0]
        if not low or not high:
            self._fail("a range that is not from one character to another")
        if low > high:
            self._fail(f"the range {low}-{high}")
        return f"{_quoted(low)}-{_quoted(high)}"

    def _one(self) -> tuple[str, str]:
        """A character in a class, or the members that an escape stands for."""
        char = self._take()
        if not char:
            self._fail("a '[' is not closed")
        if char in "[]":
            self._fail(f"a {char!r} in a class")
        return self._escape() if char == "\\" else (char, "")


def _quoted(character: str) -> str:
    """A character as a class has it."""
    return "\\" + character if character in _QUOTED else character
