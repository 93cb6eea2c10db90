"""Regular expressions of XML Schema (Part 2, appendix F), as Python's `re` or `regex` has them.

`regex` knows Unicode's categories and blocks, and classes without other classes; it is imported
only for an expression that needs it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NoReturn, Protocol

#: Escapes for which Python has other words. Names of XML 1.0, 5th edition, section 2.3.
_START = (
    r"A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    r"\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_REST = r"\-.0-9\xb7\u0300-\u036f\u203f\u2040"
_CLASSES = {
    "s": r" \t\n\r",
    "S": r"[^ \t\n\r]",
    "i": f"{_START}:",
    "I": f"[^{_START}:]",
    "c": f"{_START}:{_REST}",
    "C": f"[^{_START}:{_REST}]",
    "w": r"[^\p{P}\p{Z}\p{C}]",
    "W": r"[\p{P}\p{Z}\p{C}]",
}
#: Decimal digits of all scripts, in both.
_AS_IN_PYTHON = ("d", "D")
_SIMPLE = frozenset(r"nrt\|.?*+(){}-[]^")
_CATEGORY = re.compile(r"\\([pP])\{(Is[A-Za-z0-9\-]+|[A-Z][a-z]?)\}")
_QUANTIFIER = re.compile(r"[?*+]|\{[0-9]+(?:,[0-9]*)?\}")
#: Larger counts take memory in proportion.
_MOST = 10_000


class Expression(Protocol):
    """What `re` and `regex` have in common, as far as it is used."""

    def fullmatch(self, string: str, /) -> object | None:
        """A match of all of a string, or None."""


@cache
def compiled(pattern: str) -> Expression:
    """The expression, with Python's ``fullmatch``.

    Raises:
        ValueError: it is none; the message says why.
    """
    translated, needs_regex = _Translation(pattern).result()
    if not needs_regex:
        try:
            return re.compile(translated)
        except re.error as error:
            raise _unusable(pattern, error) from None
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

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.needs_regex = False

    def result(self) -> tuple[str, bool]:
        made = self._alternatives(0)
        if self.at < len(self.pattern):
            self._fail("an unexpected ')'")
        return made, self.needs_regex

    def _fail(self, what: str) -> NoReturn:
        message = f"the pattern {self.pattern!r} is no regular expression: {what}"
        raise ValueError(message)

    def _next(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _take(self) -> str:
        char = self._next()
        self.at += 1
        return char

    def _alternatives(self, depth: int) -> str:
        if depth > 50:  # noqa: PLR2004 - no expression for people has as many brackets
            self._fail("too many brackets in each other")
        made = []
        while (char := self._next()) and char != ")":
            made.append(self._take() if char == "|" else self._piece(depth))
        return "".join(made)

    def _piece(self, depth: int) -> str:
        char = self._take()
        if char == "(":
            atom = f"(?:{self._alternatives(depth + 1)})"
            if self._take() != ")":
                self._fail("a '(' is not closed")
        elif char == "[":
            atom = self._class(depth)
        elif char == "\\":
            self.at -= 1
            atom = self._escape()
        elif char == ".":
            atom = r"[^\n\r]"
        elif char in "?*+{}]":
            self._fail(f"{char!r} without anything before it")
        else:
            atom = re.escape(char)
        match = _QUANTIFIER.match(self.pattern, self.at)
        if match is None:
            return atom
        self.at = match.end()
        if any(int(count) > _MOST for count in re.findall("[0-9]{1,9}", match.group())):
            self._fail(f"a count above {_MOST}")
        return atom + match.group()

    def _escape(self, *, inside: bool = False) -> str:
        """A backslash and what it means; `inside` a class without brackets of its own."""
        match = _CATEGORY.match(self.pattern, self.at)
        if match:
            self.at = match.end()
            self.needs_regex = True
            of_kind, name = match.groups()
            return rf"\{of_kind}{{{'In' + name[2:] if name.startswith('Is') else name}}}"
        self.at += 1
        char = self._take()
        if char in _SIMPLE and char:
            return "\\" + char
        if char in _AS_IN_PYTHON:
            return "\\" + char
        members = _CLASSES.get(char)
        if not char or members is None:
            self._fail(f"the escape \\{char}")
        if char in "wW" or (inside and members.startswith("[")):
            # A class within a class.
            self.needs_regex = True
        return members if inside or members.startswith("[") else f"[{members}]"

    def _class(self, depth: int) -> str:
        """A class in square brackets, after the first of them."""
        made = ["["]
        if self._next() == "^":
            made.append(self._take())
        first = True
        while (char := self._next()) != "]" or first:
            if not char:
                self._fail("a '[' is not closed")
            if char == "-" and self.pattern.startswith("-[", self.at) and not first:
                self.at += 2
                self.needs_regex = True
                made.append(f"--{self._class(depth + 1)}")
                if self._next() != "]":
                    self._fail("a class goes on after what is taken from it")
                break
            if char == "[":
                self._fail("a '[' in a class")
            made.append(self._member())
            first = False
        self.at += 1
        return "".join(made) + "]"

    def _member(self) -> str:
        char = self._next()
        if char == "\\":
            made = self._escape(inside=True)
        else:
            self.at += 1
            made = "\\" + char if char in r"-^&~|[]\#" else char
        following = self.pattern[self.at : self.at + 2]
        if following[:1] != "-" or following[1:] in ("[", "]", "") or char == "-":
            return made
        self.at += 1
        high = self._escape(inside=True) if self._next() == "\\" else re.escape(self._take())
        if len(made) <= 2 and len(high) <= 2 and made[-1] > high[-1]:  # noqa: PLR2004 - one character
            self._fail(f"the range {made[-1]}-{high[-1]}")
        return f"{made}-{high}"
