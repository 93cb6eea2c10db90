"""Language tags against the registry, and against what the header lists."""

import pytest

from tei import codes
from tei.validate.checks import examined

WHY = {codes.UNKNOWN_LANGUAGE, codes.UNDECLARED_LANGUAGE}


def document(listed: str = "", text: str = "<p>a</p>") -> bytes:
    idents = "".join(f'<language ident="{tag}">x</language>' for tag in listed.split())
    usage = f"<langUsage>{idents}</langUsage>" if idents else ""
    return f"""<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><profileDesc>{usage}</profileDesc></teiHeader>
<text><body>
{text}
</body></text>
</TEI>""".encode()


def found(listed: str = "", text: str = "<p>a</p>") -> list[tuple[str, int, str, str]]:
    return [
        (each.code.name, each.location.line, each.message, each.help)
        for each in examined(document(listed, text), "a.xml")
        if each.code in WHY
    ]


@pytest.mark.parametrize(
    "tag",
    "en EN zh-hans zh-CN zh-Hant-TW zh-cmn cmn zh-min-nan i-klingon qaa qtz en-Qaaa en-QM es-419"
    " de-1901 sl-rozaj-biske grc-x-koine x-mine de-u-co-phonebk en-a-bbb-x-a und mul zxx iw"
    " ja-Latn-hepburn en-GB-oxendict".split(),
)
def test_what_the_registry_has_is_good(tag):
    assert found(tag) == []


@pytest.mark.parametrize(
    ("tag", "what", "instead"),
    [
        ("ger", "is no language in IANA's registry", 'write "de"'),
        ("eng-US", "begins with eng, which is no language", 'write "en-US"'),
        ("gre", "is no language", 'write "el", or "grc" for ancient Greek'),
        ("English", "is no language in IANA's registry", 'write "en"'),
        ("sanskrit", "is no language", 'write "sa"'),
        ("deutsch", "is no language", 'write "de"'),
        ("dk", "is no language", 'write "da"'),
        ("en-UK", "has UK, which is no region", 'write "en-GB"'),
        ("en-USA", "has USA, which is no script, region or variant", 'write "en-US"'),
        ("el-grc", "has grc, which is no script, region or variant", "look the tag up"),
        ("sr-Cryl", "has Cryl, which is no script", 'write "sr-Cyrl"'),
        ("zh-Hasn", "has Hasn, which is no script", 'write "zh-Hans"'),
        ("bo-Ltn", "has Ltn, which is no script", 'write "bo-Latn"'),
        ("grc-koine", "has koine, which is no variant", 'write "grc-x-koine"'),
        ("zh-CN-Hans", "has the script Hans in a place", 'write "zh-Hans-CN"'),
        ("en-cmn", "has cmn, which belongs behind zh", "look the tag up"),
        ("de-1901-1901", "has 1901 twice", "look the tag up"),
        ("en-x", "has nothing behind x", "look the tag up"),
        ("de-u", "has nothing behind u", "look the tag up"),
        ("en-a-bbb-a-ccc", "has a twice", "look the tag up"),
        ("i-mine", "is no tag that IANA ever registered", "look the tag up"),
        ("qu-quechua", "has quechua, which is no variant", 'write "qu-x-quechua"'),
    ],
)
def test_what_the_registry_lacks_is_told_with_what_was_meant(tag, what, instead):
    [(name, line, message, advice)] = found(tag)
    assert (name, line) == ("unknown-language", 2)
    assert f'the language tag "{tag}" {what}' in message
    assert advice.startswith(instead)


def test_a_tag_is_told_once_with_its_places():
    text = (
        '<p xml:lang="ger">a</p><p xml:lang="ger">b</p><textLang otherLangs="en ger">c</textLang>'
    )
    [(name, line, message, _)] = found("", text)
    assert (name, line) == ("unknown-language", 4)
    assert message.endswith("(3 times)")


def test_what_is_no_tag_at_all_is_left_to_grammars():
    assert found("", '<p xml:lang="en_GB">a</p><p xml:lang="">b</p>') == []


def test_other_vocabularies_are_passed_over():
    assert found("", '<p><m xmlns="urn:m" xml:lang="ger">a</m></p>') == []


def test_a_language_that_is_not_listed_is_told():
    [(name, line, message, advice)] = found(
        "en la", '<div xml:lang="fr"><div xml:lang="fr"><p>a</p></div></div>'
    )
    assert (name, line) == ("undeclared-language", 4)
    assert '"fr"' in message
    assert "(2 times)" in message
    assert advice == 'add <language ident="fr"> to langUsage'


def test_another_form_of_a_listed_language_is_named():
    [(*_, advice)] = found("en-GB", '<div xml:lang="en-US"><p>a</p></div>')
    assert advice.endswith('or write "en-GB", which is there')


@pytest.mark.parametrize(
    ("listed", "text"),
    [
        ("grc", '<div xml:lang="grc-Latn"><p>a</p></div>'),
        ("GRC", '<div xml:lang="grc"><p>a</p></div>'),
        ("zh-Hant", '<div xml:lang="zh"><p>a</p></div>'),
        ("en", '<div xml:lang="und"><p>a</p></div>'),
        ("en", '<p>a <foreign xml:lang="fr">b</foreign></p>'),
        ("", '<div xml:lang="fr"><p>a</p></div>'),
        ("en", '<p xml:lang="fr">a</p>'),
        ("x-mine", '<p><name xml:lang="x-mine">a</name></p>'),
    ],
)
def test_what_is_listed_or_need_not_be_is_no_finding(listed, text):
    assert found(listed, text) == []


@pytest.mark.parametrize("tag", ["x-mine", "en-x-mine", "en-X-mine"])
def test_what_is_for_private_use_is_listed_even_where_nothing_else_is(tag):
    [(name, *_)] = found("", f'<p><name xml:lang="{tag}">a</name></p>')
    assert name == "undeclared-language"


def test_a_wrong_tag_is_not_told_as_missing_too():
    assert [name for name, *_ in found("en", '<div xml:lang="ger"><p>a</p></div>')] == [
        "unknown-language"
    ]


def test_the_header_of_a_corpus_lists_for_all_its_texts():
    corpus = b"""<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><langUsage>
    <language ident="fr">French</language></langUsage></profileDesc></teiHeader>%s</teiCorpus>"""
    inner = document("en", '<div xml:lang="fr"><p>a</p></div>')
    assert [f for f in examined(corpus % inner, "a.xml") if f.code in WHY] == []


def test_it_can_be_allowed():
    text = '<?tei allow="unknown-language" reason="the project\'s own"?><p xml:lang="ger">a</p>'
    names = {finding.code.name for finding in examined(document("", text), "a.xml")}
    assert names.isdisjoint(("unknown-language", "unused-allowance"))


def test_what_is_described_in_prose_is_not_told():
    prose = b"<langUsage><p>Our tags are listed on our site.</p></langUsage>"
    text = document("", '<p><name xml:lang="x-mine">a</name></p>')
    described = text.replace(b"<profileDesc>", b"<profileDesc>" + prose)
    assert [f for f in examined(described, "a.xml") if f.code in WHY] == []


def test_a_language_that_is_listed_by_a_wrong_tag_is_listed():
    assert [name for name, *_ in found("lat", '<div xml:lang="la"><p>a</p></div>')] == [
        "unknown-language"
    ]
