"""A build publishes nothing that the proof finds, keeps no take-down waiting, and ends in error."""

import json
import re

import pytest
from mkdocs.exceptions import Abort

from star_moments.feeds import entries
from star_moments.kit import cards
from star_moments.pages import moments
from star_moments.press.frame import Frame
from star_moments.proof import proof
from star_moments.publishing import parallel
from tests.support.builds import build_again, contents, new_process, serve_again
from tests.support.proving import DRAFT, GONE, a_wall_with_secrets
from tests.support.world import World, ago

NOBODY = "Otto Ahonen"


@pytest.fixture
def wall(tmp_path) -> World:
    return a_wall_with_secrets(tmp_path)


def leak_in(monkeypatch, text: str, ids: set[str]) -> None:
    """Let each card of these moments hold a text that may not be seen."""
    made = cards._card

    def leaky(kit, moment, *rest):
        card = made(kit, moment, *rest)
        if moment.id in ids:
            object.__setattr__(card, "giver", text)
            object.__setattr__(card, "quote", (*card.quote, text))
        return card

    monkeypatch.setattr(cards, "_card", leaky)


def build(world: World) -> dict[str, bytes]:
    build_again(world)
    return contents(world.root / "site")


def fails(world: World) -> dict[str, bytes]:
    with pytest.raises(Abort):
        build_again(world)
    return contents(world.root / "site")


def holding(files: dict[str, bytes], text: str) -> list[str]:
    return [path for path, data in files.items() if text.encode() in data]


def test_a_finding_takes_out_its_moment_and_all_else_is_published(wall, monkeypatch, caplog):
    before = build(wall)
    ids = {"2026-10-01-hetki", "2026-10-05-hetki"}
    leak_in(monkeypatch, DRAFT, ids)
    wall.moment("2026-10-09-uusi", quote="Uusi kiitos tuli seinälle.")
    wall.moment("2026-10-03-hetki", withdrawn=ago(0), quote="Kiitos kaikesta avusta, hetki 2!")
    wall.write("own/x", "")
    for path in (wall.root / ".star-moments").glob("site-*"):
        path.unlink()
    after = fails(wall)
    assert not holding(after, "remontin")
    for moment_id in ids:
        assert f"moments/{moment_id}/index.html" in before
        assert not holding(after, f"moments/{moment_id}/")
        assert f"moments/{moment_id}/index.html" not in after
    assert "moments/2026-10-09-uusi/index.html" in after
    assert "moments/2026-10-03-hetki/index.html" not in after
    assert "index.html" in after
    assert "hetkiä: 2" in caplog.text
    assert "remontin" not in caplog.text
    # The fault is mended: the next build makes one whole site.
    monkeypatch.undo()
    monkeypatch.setattr(parallel, "can_fork", lambda: False)
    whole = build(wall)
    assert {f"moments/{one}/index.html" for one in ids} <= whole.keys()


def test_what_belongs_to_no_moment_is_left_out_file_by_file(wall, monkeypatch, caplog):
    fill = Frame.fill

    def leaky(frame, page, depth):
        text = fill(frame, page, depth)
        is_criteria = "Miten hetki" in page.title
        return text.replace("</footer>", f"<p>{NOBODY}</p></footer>") if is_criteria else text

    monkeypatch.setattr(Frame, "fill", leaky)
    after = fails(wall)
    assert "criteria/index.html" not in after
    assert not holding(after, NOBODY)
    assert {"index.html", "moments/2026-10-01-hetki/index.html"} <= after.keys()
    assert "criteria/index.html" in caplog.text
    assert NOBODY not in caplog.text


def test_a_leak_of_every_page_leaves_a_site_without_it(wall, monkeypatch):
    """Nothing is left but what was not made from moments; the next build does the same."""
    fill = Frame.fill
    leak = f"<p>{GONE}</p></footer>"
    monkeypatch.setattr(Frame, "fill", lambda *a: fill(*a).replace("</footer>", leak))
    for _ in range(2):
        after = fails(wall)
        assert not holding(after, "rollaattorin")
        assert "kiita/index.html" in after
        assert "feed.xml" in after


