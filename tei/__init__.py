"""tei: encode bilingual sources as TEI P5, prove nothing lost, validate, render.

The command is ``tei``; `tei.pipeline.build` is the same work as a function.
"""

__version__ = "0.1.0"
