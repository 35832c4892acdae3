"""A star draws itself once, where motion is welcome; nothing moves after that."""

STARTED = """
window.started = [];
addEventListener("animationstart", (event) => started.push(event.animationName), true);
"""
ENDS = "document.getAnimations().map((one) => one.effect.getComputedTiming().endTime)"


def test_the_star_draws_itself_once(visit, wall):
    for address in ("", "moments/2026-11-03-putki-petti/", "factors/joy/"):
        seen = visit(wall, reduced_motion="no-preference")
        seen.page.add_init_script(STARTED)
        page = seen.page
        page.goto(f"{wall.address}{address}", wait_until="commit")
        page.wait_for_load_state("domcontentloaded")
        assert all(end < 600 for end in page.evaluate(ENDS))
        page.wait_for_load_state()
        page.wait_for_timeout(1000)
        assert page.evaluate("document.getAnimations().length") == 0
        assert {"star-line", "star-light"} <= set(page.evaluate("started"))


def test_nothing_moves_where_less_motion_is_asked_for(visit, wall):
    seen = visit(wall, reduced_motion="reduce")
    seen.page.add_init_script(STARTED)
    for address in ("", "moments/2026-11-03-putki-petti/", "factors/", "kiita/"):
        page = seen.go(address)
        assert page.evaluate("document.getAnimations().length") == 0
        page.wait_for_timeout(200)
        assert page.evaluate("started") == []
    page = seen.go()
    page.locator(".card").first.hover()
    assert page.evaluate("document.getAnimations().length") == 0
