"""The watch tells of every change of the content once, whether or not the system helps."""

import time

import pytest
from watchdog.events import FileSystemEventHandler

from star_moments.engine import watching
from star_moments.engine.watching import Watch

PATIENCE = 20


class Heard(FileSystemEventHandler):
    def __init__(self):
        self.times = 0

    def dispatch(self, event):
        assert not event.is_directory
        self.times += 1

    def after(self, times):
        end = time.monotonic() + PATIENCE
        while self.times < times and time.monotonic() < end:
            time.sleep(0.01)
        return self.times


class Deaf:
    """A system that tells nothing."""

    def schedule(self, *_, **__):
        raise OSError("no space left for watches")


@pytest.fixture(params=["the system tells", "only looking helps"])
def heard(request, tmp_path, monkeypatch):
    if request.param == "only looking helps":
        monkeypatch.setattr(watching, "Observer", Deaf)
        monkeypatch.setattr(watching, "_PAUSE", 0.05)
    (tmp_path / "moments").mkdir()
    (tmp_path / "pages").mkdir()
    (tmp_path / "moments" / "a.yml").write_text("a")
    handler, watch = Heard(), Watch(tmp_path, but=[tmp_path / "pages"])
    watch.schedule(handler, str(tmp_path))
    watch.start()
    yield handler
    watch.stop()


def test_what_is_written_added_moved_and_removed_is_noticed(heard, tmp_path, tmp_path_factory):
    # In one step, as careful editors save: whoever writes into a file empties it first.
    ready = tmp_path_factory.mktemp("editor") / "a.yml"
    ready.write_text("longer")
    ready.replace(tmp_path / "moments" / "a.yml")
    assert heard.after(1) == 1
    (tmp_path / "moments" / "2026").mkdir()
    (tmp_path / "moments" / "2026" / "b.yml").write_text("b")
    assert heard.after(2) >= 2
    time.sleep(0.2)
    before = heard.times
    (tmp_path / "moments" / "2026" / "b.yml").rename(tmp_path / "moments" / "c.yml")
    assert heard.after(before + 1) > before
    time.sleep(0.2)
    before = heard.times
    (tmp_path / "moments" / "c.yml").unlink()
    assert heard.after(before + 1) > before


def test_what_others_watch_and_what_is_only_read_is_no_change(heard, tmp_path):
    (tmp_path / "pages" / "index.md").write_text("x")
    (tmp_path / "moments" / "a.yml").read_text()
    assert len(list((tmp_path / "moments").iterdir())) == 1
    time.sleep(0.3)
    assert heard.times == 0
