"""Schemas and documents in a few lines, for tests."""

from io import BytesIO
from pathlib import Path

from tei.relaxng import Automaton, Fault, faults
from tei.relaxng.compilation import compiled

HEADER = (
    'xmlns="http://relaxng.org/ns/structure/1.0" '
    'datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"'
)

#: A grammar for letters, as small as it can be and have everything.
LETTERS = f"""<grammar {HEADER} ns="http://example.org/letters">
  <start><ref name="letter"/></start>
  <define name="letter">
    <element name="letter">
      <a:documentation xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
        >one message</a:documentation>
      <attribute name="date"><data type="date"/></attribute>
      <optional><attribute name="id"><data type="ID"/></attribute></optional>
      <optional>
        <attribute name="status">
          <choice><value>draft</value><value>sent</value></choice>
        </attribute>
      </optional>
      <element name="from"><text/></element>
      <element name="to"><text/></element>
      <oneOrMore><ref name="p"/></oneOrMore>
      <optional><element name="sign"><text/></element></optional>
    </element>
  </define>
  <define name="p">
    <element name="p">
      <optional><attribute name="id"><data type="ID"/></attribute></optional>
      <zeroOrMore>
        <choice>
          <text/>
          <element name="hi"><attribute name="rend"/><text/></element>
          <element name="year"><data type="gYear"/></element>
          <element name="see"><attribute name="ref"><data type="IDREF"/></attribute></element>
        </choice>
      </zeroOrMore>
    </element>
  </define>
</grammar>"""


def automaton(folder: Path, schema: str) -> Automaton:
    """A schema ready for use, from a file in `folder`."""
    path = folder / "schema.rng"
    path.write_text(schema, encoding="utf-8")
    return Automaton(compiled(path))


def judged(of: Automaton, document: str | bytes) -> list[Fault]:
    """What of a document a schema does not allow."""
    data = document if isinstance(document, bytes) else document.encode()
    return list(faults(of, BytesIO(data)))
