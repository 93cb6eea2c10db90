"""Private URI schemes: what ``prefixDef`` elements declare, and what pointers make of it.

TEI Guidelines, section 16.2.3.
"""

from __future__ import annotations

import re
import time
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from tei import codes
from tei.validate.checks.declarations import unused_declaration
from tei.validate.checks.resemblance import Names
from tei.validate.checks.walk import Found, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from regex import Pattern

    from tei.diagnostics import Code, Diagnostic, Location
    from tei.validate.checks.references import Reference
    from tei.validate.checks.walk import Element, Walk

#: Schemes of IANA's registry (RFC 7595) that occur in editions, and those of persistent identifiers
#: that services resolve as they stand.
_REGISTERED = frozenset(
    """
    about acct ark blob cid data dav dict did dns doi example feed file ftp ftps geo git gopher hdl
    http https iiif imap info ipfs irc isbn issn jar javascript jdbc ldap ldaps lsid magnet mailto
    mid news nfs ni nntp oai orcid purl rsync rtsp sftp sip sips sms ssh svn swh tag tel telnet urn
    view-source webcal ws wss xmpp
    """.split()
)
#: Those of TEI's own tools: releases of TEI in the sources of schemas (Guidelines, section 23.5.3).
_OF_TEI = "tei"
#: So many prefixes are named where several are told together.
_NAMED = 4
#: Longer patterns and values are not tried, nor what could stand for ten times as much.
_LONGEST = 1000
#: In seconds: no value is tried for longer; what takes longer than usual, and what a document may
#: spend on values that do.
_TIME = 0.2
_USUAL = 0.002
_MOST_TIME = 2.0
#: A reference to a group (`att.patternReplacement`).
_GROUP = re.compile(r"\$(\d)")


def undeclared_prefix(
    location: Location, prefixes: Sequence[str], pointer: str, near: str = ""
) -> Diagnostic:
    """A pointer begins with a prefix that the document does not declare.

    Why:
        `psn:hamlet` is a pointer of the edition's own: only a `prefixDef` with the ident psn says
        what it stands for. Without one nobody can follow the pointer, and programs take psn for a
        protocol that they do not know. All such prefixes of a document are one finding.

    Edit:
        who="# -> who="psn:
    """
    first, *others = prefixes
    some = "".join(f', "{other}"' for other in others[: _NAMED - 1])
    rest = f" and {len(prefixes) - _NAMED} more" if len(prefixes) > _NAMED else ""
    if near:
        advice = f'did you mean "{near}"?'
    elif others:
        advice = "declare each with a prefixDef whose ident it is, or write the whole addresses"
    else:
        advice = f'declare it with a prefixDef whose ident is "{first}", or write the whole address'
    return codes.UNDECLARED_PREFIX.at(
        location,
        f'no prefixDef declares "{first}", with which "{pointer}" begins'
        + (f", nor{some[1:]}{rest}" if others else ""),
        help=advice,
    )


def unmatched_prefix(location: Location, pointer: str, pattern: str) -> Diagnostic:
    """A pointer does not match the pattern that its prefix is declared with.

    Why:
        A `prefixDef` says by its matchPattern what may follow the prefix, and by its
        replacementPattern what the whole stands for. What does not match stands for nothing: the
        pointer is misspelt, or the pattern is too narrow. A matchPattern that is no regular
        expression matches nothing at all.

    Edit:
        <appInfo> -> <listPrefixDef><prefixDef ident="psn" matchPattern="([a-z]+"
            replacementPattern="#$1"/></listPrefixDef><appInfo>
    """
    return codes.UNMATCHED_PREFIX.at(
        location,
        f'what follows the prefix in "{pointer}" does not match "{pattern}"',
        help="correct the pointer, or the matchPattern of the prefixDef",
    )


def unusable_pattern(location: Location, pattern: str, why: str) -> Diagnostic:
    """The finding that a matchPattern is no regular expression."""
    return codes.UNMATCHED_PREFIX.at(
        location,
        f'the matchPattern "{pattern}" is no regular expression: {why}',
        help="correct it; the part of a pointer that follows the prefix has to match it",
    )


