"""One document through the stages; nothing else knows their order.

Read, segment, align, encode, verify, validate, write, render.
"""

from tei.pipeline.build import Job, Master, Outcome, build, failed
from tei.pipeline.corrections import of_file as corrections
from tei.pipeline.findings import RULES
from tei.pipeline.stages import Aligned, Encoded, aligned, encode, memory, show, verify
from tei.sources import SourceBytes
from tei.validate import check

__all__ = [
    "RULES",
    "Aligned",
    "Encoded",
    "Job",
    "Master",
    "Outcome",
    "SourceBytes",
    "aligned",
    "build",
    "check",
    "corrections",
    "encode",
    "failed",
    "memory",
    "show",
    "verify",
]
