"""Coverage-guided inputs for the parser and the engine: schemas and documents, by atheris.

python tests/relaxng/fuzz.py [-runs=100000]

An input is a document, or a schema and a document with a NUL between them. What may be raised is
`SchemaFault` and `MalformedXml`; anything else, and anything that takes more than ten seconds, ends
the run with the input in a file.
"""

import sys
import tempfile
from io import BytesIO
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["tei"]):
    from tei.errors import MalformedXml
    from tei.relaxng import Automaton, SchemaFault, faults
    from tei.relaxng.compilation import compiled

sys.path.insert(0, str(Path(__file__).parent))
from letters import LETTERS

_SEEDS = (
    (
        b'<letter xmlns="http://example.org/letters" date="1958-03-20" id="a" status="sent">'
        b"<from>A</from><to>B</to><p>Rain <hi rend='x'>fell</hi> in <year>1958</year>"
        b"<see ref='a'/>.</p><sign/></letter>"
    ),
    b'<?xml version="1.0" encoding="GB18030"?><!DOCTYPE letter><letter/>',
    (
        b'<element name="a" xmlns="http://relaxng.org/ns/structure/1.0" ns="u"'
        b' datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><interleave>'
        b'<attribute name="b"><list><oneOrMore><data type="date"><param name="minInclusive">'
        b"1958-01-01</param><except><value>1958-03-20</value></except></data></oneOrMore></list></attribute>"
        b"<mixed><zeroOrMore><choice><element><anyName><except><nsName/></except></anyName><text/>"
        b"</element><ref name='x'/></choice></zeroOrMore></mixed></interleave></element>\0"
        b'<a xmlns="u" b="1958-01-01 1958-02-01">x<c xmlns="">y</c></a>'
    ),
    (
        b'<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="a"/></start>'
        b'<define name="a" combine="choice"><element name="a"><optional><ref name="a"/></optional>'
        b'</element></define><div><define name="a" combine="choice"><notAllowed/></define></div>'
        b"</grammar>\0<a><a/></a>"
    ),
)


class _Input:
    """Files that a schema may take in are not looked for."""

    def __init__(self, data: bytes) -> None:
        self.data: bytes | None = data

    def read(self, path: Path) -> bytes:
        if self.data is None:
            raise FileNotFoundError(2, "no such file", str(path))
        data, self.data = self.data, None
        return data


def one(data: bytes) -> None:
    """One input."""
    schema, divider, document = data.partition(b"\0")
    automaton = _LETTERS
    if divider:
        try:
            automaton = Automaton(compiled(Path("schema.rng"), read=_Input(schema).read))
        except (SchemaFault, FileNotFoundError):
            return
    else:
        document = data
    try:
        for fault in faults(automaton, BytesIO(document)):
            assert fault.line >= 1
            assert fault.column >= 1
    except MalformedXml:
        pass


with tempfile.TemporaryDirectory() as folder:
    _path = Path(folder, "letters.rng")
    _path.write_text(LETTERS, encoding="utf-8")
    _LETTERS = Automaton(compiled(_path))

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as seeds:
        for number, seed in enumerate(_SEEDS):
            Path(seeds, str(number)).write_bytes(seed)
        atheris.Setup([*sys.argv, "-timeout=10", "-max_len=4096", seeds], one)
        atheris.Fuzz()
