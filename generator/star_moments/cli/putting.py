"""Write a file of the content where it stands, whole or not at all."""

from pathlib import Path


def place_of(shown: str, folder: Path) -> Path:
    """Return where a file lies that is shown as seen from here, or from above the folder."""
    here = Path.cwd()
    return (here if folder != here and folder.is_relative_to(here) else folder.parent) / shown


def put(path: Path, data: bytes) -> None:
    """Put the bytes in place of the file's own in one step, with the same rights."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
        beside.chmod(path.stat().st_mode & 0o7777)
        beside.replace(path)
    except PermissionError:
        beside.unlink(missing_ok=True)
        # A folder that takes no new file may hold one that can be written.
        path.write_bytes(data)
    except OSError:
        # Where the disk is full, what stands there is all that there is.
        beside.unlink(missing_ok=True)
        raise
