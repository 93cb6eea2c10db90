"""The exceptions: raised when the tool could not do its work.

What is wrong with a *document* is a `tei.diagnostics.Diagnostic`, never an exception.

    TeiError
    ├── UsageError        the request makes no sense (also a ValueError)
    │   └── SettingsError     tei.toml is wrong
    ├── FileUnreadable    a file cannot be read or written (also an OSError)
    ├── MalformedXml      bytes that are no well-formed, safe XML (also a ValueError)
    │   └── XmlRefused        XML that is refused for safety, well-formed or not
    ├── SchemaUnusable    a schema cannot be read or compiled (also a ValueError)
    └── AuthorityUnusable an authority file has faults (also a ValueError)
"""

from __future__ import annotations


class TeiError(Exception):
    """The tool could not do its work. The message is one for people."""


class UsageError(TeiError, ValueError):
    """The request makes no sense: a bad option, a source that does not exist."""


class SettingsError(UsageError):
    """``tei.toml`` has an unknown key, or a value of the wrong kind."""


class FileUnreadable(TeiError, OSError):
    """A file cannot be read or written."""


class SchemaUnusable(TeiError, ValueError):
    """A schema cannot be read or compiled."""


class AuthorityUnusable(TeiError, ValueError):
    """An authority file has faults; the message has a line for each."""


class MalformedXml(TeiError, ValueError):
    """Bytes that are not well-formed XML, or that are refused for safety.

    Attributes:
        line: 1-based line of the fault, 0 where it is not known.
        column: 1-based column in characters, 0 where it is not known.
        help: what to do about it; may be empty.
    """

    def __init__(self, message: str, line: int = 0, column: int = 0, help: str = "") -> None:  # noqa: A002 - the field's name in every report format
        super().__init__(message)
        self.line = line
        self.column = column
        self.help = help


class XmlRefused(MalformedXml):
    """XML that is not read any further for safety, though no fault has been found in it."""
