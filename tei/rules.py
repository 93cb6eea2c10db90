"""`Rule`: the manual of one diagnostic code, made from a docstring.

Each stage exports its ``RULES``; `tei.catalogue` gathers them. Nothing registers itself.
"""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tei.diagnostics import Code

_PARTS = ("Why", "Wrong", "Edit", "Right")

#: A source without a fault: the right example of every rule that does not give its own.
RAIN = """\
Title: Rain at last
Date: 1958-03-20

It rained.

<hr />

Original:

### 终于下雨

    下雨了。"""


@dataclass(frozen=True, slots=True)
class Rule:
    """What `tei explain` says of a code, and the examples that a test runs.

    Attributes:
        code: the code that the rule gives.
        what: the fault in one sentence.
        why: why it matters and what to do.
        wrong: an example that gives the finding; empty where no document is at fault.
        edit: ``old -> new``, done to what was written from `wrong` before it is checked; or empty.
        right: the example without the fault.
    """

    code: Code
    what: str
    why: str
    wrong: str
    edit: str
    right: str

    def markdown(self) -> str:
        """Its entry in the manual."""
        code = self.code
        parts = [f"## {code.id} {code.name} ({code.severity})", self.what, self.why]
        if self.edit and self.wrong == self.right:
            # Any document would do: what is wrong is in its TEI alone.
            old, new = (part.strip() for part in self.edit.split("->"))
            wrong = ["Wrong:", _fenced(new)] if new else []
            parts += [*wrong, "Right:" if new else "Right, and wrong without it:", _fenced(old)]
        elif self.wrong:
            parts += ["Wrong:", _fenced(self.wrong)]
            if self.edit:
                parts += ["and then, in the TEI:", _fenced(self.edit)]
            parts += ["Right:", _fenced(self.right)]
        return "\n\n".join(parts) + "\n"


def _fenced(example: str) -> str:
    return f"```text\n{example.rstrip()}\n```"


def rule(code: Code, function: Callable[..., object]) -> Rule:
    """The rule that `function` states in its docstring.

    The docstring has a first sentence, then indented parts named ``Why:`` and, unless the finding
    is about the run and not about a document, ``Wrong:`` or ``Edit:``, which does the fault to the
    document that was written from the wrong example. The wrong example of an edit and the right
    one of all are `RAIN` where there is no other.

    Raises:
        ValueError: it does not say why.
    """
    text = inspect.getdoc(function) or ""
    pieces = re.split(rf"^({'|'.join(_PARTS)}):[ \t]*\n", text, flags=re.MULTILINE)
    parts = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    if "Why" not in parts:
        message = f"the docstring of {function.__qualname__} does not say why"
        raise ValueError(message)
    what = " ".join(pieces[0].split())
    dedented = {name: inspect.cleandoc(part) for name, part in parts.items()}
    wrong = dedented.get("Wrong", RAIN if "Edit" in parts else "")
    return Rule(
        code,
        what,
        " ".join(dedented["Why"].split()),
        wrong,
        dedented.get("Edit", ""),
        dedented.get("Right", RAIN if wrong else ""),
    )
