"""Notice that the content has changed, while an author looks at a draft of the wall.

MkDocs looks at every file twice a second, which takes longer the more files there are. Here the
system tells that something has changed; where it cannot (network drives, some containers), a look
every few seconds finds it out.
"""

import contextlib
import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

# All but files being read: we read them ourselves, thousands at a time.
_EVENTS: list[type[FileSystemEvent]] = [
    *(DirCreatedEvent, DirDeletedEvent, DirMovedEvent),
    *(FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent),
]

# Seconds between two looks where the system says nothing.
_PAUSE = 3.0

Looks = dict[str, tuple[int, int]]
"""The size and time of each file, by path."""

# Of a folder counts only whether it is there: its time tells of files, which are named themselves.
_FOLDER = (0, 0)


class Watch(FileSystemEventHandler):
    """Watches a folder for one handler of events, in the place of an observer of watchdog's.

    What lies in the folders `but` is left to others.
    """

    def __init__(self, folder: Path, but: Collection[Path] = ()) -> None:
        """Watch nothing before `start`."""
        self._folder = folder.absolute()
        self._but = {str(path.absolute()) for path in but}
        self._handlers: list[FileSystemEventHandler] = []
        self._looks: Looks = {}
        self._stirred = Event()
        # What the system has named since: files alone, or folders too, in which all is looked at.
        self._named: set[str] = set()
        self._folders_named = False
        # What has changed since somebody asked; None while nobody has.
        self._changed: set[str] | None = None
        self._lock = Lock()
        self._ended = False
        self._observer: Any = None
        self._thread = Thread(target=self._watch, daemon=True)

    def schedule(self, handler: FileSystemEventHandler, path: str, recursive: bool = True) -> None:
        """Tell this handler of changes; the folder is known already."""
        self._handlers.append(handler)

    def start(self) -> None:
        """Begin to watch."""
        self.look_around()
        # Where the system cannot watch so much, or not at all, looking has to do.
        with contextlib.suppress(OSError):
            observer = Observer()
            observer.schedule(self, str(self._folder), recursive=True, event_filter=_EVENTS)
            observer.start()
            self._observer = observer
        self._thread.start()

    def changed(self) -> set[str] | None:
        """Return the paths of the files that have changed since the last time that this was asked.

        None where that is not known: the first time.
        """
        with self._lock:
            changed, self._changed = self._changed, set()
        return changed

    def stop(self) -> None:
        """Watch no longer."""
        self._ended = True
        self._stirred.set()
        if self._observer is not None:
            self._observer.stop()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Hear from the system that something was done in the folder."""
        if event.is_directory:
            self._folders_named = True
        self._named |= {os.fsdecode(path) for path in (event.src_path, event.dest_path) if path}
        self._stirred.set()

    def look_around(self) -> bool:
        """Look at all files, and say whether any looks otherwise than before."""
        return self._take_in(dict(self._look()))

    def _take_in(self, looks: Looks) -> bool:
        if looks == self._looks:
            return False
        with self._lock:
            if self._changed is not None:
                self._changed |= {path for path, _ in looks.items() ^ self._looks.items()}
        self._looks = looks
        return True

    def _watch(self) -> None:
        while not self._ended:
            told = self._stirred.wait(_PAUSE)
            self._stirred.clear()
            news = self._take_in(self._looks_of_named()) if told else self.look_around()
            if news and not self._ended:
                for handler in self._handlers:
                    handler.dispatch(FileModifiedEvent(str(self._folder)))

    def _looks_of_named(self) -> Looks:
        """Look at the files alone that the system has named: all would take a while."""
        named, self._named = self._named, set()
        if self._folders_named:
            self._folders_named = False
            return dict(self._look())
        looks = dict(self._looks)
        for path in named:
            if any(path.startswith(f"{folder}{os.sep}") for folder in self._but):
                continue
            looks.pop(path, None)
            with contextlib.suppress(OSError):
                status = os.lstat(path)
                is_folder = stat.S_ISDIR(status.st_mode)
                looks[path] = _FOLDER if is_folder else (status.st_size, status.st_mtime_ns)
        return looks

    def _look(self) -> Iterator[tuple[str, tuple[int, int]]]:
        ahead = [str(self._folder)]
        while ahead:
            with contextlib.suppress(OSError), os.scandir(ahead.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        if entry.path not in self._but:
                            ahead.append(entry.path)
                            yield entry.path, _FOLDER
                    else:
                        status = entry.stat(follow_symlinks=False)
                        yield entry.path, (status.st_size, status.st_mtime_ns)
