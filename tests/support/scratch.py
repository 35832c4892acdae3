"""Where tests put what they make: in memory where there is room, since it is thousands of files."""

import os
import shutil
from pathlib import Path

SHARED_MEMORY = Path("/dev/shm")
# Twice what all tests together were seen to leave at any time.
ROOM = 4 * 1024**3


def in_memory(folder: Path = SHARED_MEMORY, room: int = ROOM) -> Path | None:
    """Return a folder that is kept in memory, where programs may lie too; None where none is."""
    if not os.access(folder, os.W_OK):
        return None
    if os.statvfs(folder).f_flag & os.ST_NOEXEC or shutil.disk_usage(folder).free < room:
        return None
    return folder
