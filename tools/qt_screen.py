"""Open one address in Qt WebEngine over the whole screen, as small players do.

    python tools/qt_screen.py FOLDER ADDRESS

FOLDER holds the contents of PyQt5's wheels. The old ones ask for a module `sip` of their time;
PyQt5-sip 12 has the same interface for C under another name, and hands its table out under the old.
"""

import ctypes
import importlib.util
import os
import sys
import types
from importlib import import_module
from pathlib import Path

_TABLE = b"sip._C_API"


def lend_sip(folder: Path) -> None:
    """Let what asks for `sip` have PyQt5-sip, where the wheel brings none of its own."""
    found = next((folder / "PyQt5").glob("sip.*.so"))
    spec = importlib.util.spec_from_file_location("PyQt5.sip", found)
    if spec is None or spec.loader is None:
        raise ImportError(found)
    new = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(new)
    pointer, capsule = ctypes.pythonapi.PyCapsule_GetPointer, ctypes.pythonapi.PyCapsule_New
    pointer.restype, pointer.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
    capsule.restype = ctypes.py_object
    capsule.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
    old = types.ModuleType("sip")
    for name in dir(new):
        if not name.startswith("__"):
            setattr(old, name, getattr(new, name))
    table = pointer(vars(new)["_C_API"], b"PyQt5.sip._C_API")
    vars(old)["_C_API"] = capsule(table, _TABLE, None)
    sys.modules["sip"] = old


def main() -> int:
    """Show the address until the process is ended."""
    folder, address = Path(sys.argv[1]), sys.argv[2]
    os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox --disable-gpu")
    sys.path.insert(0, str(folder))
    if not (folder / "PyQt5" / "Qt5").is_dir():
        lend_sip(folder)
    # In this order: what draws pages has to be loaded before there is a program.
    core, web, widgets = (
        import_module(f"PyQt5.{name}") for name in ("QtCore", "QtWebEngineWidgets", "QtWidgets")
    )
    program = widgets.QApplication([sys.argv[0], "--no-sandbox"])
    view = web.QWebEngineView()
    view.resize(1920, 1080)
    view.load(core.QUrl(address))
    view.show()
    return int(program.exec_())


if __name__ == "__main__":
    sys.exit(main())
