"""One document through the stages; nothing else knows their order.

Read, segment, align, encode, verify, validate, write, render.
"""

from tei.pipeline.build import Job, Master, Outcome, build, failed
from tei.pipeline.corrections import of_file as corrections
from tei.pipeline.findings import RULES
from tei.pipeline.stages import Encoded, encode, memory, show, verify
from tei.sources import SourceBytes
from tei.validate import check

__all__ = [
    "RULES",
    "Encoded",
    "Job",
    "Master",
    "Outcome",
    "SourceBytes",
    "build",
    "check",
    "corrections",
    "encode",
    "failed",
    "memory",
    "show",
    "verify",
]