class _Definition(NamedTuple):
    """What one ``prefixDef`` says."""

    hit: Hit
    pattern: str
    replacement: str


class Prefixes:
    """The prefixes of a document, and the pointers that begin with them."""

    def __init__(self, walk: Walk) -> None:
        self._declared: dict[str, list[_Definition]] = {}
        self._used: set[str] = set()
        self._spent = 0.0
        self._unmatched: dict[tuple[str, str], list[Hit]] = {}
        #: What cannot be followed until all prefixes are known.
        self._waiting: dict[str, dict[str, list[Hit]]] = {}
        walk.on_start("prefixDef", self._declare)

    def _declare(self, element: Element) -> None:
        said = element.attributes
        if prefix := said.get("ident", ""):
            definition = _Definition(
                Hit(element.number),
                said.get("matchPattern", ""),
                said.get("replacementPattern", ""),
            )
            self._declared.setdefault(prefix, []).append(definition)

    def follow(self, to: Reference, written: str, hit: Hit) -> str:
        """What a pointer with a scheme stands for, if that can be followed; else nothing."""
        prefix = to.scheme
        if prefix not in self._declared:
            if not _is_known(to):
                waiting = self._waiting.setdefault(prefix, {})
                waiting.setdefault(written, []).append(hit)
            return ""
        self._used.add(prefix)
        return self._expanded(prefix, to.rest, written, hit)

    def late(self) -> Iterator[tuple[str, str, list[Hit]]]:
        """Of pointers before the declaration of their prefix: what they stand for, and where."""
        for prefix in [prefix for prefix in self._waiting if prefix in self._declared]:
            self._used.add(prefix)
            for written, hits in self._waiting.pop(prefix).items():
                rest = written.partition(":")[2]
                for hit in hits:
                    expanded = self._expanded(prefix, rest, written, hit)
                if expanded:
                    yield expanded, written, hits

    def _expanded(self, prefix: str, rest: str, written: str, hit: Hit) -> str:
        definitions = self._declared[prefix]
        made = [self._made(each, rest) for each in definitions]
        if all(each is None for each in made):
            self._unmatched.setdefault((prefix, written), []).append(hit)
        # Of several definitions, it is not said which is meant.
        return made[0] or "" if len(made) == 1 else ""

    def _made(self, definition: _Definition, rest: str) -> str | None:
        """What stands in the place of a pointer; nothing where patterns have taken too long."""
        if self._spent > _MOST_TIME:
            return ""
        begin = time.perf_counter()
        try:
            return _made(definition.pattern, definition.replacement, rest)
        except TimeoutError:
            return ""
        finally:
            spent = time.perf_counter() - begin
            self._spent += spent if spent > _USUAL else 0.0

    def found(self, *, is_whole: bool, elsewhere: frozenset[str]) -> Iterator[Found]:
        """What is wrong, when all of the document has been seen.

        Args:
            is_whole: whether nothing is taken in, or takes this in, that could not be read.
            elsewhere: prefixes that others declare which are taken in.
        """
        if is_whole:
            yield from self._undeclared(elsewhere)
        for (prefix, written), hits in self._unmatched.items():
            pattern = '" or "'.join(each.pattern for each in self._declared[prefix])
            told = partial(unmatched_prefix, pointer=written, pattern=pattern)
            yield Found(codes.UNMATCHED_PREFIX, hits, told)
        for prefix, definitions in self._declared.items():
            for each in definitions:
                if why := _fault(each.pattern):
                    at = [Hit(each.hit.element, "matchPattern")]
                    fails = partial(unusable_pattern, pattern=each.pattern, why=why)
                    yield Found(codes.UNMATCHED_PREFIX, at, fails)
            if is_whole and prefix not in self._used:
                what = f'the prefix "{prefix}"'
                unused = partial(unused_declaration, what=what)
                yield Found(codes.UNUSED_DECLARATION, [definitions[0].hit], unused)

    def _undeclared(self, elsewhere: frozenset[str]) -> Iterator[Found]:
        """The prefixes that nothing declares: those that are like one that is, each alone."""
        names = Names(self._declared)
        unlike: dict[str, list[Hit]] = {}
        pointers: list[str] = []
        for prefix, waiting in self._waiting.items():
            if prefix in elsewhere:
                continue
            pointer = next(iter(waiting))
            hits = sorted(hit for each in waiting.values() for hit in each)
            if near := names.like(prefix):
                like = partial(undeclared_prefix, prefixes=[prefix], pointer=pointer, near=near)
                yield Found(codes.UNDECLARED_PREFIX, hits, like)
            else:
                unlike[prefix] = hits
                pointers.append(pointer)
        if unlike:
            every = sorted({hit for hits in unlike.values() for hit in hits})
            tell = partial(undeclared_prefix, prefixes=[*unlike], pointer=pointers[0])
            yield Found(codes.UNDECLARED_PREFIX, every, tell)


