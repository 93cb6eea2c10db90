"""Numerals: what a numeral that stands alone is worth, in Chinese and in English."""
