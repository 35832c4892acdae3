"""Print in two processes at once, where there is enough to print."""

import multiprocessing
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection

from star_moments.output import File
from star_moments.press import Press

# Below this many moments the second process costs more than it saves.
WORTH_IT = 500

Batch = Callable[[], Iterable[File]]


def print_in_two(press: Press, here: Batch, there: Batch) -> None:
    """Write two batches of files, the second in a process that is forked off for it.

    Nothing is sent to that process, which finds all it needs in its copy of the memory; back come
    the names of what it has written. An error there is an error here.
    """
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe(duplex=False)
    process = fork.Process(target=_print_there, args=(press, there, ours, theirs))
    process.start()
    theirs.close()
    try:
        press.write(here())
        printed, waiting = ours.recv()
    except EOFError:
        raise RuntimeError("a page could not be printed: the process that did it ended") from None
    finally:
        # Where this process has failed, the other must not wait for somebody to read its names.
        ours.close()
        process.join()
    press.printed |= printed
    press.waiting |= waiting


def _print_there(press: Press, batch: Batch, unused: Connection, back: Connection) -> None:
    # A second reader would keep this process waiting where the first has gone.
    unused.close()
    press.printed, press.waiting = set(), {}
    press.write(batch())
    back.send((press.printed, press.waiting))


def can_fork() -> bool:
    """Say whether this system can run a second process on the same memory."""
    return "fork" in multiprocessing.get_all_start_methods()