def test_a_proof_that_fails_keeps_nothing_waiting(wall, monkeypatch, caplog):
    build(wall)
    monkeypatch.setattr(proof.Proof, "suspect", lambda *_: 1 / 0)
    wall.moment("2026-10-01-hetki", withdrawn=ago(0))
    after = fails(wall)
    assert "moments/2026-10-01-hetki/index.html" not in after
    assert "ZeroDivisionError" in caplog.text


def test_a_name_on_a_page_by_hand_is_told_and_is_no_error(wall, caplog):
    wall.write("content/pages/kiita.md", f"# Kiitä\n\nKysy: {NOBODY}\n")
    caplog.set_level("INFO")
    assert holding(build(wall), NOBODY) == ["kiita/index.html"]
    assert "kiita/index.html" in caplog.text
    assert "käsin kirjoitettu sivu" in caplog.text


def looked_at(monkeypatch) -> list[str]:
    looked: list[str] = []
    take = proof.Search.take

    def listening(search, path, data, hand):
        looked.append(path)
        return take(search, path, data, hand)

    monkeypatch.setattr(proof.Search, "take", listening)
    return looked


def test_what_stays_is_looked_through_only_for_what_is_newly_withheld(wall, monkeypatch):
    first = build(wall)
    looked = looked_at(monkeypatch)
    build(wall)
    assert looked == []
    wall.moment("2026-10-09-uusi", quote="Uusi kiitos tuli seinälle.")
    build(wall)
    assert "moments/2026-10-09-uusi/index.html" in looked
    assert "moments/2026-10-01-hetki/index.html" not in looked
    looked.clear()
    wall.moment("2026-10-09-uusi", quote="Uusi kiitos tuli seinälle.", withdrawn=ago(0))
    build(wall)
    # But for the page that is written anew each time, and for the theme's own files.
    stays = {path for path in first if not path.endswith("/") and not path.startswith("assets/")}
    assert stays - {"kiita/index.html"} <= {*looked}


def test_a_page_that_stays_although_it_shows_what_was_withdrawn_is_found(wall, monkeypatch):
    monkeypatch.setattr(moments, "_key", lambda *_: "the same whatever it shows")
    wall.moment("2026-10-09-uusi", quote="Uusi kiitos tuli seinälle.")
    build(wall)
    wall.moment("2026-10-09-uusi", quote="Uusi kiitos tuli seinälle.", withdrawn=ago(0))
    after = fails(wall)
    assert not holding(after, "Uusi kiitos")
    assert not holding(after, "2026-10-09-uusi")
    assert {"index.html", "moments/2026-10-01-hetki/index.html"} <= after.keys()


def test_a_permission_that_is_taken_back_is_looked_for_in_what_stays(wall, monkeypatch):
    entry = entries._entry
    monkeypatch.setattr(entries, "_entry", entry)
    build(wall)
    stale = wall.root / "site/feed.xml"
    assert b"Sini" in stale.read_bytes()
    # The feed stays, although somebody may no longer be named in it.
    keys = json.dumps("x")
    monkeypatch.setattr("star_moments.kit.kit.Kit.key", lambda *_: keys)
    build(wall)
    wall.person("sini", name="Sini Korhonen", shown_as="Sini", permission=None)
    after = fails(wall)
    assert not holding(after, "Sini")


def test_nothing_is_kept_of_what_was_looked_for(wall):
    build(wall)
    kept = [path for path in (wall.root / ".star-moments").iterdir() if "proof" in path.name]
    assert [path.name for path in kept if path.suffix != ".lock"]
    for path in kept:
        for line in path.read_text().splitlines()[2:]:
            assert re.fullmatch("[0-9a-f]{24}", line)


def test_whoever_serves_has_no_proof(wall, monkeypatch):
    looked = looked_at(monkeypatch)
    with new_process():
        serve_again(wall)
    assert looked == []


@pytest.mark.forks
def test_two_processes_find_the_same(wall, monkeypatch):
    leak_in(monkeypatch, DRAFT, {"2026-10-05-hetki"})
    after = fails(wall)
    assert not holding(after, "remontin")
    assert "moments/2026-10-05-hetki/index.html" not in after
