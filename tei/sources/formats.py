"""The table of source formats, in the order in which they are tried."""

from __future__ import annotations

from types import MappingProxyType

from tei.sources import json_records, markdown, newspaper, pair, peoples_daily, tmx
from tei.sources.reading import Format

FORMATS = MappingProxyType(
    {
        "json": Format(
            json_records.recognise,
            json_records.read,
            json_records.pieces,
            json_records.roles,
            newspaper.facts,
            json_records.decode,
            json_records.records,
            json_records.SUFFIXES,
        ),
        "tmx": Format(tmx.recognise, tmx.read, tmx.pieces, tmx.roles, tmx.facts, tmx.decode),
        "markdown": Format(
            markdown.recognise,
            markdown.read,
            markdown.pieces,
            markdown.role_of_each,
            markdown.facts,
        ),
        "pair": Format(pair.recognise, pair.read, pair.pieces, pair.role_of_each, pair.facts),
        "peoples-daily": Format(
            peoples_daily.recognise,
            peoples_daily.read,
            peoples_daily.pieces,
            peoples_daily.roles,
            newspaper.facts,
        ),
    }
)
