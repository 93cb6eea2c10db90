"""What English counts and measures: behind a number of four digits they say that it is no year."""

from __future__ import annotations

#: Units of measurement, money and time, for a pattern.
UNITS = (
    r"jin|catt(?:y|ies)|dan|piculs?|li|mu|chi|zhang|tons?|tonnes?|yuan|jiao|fen|kilo\w+"
    r"|met(?:er|re)s?|centi\w+|milli(?!on)\w+|feet|foot|inch(?:es)?|miles?|hectares?|acres?|liters?|litres?"
    r"|gallons?|hours?|minutes?|seconds|dollars?|pounds?|rubles?|roubles?|francs?|horsepower"
    r"|kilowatts?|square|cubic|degrees"
)
#: Who and what is counted in newspapers, likewise.
COUNTED = (
    "people|persons?|men|women|children|workers|peasants|cadres|students|teachers|households|families"
    "|members|troops|soldiers|delegates|representatives|units|factories|days|times|copies|cases"
    "|cooperatives|communes|counties|villages|enterprises|machines|tractors|pigs|trees|wells"
)
