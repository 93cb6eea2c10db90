"""Datelines in English that name no agency: a place, a day, a dash. JIANGCHENG, July 3 (JNA) —."""

from __future__ import annotations

import re

from tei.language.dates.writing import MONTHS

#: What begins a sentence or a letter, and no place.
_NO_PLACE = (
    "on in at by from to until till since before after during for with of as the a an this that "
    "these those it he she we i you they my his her our your their there here then now today "
    "yesterday tomorrow tonight meanwhile however but and or so yet thus finally later next last "
    "first early late also dear mr mrs miss dr comrade chairman premier president born died when "
    "while if because although monday tuesday wednesday thursday friday saturday sunday date diary "
    "birthday happy chapter part day week section scene act note notes letter journal entry memo"
).split()
_MONTH = rf"(?:{'|'.join(f'{m}|{m[:3]}[.]?' for m in MONTHS)}|Sept[.]?)"
_ANY_CASE = rf"(?i:{_MONTH})"
_DAY = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?"
_WORD = r"[A-Z](?:[\w'’-]|(?<=St)\.)*"
_PLACE = rf"(?!(?i:{'|'.join(_NO_PLACE)}|{'|'.join(MONTHS)})\b){_WORD}(?:[ ]{_WORD}){{0,2}}"
_AGENCY = r"(?:\s?\([A-Z][^()\n]{1,40}\))?"
_CORRESPONDENT = (
    r"(?:(?:By|From)\s)?Our\s(?:(?:Own|Special|Staff)\s)?(?:Correspondent|Reporter)s?"
    rf"(?:\s{_WORD}){{0,3}}(?:,|\sin)\s"
)

#: The dateline at the start of a text, with its dash and the white space behind that.
PLAIN = re.compile(
    rf"(?:{_CORRESPONDENT})?{_PLACE}(?:,\s{_PLACE}){{0,2}}{_AGENCY},\s"
    rf"(?:{_ANY_CASE}\s{_DAY}|{_DAY}\s{_ANY_CASE})(?:,?\s[12]\d{{3}})?{_AGENCY}"
    r"\.?(?:\s?(?:—+|--+|–)|\s-(?=\s))\s*"
)

#: A sentence of a report: "my birthday", "My birthday" and 3—5 go on with a day in other ways.
SENTENCE = (
    r"(?=[“\"‘'(]{0,2}(?:(?!(?:I|My|We|You|Your|Dear)\b)[A-Z]|\d{3}(?!\d)|\d{1,3},\d{3})"
    r"(?s:(?>.{0,200}?\s[a-z]).*?[.!?]))"
)
