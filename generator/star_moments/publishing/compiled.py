"""Keep compiled templates where Python keeps compiled modules, so that no build compiles them anew.

They lie in this package's `__pycache__`, as trustworthy as what else lies there: never in the
folder that a build keeps for the next one, because what is compiled is run.
"""

import sys
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

_FOLDER = Path(__file__).parent / "__pycache__"


class CompiledTemplates(jinja2.FileSystemBytecodeCache):
    """Jinja's own cache of compiled templates. Where nothing can be written, nothing is kept."""

    def __init__(self) -> None:
        """Begin with what earlier processes have compiled by the same Jinja."""
        super().__init__(str(_FOLDER), f"template-{jinja2.__version__}-%s.cache")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take a compiled template, if it is there and can be read."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, if Python would keep a compiled module there."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            _FOLDER.mkdir(exist_ok=True)
            super().dump_bytecode(bucket)


COMPILED = CompiledTemplates()
