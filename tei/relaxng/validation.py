"""A document held against a grammar, as a stream.

What goes well is a few look-ups for each tag; `tei.relaxng.mending` sees to what does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tei.errors import MalformedXml
from tei.relaxng.attributes import Attributes
from tei.relaxng.automaton import ANY, FORK, NONE, TYPED, UNKNOWN
from tei.relaxng.datatypes import WHITE_SPACE
from tei.relaxng.mending import Mending
from tei.relaxng.progress import Progress
from tei.xml import events

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from tei.relaxng.automaton import Automaton
    from tei.relaxng.faults import Fault

#: In place of a dictionary that has nothing.
_NOTHING: dict[str, bool] = {}


def faults(automaton: Automaton, file: BinaryIO) -> Iterator[Fault]:
    """What of a document its schema does not allow, as it is read.

    What must come and does not is told when its parent ends.

    Args:
        automaton: of the schema's grammar.
        file: the document; it is read once, to its end.

    Raises:
        MalformedXml: it is not well-formed or not safe; what was found before has been yielded.
    """
    reader = events.Events(file)
    progress = Progress(automaton, reader)
    attributes = Attributes(progress)
    _follow(progress, Mending(progress), attributes)
    try:
        for _ in reader.feed():
            yield from progress.found
            progress.found.clear()
    except MalformedXml:
        yield from progress.found
        yield from progress.rest()
        raise
    yield from attributes.dangling()


def _follow(  # noqa: C901, PLR0915 - three handlers that share what is looked up for every tag
    progress: Progress, mending: Mending, judging: Attributes
) -> None:
    """Set the handlers that follow a document through the automaton's states."""
    automaton, reader = progress.automaton, progress.reader
    opens, texts, ends = automaton.opens, automaton.texts, automaton.ends
    tags, closes, returns = automaton.attributes, automaton.closes, automaton.returns
    known_values = automaton.values.known
    #: Of each open element: the state that its parent was in, the return, the name.
    stack = progress.stack
    push, pop = stack.append, stack.pop
    steps = progress.steps
    collected: list[str] = []
    state = automaton.start
    deepest = events.DEPTH

    def start(name: str, attributes: list[str]) -> None:
        nonlocal state
        if collected:
            state = mending.text_before_element(state, name, collected)
        opened = opens[state].get(name) or automaton.open(state, name) or mending.open(state, name)
        tag, route = opened
        for at in range(0, len(attributes), 2):
            attribute = attributes[at]
            found = tags[tag].get(attribute) or automaton.attribute(tag, attribute)
            if found is None:
                judging.attribute(tag, name, attributes, at)
                continue
            value, after = found
            if value != ANY and not known_values.get(value, _NOTHING).get(attributes[at + 1]):
                if value == FORK:
                    after = judging.fork(after, name, attributes, at)
                else:
                    judging.value(value, name, attributes, at)
            tag = after
        after = closes[tag]
        if after < 0:
            after = judging.close(tag, name)
        if len(stack) >= deepest:
            raise reader.too_deep()
        push((state, route, name))
        state = after

    def end(_: str) -> None:
        nonlocal state
        bits = ends[state]
        if bits == UNKNOWN or not bits:
            bits = mending.end(state, collected)
        before, route, name = pop()
        after = returns[route].get(bits)
        state = automaton.back(route, bits) if after is None else after
        if state != before:
            steps[len(stack), state] = before, name
        if progress.suspects:
            mending.forget(name)

    def text(data: str) -> None:
        nonlocal state
        after = texts[state]
        if after == state:
            return
        if after == UNKNOWN:
            after = automaton.text(state)
        if after == TYPED:
            collected.append(data)
        elif data.strip(WHITE_SPACE):
            if after == NONE:
                mending.text(state, data)
            else:
                state = after

    parser = reader.parser
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    if automaton.needs_prefixes:
        parser.StartNamespaceDeclHandler = progress.declare
        parser.EndNamespaceDeclHandler = progress.undeclare
