"""One document through the stages; nothing else knows their order.

Read, segment, align, encode, verify, validate, write, render.
"""

from tei.pipeline.build import Job, Outcome, build
from tei.pipeline.findings import RULES
from tei.pipeline.stages import Encoded, SourceBytes, check, encode, memory, show, verify

__all__ = [
    "RULES",
    "Encoded",
    "Job",
    "Outcome",
    "SourceBytes",
    "build",
    "check",
    "encode",
    "memory",
    "show",
    "verify",
]
