"""``python -m tei``: the command where no script is on the path."""

from tei.cli import main

main()
