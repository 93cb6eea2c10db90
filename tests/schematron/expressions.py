"""Random schemas in XPath 1.0, and in what of XPath 2.0 the stylesheet knows."""

import random
from xml.sax.saxutils import quoteattr

NAMES = ("a", "b", "c", "head", "*")
AXES = (
    "child::",
    "",
    "",
    "descendant::",
    "parent::",
    "ancestor::",
    "ancestor-or-self::",
    "following-sibling::",
    "preceding-sibling::",
    "following::",
    "preceding::",
    "self::",
)
STRINGS = ("'x'", "'1'", "''", "' a  b '", "'i3'")


class Writer:
    """Expressions by chance.

    Attributes:
        is_later: whether they are of XPath 2.0.
    """

    def __init__(self, seed: int, *, is_later: bool) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - nothing to guard
        self.is_later = is_later

    def one(self, *choices: str) -> str:
        return self.chance.choice(choices)

    def nodes(self, depth: int) -> str:
        if depth <= 0:
            return self.one(
                "@n", "@m", ".", "..", "a", "b", "*", "text()", "//a", "$v", "current()"
            )
        step = self.one(*AXES) + self.one(*NAMES)
        return self.one(
            step,
            f"{step}[{self.truth(depth - 1)}]",
            f"{step}[{self.one('1', '2', 'last()', 'position() > 1')}]",
            f"{step}/{self.one('@n', 'a', '*', '..', 'text()')}",
            f"//{self.one(*NAMES)}[{self.truth(depth - 1)}]",
            f"({self.nodes(depth - 1)} | {self.nodes(depth - 1)})",
            f"({self.nodes(depth - 1)})[1]",
            f"id({self.string(depth - 1)})",
            f"key('k', {self.string(depth - 1)})",
            "@*",
        )

    def string(self, depth: int) -> str:
        if depth <= 0:
            return self.one(*STRINGS, "@n", "@m", "name()", "local-name(..)", "string(@n)")
        return self.one(
            f"normalize-space({self.string(depth - 1)})",
            f"concat({self.string(depth - 1)}, {self.string(depth - 1)})",
            f"substring-before({self.string(depth - 1)}, {self.string(0)})",
            f"substring({self.string(depth - 1)}, {self.number(depth - 1)})",
            f"translate({self.string(depth - 1)}, 'ab', 'x')",
            f"string(({self.nodes(depth - 1)})[1])",
            f"name(({self.nodes(depth - 1)})[1])",
            f"string({self.nodes(depth - 1)})",
        )

    def number(self, depth: int) -> str:
        if depth <= 0:
            return self.one("0", "1", "2", "3", "count(*)", "count(//a)", "string-length(@n)")
        return self.one(
            f"count({self.nodes(depth - 1)})",
            f"string-length({self.string(depth - 1)})",
            f"({self.number(depth - 1)} + {self.number(depth - 1)})",
            f"({self.number(depth - 1)} - {self.number(depth - 1)})",
            f"-{self.number(0)}",
        )

    def truth(self, depth: int) -> str:
        sign = self.one("=", "!=", *(("eq", "ne") if self.is_later else ()))
        order = self.one("<", "<=", ">", ">=", *(("lt", "ge") if self.is_later else ()))
        less = depth - 1
        if depth <= 0:
            return self.one("@n", "@m = 'x'", "a", "not(*)", "true()", "a/b", ". = 'x'")
        found = [
            f"{self.string(less)} {sign} {self.string(less)}",
            f"{self.nodes(less)} {self.one('=', '!=')} {self.nodes(less)}",
            f"{self.nodes(less)} {self.one('=', '!=')} {self.string(less)}",
            f"{self.number(less)} {self.one('=', '!=', order)} {self.number(less)}",
            f"({self.truth(less)} {self.one('and', 'or')} {self.truth(less)})",
            f"not({self.truth(less)})",
            f"contains({self.string(less)}, {self.string(0)})",
            f"boolean({self.nodes(less)})",
        ]
        if not self.is_later:
            # Later versions find fault with these before they see a document.
            found += [
                f"{self.nodes(less)} {order} {self.number(less)}",
                f"{self.string(less)} {sign} {self.number(less)}",
            ]
        else:
            found += [
                f"exists({self.nodes(less)})",
                f"empty({self.nodes(less)})",
                f"{self.nodes(less)} = ({self.string(0)}, {self.string(0)})",
                f"(if ({self.truth(less)}) then {self.truth(less)} else {self.truth(less)})",
                f"ends-with({self.string(less)}, {self.string(0)})",
                f"{self.nodes(less)} except {self.nodes(0)}",
                f"(some $q in {self.nodes(less)} satisfies $q = {self.string(0)})",
                f"tokenize(string(@n), 'x')[{self.one('1', '2')}] = {self.string(0)}",
            ]
        return self.one(*found)

    def context(self) -> str:
        test = self.one(*NAMES)
        # libxslt takes the root for an element below another, where positions are asked for.
        places = ("@n", "1", "last()") if self.is_later else ("@n",)
        return self.one(
            test,
            f"{test}[{self.truth(1).replace('current()', '.').replace('$v', '@n')}]",
            f"{self.one(*NAMES)}/{test}",
            f"{self.one(*NAMES)}//{test}[{self.one(*places)}]",
            f"a | {test}[@n]",
            f"/{self.one('r', '*')}/{test}",
        )

    def schema(self, patterns: int = 4) -> str:
        """A schema with some patterns, each assert with an identifier of its own."""
        made = []
        for p in range(patterns):
            rules = []
            for r in range(self.chance.randint(1, 3)):
                checks = "".join(
                    f'<{kind} id="c{p}-{r}-{c}" test={quoteattr(self.truth(3))}>m</{kind}>'
                    for c, kind in enumerate(("assert", "report"))
                )
                value = quoteattr(self.one(self.nodes(1).replace("$v", "."), "@n", "//b"))
                rules.append(
                    f'<rule context={quoteattr(self.context())}><let name="v" value={value}/>'
                    f"{checks}</rule>"
                )
            made.append(f"<pattern>{''.join(rules)}</pattern>")
        return '<xsl:key name="k" match="a|b" use="@n"/>' + "".join(made)

    def document(self, size: int = 40) -> str:
        """A document; in Schematron by XSLT 1.0 nothing but elements is gone through."""
        return f"<r>{''.join(self._element(3, size) for _ in range(4))}</r>"

    def _element(self, depth: int, number: int) -> str:
        name = self.one("a", "b", "c", "head")
        attributes = "".join(
            f' {key}="{self.one("x", "1", "i3", "", "a b")}"'
            for key in ("n", "m")
            if self.chance.random() < 0.5
        )
        if self.chance.random() < 0.2:
            attributes += f' xml:id="i{self.chance.randint(0, 10**9)}"'
        inner = "".join(
            self._element(depth - 1, number)
            for _ in range(self.chance.randint(0, 3) if depth else 0)
        )
        text = self.one("", "x", " ", "1", "x<!--c-->y", "<?p q?>")
        return f"<{name}{attributes}>{text}{inner}{self.one('', 'x')}</{name}>"
