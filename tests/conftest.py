"""What all tests share: a fixed day, a small content folder, and no way out to the network.

Nor to what an organisation replaces by its own: its first day must not turn the product red.
"""

import gc
import os
import socket
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

from star_moments.publishing import parallel
from tests.support.sample import look_away
from tests.support.scratch import in_memory
from tests.support.sizes import LONGEST
from tests.support.world import DAY, World, epoch

# How long an example takes says more about the machine than about the product.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

CAN_FORK = parallel.can_fork

if "TMPDIR" not in os.environ and (scratch := in_memory()):
    os.environ["TMPDIR"] = str(scratch)
    tempfile.tempdir = None

os.environ["SOURCE_DATE_EPOCH"] = epoch(DAY)

sys.addaudithook(look_away)


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Let no test connect to anything but this machine."""
    connect = socket.socket.connect

    def guarded(self, address):
        host = address[0] if isinstance(address, tuple) else ""
        if self.family in (socket.AF_INET, socket.AF_INET6) and host not in ("127.0.0.1", "::1"):
            raise AssertionError(f"a test tried to reach {host}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session", autouse=True)
def _in_one_process():
    """Let builds do by themselves what a second process would: the tests' own is large to copy."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parallel, "can_fork", lambda: False)
        yield


@pytest.fixture(autouse=True)
def _in_two_processes_where_the_test_says_so(request, monkeypatch):
    if request.node.get_closest_marker("forks"):
        monkeypatch.setattr(parallel, "can_fork", CAN_FORK)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Return a small organisation in an empty folder."""
    return World(tmp_path)


def pytest_collection_modifyitems(items):
    """Begin with what takes longest, so that no worker sits over it when the others are done."""
    items.sort(key=lambda item: LONGEST.index(stem) if (stem := item.path.stem) in LONGEST else 99)


def pytest_collection_finish():
    """Search no garbage among what lasts as long as the tests: it is most of all there is."""
    gc.collect()
    gc.freeze()
