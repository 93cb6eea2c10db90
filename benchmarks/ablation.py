"""What each part of the aligner brings: F1 on the gold without it.

python benchmarks/ablation.py GOLD [NAME...]
"""

from __future__ import annotations

import sys
from pathlib import Path
from unittest.mock import patch

from alignment import ORDER, documents, f1

from tei.align import aligning, evidence, lexicon

#: By name: the module, what is replaced in it, and by what. Next to nothing is as good as nothing.
NEXT_TO_NOTHING = 1e-9
PARTS = {
    "learning": [(aligning, "learned", lambda _source, _target, _path, prior: prior)],
    "the dictionary": [(aligning, "_dictionary", lambda _languages: None)],
    "words like the glosses": [
        (lexicon, "_ALIKE", NEXT_TO_NOTHING),
        (lexicon, "_ALIKE_OF_LONGER", NEXT_TO_NOTHING),
    ],
    "single characters of Chinese words": [(lexicon, "_CHARACTERS", NEXT_TO_NOTHING)],
    "names in pinyin": [(aligning, "capitalised", lambda _text: ())],
    "common beginnings of words": [(lexicon, "_COGNATE", NEXT_TO_NOTHING)],
    "identical words, numbers, punctuation": [(lexicon, "_IDENTICAL", NEXT_TO_NOTHING)],
    "the direction from translation to original": [(evidence, "_BACK", 0.0)],
}


def main() -> None:
    """Score each corpus without each part."""
    root, *names = sys.argv[1:]
    for name in names or ("mac-dev", "text-berg"):
        some = documents(Path(root) / name, ORDER[name])
        for part, replaced in {"nothing": [], **PARTS}.items():
            patches = [patch.object(*each) for each in replaced]
            for each in patches:
                each.start()
            beads = [aligning.aligned(*texts, ORDER[name]) for _, texts, _ in some]
            for each in patches:
                each.stop()
            found = [[bead[:2] for bead in made] for made in beads]
            print(f"{name:10} without {part:44} {f1([g for *_, g in some], found):.3f}")


if __name__ == "__main__":
    main()
