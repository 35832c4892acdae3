"""Do things in two processes at once, where there is enough to do."""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, TypeVar

from star_moments.press.plan import PlannedFile
from star_moments.progress import Progress, unheard

if TYPE_CHECKING:
    from star_moments.press.press import Press

# Below this many files the second process costs more than it saves.
WORTH_IT = 100

# And below this many moments.
WORTH_READING = 1000

# How many moments in a hundred the first process reads.
OURS = 50

# How many files a process takes at a time, and how many times at most: a pipe holds 64 KB.
SHARE = 50
_SHARES = 10_000

Share = Sequence[PlannedFile]
Found = TypeVar("Found")


def beside(find: Callable[[], Found]) -> Callable[[], Found]:
    """Begin to find something out in a process that is forked off for it.

    Whoever wants to know calls what is returned, which waits until it is found. An error there is
    an error here. Where this system cannot fork, it is found out only then, and here.
    """
    if not can_fork():
        return find
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe(duplex=False)
    process = fork.Process(target=_find_there, args=(find, ours, theirs), daemon=True)
    process.start()
    theirs.close()

    def wait() -> Found:
        try:
            found: Found = ours.recv()
        except EOFError:
            raise RuntimeError("the process that was to find something out ended") from None
        finally:
            ours.close()
            process.join()
        return found

    return wait


def _find_there(find: Callable[[], Found], unused: Connection, back: Connection) -> None:
    unused.close()
    back.send(find())


def print_files(press: "Press", files: Iterable[PlannedFile], progress: Progress = unheard) -> None:
    """Print what is not there already; a great many files with the help of a second process."""
    left = press.left_to_print(files)
    if len(left) >= WORTH_IT and can_fork():
        print_in_two(press, left, progress)
    else:
        for share in in_shares(left, progress):
            press.write(share)


def in_shares(files: Share, progress: Progress) -> Iterator[Share]:
    """Give files share by share; each is taken for done when the next one is asked for."""
    for start in range(0, len(files), SHARE):
        yield files[start : start + SHARE]
        progress(min(start + SHARE, len(files)), len(files))


def print_in_two(press: "Press", files: Share, progress: Progress = unheard) -> None:
    """Write files, half of them in a process that is forked off for it.

    The one begins at the front and the other at the end, and they stop where they meet. Nothing is
    sent to the other process, which finds all it needs in its copy of the memory; back come the
    names of what it has written. An error there is an error here.
    """
    size = max(SHARE, len(files) // _SHARES)
    shares = [files[start : start + size] for start in range(0, len(files), size)]
    taken = _turns(len(shares))
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe(duplex=False)
    process = fork.Process(
        target=_print_there, args=(press, shares[::-1], taken, os.getpid(), ours, theirs)
    )
    process.start()
    theirs.close()
    try:
        for number, share in _take(shares, taken):
            press.write(share)
            progress(min(number * size, len(files)), len(files))
        printed, changed = ours.recv()
    except EOFError:
        raise RuntimeError("a page could not be printed: the process that did it ended") from None
    finally:
        # Where this process has failed, the other must not wait for somebody to read its names.
        ours.close()
        process.join()
        os.close(taken)
    press.printed |= printed
    press.changed |= changed


def _turns(count: int) -> int:
    """Return a pipe with a number for each turn: a lock, but none that can be taken to the grave.

    Whichever process reads a number has that turn, and no other has it.
    """
    taken, fill = os.pipe()
    os.write(fill, b"".join(turn.to_bytes(4) for turn in range(count)))
    os.close(fill)
    return taken


def _take(shares: Sequence[Share], taken: int) -> Iterator[tuple[int, Share]]:
    """Give one share after the other, until both processes together have taken them all.

    With each comes how many had been taken before.
    """
    for share in shares:
        turn = os.read(taken, 4)
        if not turn:
            return
        yield int.from_bytes(turn), share


def _print_there(
    press: "Press",
    shares: Sequence[Share],
    taken: int,
    parent: int,
    unused: Connection,
    back: Connection,
) -> None:
    # A second reader would keep this process waiting where the first has gone.
    unused.close()
    press.printed, press.changed = {}, set()
    for _, share in _take(shares, taken):
        if os.getppid() != parent:
            # The build was killed, and another one may have begun.
            return
        press.write(share)
    back.send((press.printed, press.changed))


def can_fork() -> bool:
    """Say whether this system can run a second process on the same memory."""
    return "fork" in multiprocessing.get_all_start_methods()