def _is_known(to: Reference) -> bool:
    """Whether a scheme is no prefix, so far as can be told: with an authority it is an address."""
    scheme = to.scheme.lower()
    is_letter_of_drive = len(scheme) == 1
    return scheme in _REGISTERED or scheme == _OF_TEI or is_letter_of_drive or to.path[:2] == "//"


def _made(pattern: str, replacement: str, rest: str) -> str | None:
    """What stands in the place of the rest of a pointer.

    Returns:
        None where the pattern does not match; nothing where that is not known, or only a part
        matches, of which programs make different things.

    Raises:
        TimeoutError: it cannot be known soon.
    """
    longest = len(replacement) + len(rest) * replacement.count("$")
    if max(len(rest), longest / 10) > _LONGEST or _fault(pattern):
        return ""
    for compile_ in (_as_python, _as_xpath):
        expression = compile_(pattern)
        if isinstance(expression, str):
            continue
        if match := expression.fullmatch(rest, timeout=_TIME):
            return _GROUP.sub(partial(_filled, match[0], match.groups("")), replacement)
        if expression.search(rest, timeout=_TIME):
            return ""
    return None


def _filled(whole: str, groups: tuple[str, ...], reference: re.Match[str]) -> str:
    """What a reference to a group stands for; nothing where there is no such group."""
    number = int(reference[1])
    return ([whole, *groups][number : number + 1] or [""])[0]


def _fault(pattern: str) -> str:
    """Why a pattern is no regular expression; nothing where it is one, or is not tried."""
    if isinstance(_as_python(pattern), str) and isinstance(why := _as_xpath(pattern), str):
        return why
    return ""


# Whoever writes patterns tries them with many programs: what one of the two notations takes is
# taken, and the second, which takes long to load, is asked only about what is left.
@lru_cache(100)
def _as_python(pattern: str) -> Pattern[str] | str:
    """The expression as Python reads it; or why it cannot."""
    # Imported here: few documents have prefixes, and it can stop what takes too long.
    import warnings  # noqa: PLC0415

    import regex  # noqa: PLC0415

    if len(pattern) > _LONGEST:
        return regex.compile("")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return regex.compile(pattern)
    except (regex.error, OverflowError, RecursionError, ValueError) as error:
        return str(error)


@lru_cache(100)
def _as_xpath(pattern: str) -> Pattern[str] | str:
    """The expression as XPath reads it, which the Guidelines ask for; or why it cannot."""
    # Imported here: as above.
    from elementpath.regex import RegexError, translate_pattern  # noqa: PLC0415

    try:
        return _as_python(translate_pattern(pattern))
    except (RegexError, RecursionError) as error:
        return str(error)


RULES: tuple[tuple[Code, Callable[..., object]], ...] = (
    (codes.UNDECLARED_PREFIX, undeclared_prefix),
    (codes.UNMATCHED_PREFIX, unmatched_prefix),
)
