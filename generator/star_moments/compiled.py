"""Keep compiled templates where Python keeps compiled modules, so that no build compiles them anew.

They lie in this package's `__pycache__`, as trustworthy as what else lies there: never in the
folder that a build keeps for the next one, because what is compiled is run.
"""

import sys
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

_FOLDER = Path(__file__).parent / "__pycache__"


class CompiledTemplates(jinja2.FileSystemBytecodeCache):
    """Jinja's own cache of compiled templates. Where nothing can be written, nothing is kept."""

    def __init__(self) -> None:
        """Begin with what earlier processes have compiled by the same Jinja."""
        super().__init__(str(_FOLDER), f"template-{jinja2.__version__}-%s.cache")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, if Python would keep a compiled module there."""
        if sys.dont_write_bytecode:
            return
        try:
            _FOLDER.mkdir(exist_ok=True)
            super().dump_bytecode(bucket)
        except OSError:
            return

    @staticmethod
    def forget() -> None:
        """Remove what is kept."""
        for path in _FOLDER.glob("template-*.cache"):
            path.unlink(missing_ok=True)
