"""XML as a stream of events: expat, with the limits that every parser here has.

Memory does not grow with the document. No entity but the five and character references, no DTD but
what stands in the document, no network, no other file.
"""

from __future__ import annotations

import codecs
import re
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING
from xml.parsers import expat

from tei.errors import MalformedXml, XmlRefused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO, NoReturn

#: Between a namespace and a local name, as in James Clark's notation; no URI can hold it.
SEPARATOR = "}"
#: How deep elements may stand in each other: libxml2's own limit.
DEPTH = 256
#: How many bytes one tag, comment or instruction may have.
TOKEN = 10_000_000

_PIECE = 1 << 16
#: The encoding that a document says it is in, where that can be read as ASCII.
_DECLARED = re.compile(
    rb"""(?:\xef\xbb\xbf)?<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)"""
)
_HANDLERS = (
    "StartElementHandler",
    "EndElementHandler",
    "CharacterDataHandler",
    "ProcessingInstructionHandler",
    "StartNamespaceDeclHandler",
    "EndNamespaceDeclHandler",
    "EntityDeclHandler",
    "StartDoctypeDeclHandler",
    "SkippedEntityHandler",
    "ProcessingInstructionHandler",
)
#: What expat reads by itself, and tags can be searched in.
_NATIVE = ("utf-8", "iso-8859-1", "us-ascii")
#: What Python decodes and no XML document is in: escapes within ASCII, and what is for tests.
_NO_CHARSETS = ("idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape", "utf_7")
#: A reference to an entity that XML does not declare itself, in an attribute's value.
_ENTITY = re.compile(rb"&(?!(?:lt|gt|amp|apos|quot);)([^#;\s\"'<&][^;\s\"'<&]*);")
#: How documents begin whose encoding cannot be read as ASCII (XML 1.0, appendix F.1).
_BEGINNINGS = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
#: An attribute in a tag, and markup as a whole.
_TAG = re.compile(rb"""<[^\s/>]+|\s+([^\s=/>]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
_MARKUP = re.compile(
    rb"""<!--.*?-->|<!\[CDATA\[|<\?.*?\?>|<(?:[^"'>]|"[^"]*"|'[^']*')*>""", re.DOTALL
)
#: The one tag of an empty element.
_EMPTY = re.compile(rb"""<([^\s/>!?]+)(?:[^"'<>]|"[^"]*"|'[^']*')*/>""")
#: XML 1.0, section 2.11.
_LINE_ENDS = re.compile(rb"\r\n?|\n")
#: Text; or one element and text after it.
_BETWEEN = re.compile(
    rb"""(?:<(?P<empty>[^\s/>!?]+)(?:[^"'<>/]|"[^"]*"|'[^']*')*/>|<(?P<name>[^\s/>!?]+).*?</(?P=name)\s*>)?[^<]*""",
    re.DOTALL,
)
_CDATA = b"<![CDATA["
_BESIDE_TEXT = (b"<!--", _CDATA, b"<?")


class Events:
    """A document on its way through expat.

    Attributes:
        parser: joins namespace and name by `SEPARATOR`, and the pieces of a text with each other;
            attributes come as one list of names and values in turn. Its handlers are set by whoever
            reads.
    """

    def __init__(self, file: BinaryIO) -> None:
        first = file.read(_PIECE)
        name = encoding(first)
        self._pieces = iter(partial(file.read, _PIECE), b"")
        override, self._said = None, name
        self._is_known = is_known(name)
        if name.lower() not in _NATIVE and self._is_known:
            # expat reads few encodings by itself, Python nearly all: it gets UTF-8.
            self._pieces = _recoded(chain([first], self._pieces), name)
            name = override = "utf-8"
        else:
            # A byte order mark is no character of the text, and has no column.
            first = first.removeprefix(codecs.BOM_UTF8)
            self._pieces = chain([first] if first else [], self._pieces)
        self._encoding = name
        self.parser = parser = expat.ParserCreate(override, SEPARATOR)
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.buffer_size = _PIECE
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.EntityDeclHandler = self._refuse_declaration
        parser.SkippedEntityHandler = self._refuse_entity
        parser.StartDoctypeDeclHandler = self._look_for_entities
        self._before = self._piece = b""
        self._offset = 0
        #: Of the tag that was searched last: where it begins, itself, and where its attributes do.
        self._tag: tuple[int, bytes, list[int]] | None = None

    def feed(self) -> Iterator[None]:
        """Read the document to its end, through the handlers; a pause after each piece.

        Raises:
            MalformedXml: it is not well-formed.
            XmlRefused: it has entities, or goes beyond a limit.
        """
        if not self._is_known:
            message = f"the encoding {self._said} is not known"
            raise MalformedXml(message, 1, 1)
        try:
            for piece in self._pieces:
                self._offset += len(self._piece)
                self._before, self._piece = self._piece, piece
                self.parser.Parse(piece, False)  # noqa: FBT003 - expat takes no keywords
                if self._offset + len(piece) - self.parser.CurrentByteIndex > TOKEN:
                    message = f"one tag or comment is longer than {TOKEN:,} bytes"
                    raise self._refusal(
                        message, "look for a quotation mark or a --> that is missing"
                    )
                yield
            self.parser.Parse(b"", True)  # noqa: FBT003 - expat takes no keywords
        except expat.ExpatError as error:
            message = expat.ErrorString(error.code) or "not well-formed"
            raise MalformedXml(message, error.lineno, error.offset + 1) from None
        except UnicodeError:
            message = f"it is not {self._said}, as it says itself"
            raise self.fault(message) from None
        except MalformedXml:
            raise
        except ValueError as error:
            if "multi-byte" not in str(error):
                raise
            # It begins as ASCII and says that it is UTF-32, which expat cannot learn.
            message = f"it is not {self._said}, as it says itself"
            raise MalformedXml(message, 1, 1) from None
        finally:
            # Parser and handlers hold each other.
            for handler in _HANDLERS:
                setattr(self.parser, handler, None)
        yield

    def place(self) -> tuple[int, int]:
        """The line and the column, in characters, at which the present event begins."""
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def fault(self, message: str) -> MalformedXml:
        """The error of a document that cannot be read any further."""
        return MalformedXml(message, *self.place())

    def too_deep(self) -> XmlRefused:
        """The error of a document whose elements stand deeper than `DEPTH`."""
        message = f"elements stand more than {DEPTH} deep in one another"
        return self._refusal(message, "look for elements that are not ended")

    def attribute_place(self, index: int) -> tuple[int, int]:
        """The line and column of an attribute of the start tag that is the present event.

        Args:
            index: which of its attributes, without namespace declarations, from 0.
        """
        raw, written = self._written()
        line, column = self.place()
        if index >= len(written):
            # A default of the DTD, or an encoding in which tags cannot be searched.
            return line, column
        return self._moved(line, column, raw[: written[index]])

    def _written(self) -> tuple[bytes, list[int]]:
        """The start tag that is the present event, and where in it its attributes begin."""
        at = self.parser.CurrentByteIndex
        if self._tag is None or self._tag[0] != at:
            tag = _MARKUP.match(self.parser.GetInputContext() or b"")
            raw = tag[0] if tag else b""
            written = [
                match.start(1)
                for match in _TAG.finditer(raw)
                if match[1] and match[1] != b"xmlns" and not match[1].startswith(b"xmlns:")
            ]
            self._tag = at, raw, written
        return self._tag[1:]

    def text_place(self) -> tuple[int, int]:
        """The line and column of the text before the present event, past white space."""
        line, column = self.place()
        data, end = self._window()
        stop = first = end
        while (begin := data.rfind(b"<", 0, stop)) >= 0:
            markup = _MARKUP.match(data, begin, stop)
            text = data[markup.end() : stop].lstrip() if markup else b""
            first = stop - len(text) if text else first
            if not data.startswith(_BESIDE_TEXT, begin):
                break
            if data.startswith(_CDATA, begin) and data[begin + len(_CDATA) : stop].strip(b"]> \n"):
                first = begin
            stop = begin
        return self._back(line, column, data, end, end - first)

    def is_one_text(self, since: int, is_within: Callable[[str], bool]) -> bool:
        """Whether the text before the present event goes on from one that ended earlier.

        It does where nothing is between them, or one element.

        Args:
            since: where the earlier text ended, as the number of bytes before.
            is_within: whether an element of a local name belongs to the text around it.
        """
        data = self._before + self._piece
        start = self._offset - len(self._before)
        if since < start:
            return False
        between = _BETWEEN.fullmatch(data, since - start, self.parser.CurrentByteIndex - start)
        if between is None:
            return False
        name = between["empty"] or between["name"]
        return name is None or is_within(self._decoded(name.rpartition(b":")[2]))

    def tag_place(self, local: str) -> tuple[int, int]:
        """The line and column at which the tag begins that ends an element.

        Args:
            local: the element's name without prefix.
        """
        line, column = self.place()
        data, end = self._window()
        begin = data.rfind(b"<", 0, end)
        name = _EMPTY.fullmatch(data, begin, end) if begin >= 0 else None
        if name is None or self._decoded(name[1].rpartition(b":")[2]) != local:
            return line, column
        # Of an empty element's one tag, expat tells the end.
        return self._back(line, column, data, end, end - begin)

    def _window(self) -> tuple[bytes, int]:
        """What is still at hand of the document, and where in it the present event begins."""
        end = self.parser.CurrentByteIndex - self._offset + len(self._before)
        return self._before + self._piece, end

    def _back(self, line: int, column: int, data: bytes, end: int, length: int) -> tuple[int, int]:
        """The line and column so many bytes before `end`, which is at `line` and `column`."""
        begin = end - length
        over = _LINE_ENDS.sub(b"\n", data[begin:end])
        if b"\n" not in over:
            return line, column - len(self._decoded(over))
        start = max(data.rfind(b"\n", 0, begin), data.rfind(b"\r", 0, begin)) + 1
        return line - over.count(b"\n"), len(self._decoded(data[start:begin])) + 1

    def _moved(self, line: int, column: int, over: bytes) -> tuple[int, int]:
        """The line and column behind `over`, which begins at `line` and `column`."""
        first, *others = _LINE_ENDS.split(over)
        if not others:
            return line, column + len(self._decoded(first))
        return line + len(others), len(self._decoded(others[-1])) + 1

    def _decoded(self, data: bytes) -> str:
        return data.decode(self._encoding, "replace")

    def _refusal(self, message: str, advice: str) -> XmlRefused:
        return XmlRefused(f"{message}, which is refused for safety", *self.place(), advice)

    def _refuse_declaration(self, name: str, *_: object) -> NoReturn:
        line, column = self.place()
        # Of a declaration, expat tells where the value begins.
        data, end = self._window()
        begin = data.rfind(b"<!ENTITY", 0, end)
        if begin >= 0:
            line, column = self._back(line, column, data, end, end - begin)
        message = f"the entity {name} is declared, and declared entities are refused for safety"
        advice = "put in what entities stand for: xmllint --noent --dropdtd IN.xml > OUT.xml"
        raise XmlRefused(message, line, column, advice)

    def _look_for_entities(
        self, _name: str, system: str | None, public: str | None, *_: int
    ) -> None:
        """Refuse entities in attributes, which expat leaves out where there is a DTD to read."""
        follow: Callable[[str, list[str]], None] | None = self.parser.StartElementHandler  # type: ignore[assignment] # with ordered_attributes
        if (system or public) and follow:

            def start(name: str, attributes: list[str]) -> None:
                tag = _MARKUP.match(self.parser.GetInputContext() or b"")
                if tag and (entity := _ENTITY.search(tag[0])):
                    self._refuse_entity(self._decoded(entity[1]), False)  # noqa: FBT003 - expat's
                follow(name, attributes)

            self.parser.StartElementHandler = start

    def _refuse_entity(self, name: str, is_parameter: bool) -> None:  # noqa: FBT001 - expat's own
        if not is_parameter:
            message = f"the entity &{name}; is not declared here, and no other file is read"
            # Imported here: few documents have entities.
            from tei.xml import characters  # noqa: PLC0415

            raise XmlRefused(message, *self.place(), characters.instead(name))


def encoding(data: bytes) -> str:
    """The encoding that a document is in, by what it says itself and how it begins.

    Args:
        data: the beginning of the document; more than 300 bytes do not count.

    Returns:
        A name that need not be known to Python.
    """
    declared = _DECLARED.match(data)
    if declared and not declared[1].lower().startswith((b"utf-16", b"utf-32")):
        # What says this where it can be read as ASCII is wrong; the parser will say so.
        return declared[1].decode("ascii")
    return next((name for begin, name in _BEGINNINGS if data.startswith(begin)), "utf-8")


def is_known(name: str) -> bool:
    """Whether Python knows an encoding."""
    try:
        found = codecs.lookup(name)
    except LookupError:
        return False
    is_of_text = found._is_text_encoding  # noqa: SLF001 - no other way to ask
    return is_of_text and found.name.replace("-", "_") not in _NO_CHARSETS


def _recoded(pieces: Iterable[bytes], name: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(name)()
    for piece in chain(pieces, [b""]):
        state = decoder.getstate()
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            # What stands before the fault may have one of its own, and tells where this one is.
            decoder.setstate(state)
            yield decoder.decode(error.object[len(state[0]) : error.start]).encode()
            raise
        yield text.encode()
