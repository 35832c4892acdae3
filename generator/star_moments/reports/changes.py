"""What a change brings to the wall and takes from it, and why: three moments of a kind say so."""

from collections import Counter
from collections.abc import Mapping
from typing import Final, NamedTuple

from star_moments.build import Content
from star_moments.diagnostics import Diagnostic
from star_moments.gate.unwatched import names_no_longer_watched
from star_moments.model.files import Rules
from star_moments.words import Words

# From so many moments on, the cause is told: a rule or a unit, and no longer single files.
_MANY: Final = 3

# What is wrong where a moment names somebody or something that is not there.
_NOBODY: Final = frozenset(
    {"person-in-error", "unknown-approver", "unknown-factor", "unknown-person", "unknown-unit"}
)


class Changes(NamedTuple):
    """How many moments come to the wall and go from it, and how many of them for which cause.

    The cause of one that comes is why it was not there before; the keys are those of the words in
    `report.changes`. `rules` gives each rule that has changed with both its values.
    """

    brought: Counter[str]
    taken: Counter[str]
    rules: Mapping[str, tuple[str, str]]


def changes_between(before: Content, now: Content) -> Changes:
    """Compare what two versions of a content folder show on one day."""
    there, here = _shown(before), _shown(now)
    return Changes(
        Counter(_cause(before, one) for one in here - there),
        Counter(_cause(now, one) for one in there - here),
        _changed_rules(before.drafts.house.rules, now.drafts.house.rules),
    )


def names_let_go(before: Content, now: Content) -> list[Diagnostic]:
    """Return a finding for each name in a moment whose person's file a change has removed."""
    return names_no_longer_watched(before.drafts, now.drafts, now.decisions)


def changes_text(changes: Changes, words: Words, mark: str = "  ") -> str:
    """Return what a change brings and takes, a line for each, with the causes below.

    A cause's line begins with `mark`: blanks in a terminal, `- ` in Markdown.
    """
    blocks = []
    for name, causes in (("brought", changes.brought), ("taken", changes.taken)):
        lines = [words(f"report.changes.{name}.all", number=causes.total())]
        for cause, number in causes.most_common():
            if number >= _MANY:
                text = words(f"report.changes.{name}.{cause}", number=number)
                rule = _RULES.get(cause, "")
                if rule in changes.rules:
                    old, new = changes.rules[rule]
                    text = words("report.changes.rule", text=text, rule=rule, old=old, new=new)
                lines.append(f"{mark}{text}")
        if causes:
            blocks.append("\n".join(lines))
    return "\n\n".join(blocks or [words("report.changes.nothing")]) + "\n"


# Which rule a cause comes from.
_RULES: Final = {
    "draft": "approvals",
    "asked": "second_look_from",
    "to-tell": "told_first",
    "expired": "keep",
}


def changes_data(changes: Changes | None) -> dict[str, dict[str, int]] | None:
    """Return the same for programs: the numbers by cause; None where nothing was compared."""
    if changes is None:
        return None
    return {"brought": dict(changes.brought), "taken": dict(changes.taken)}


def _shown(content: Content) -> set[str]:
    return set(content.wall.publication.moments["wall"])


def _cause(content: Content, moment_id: str) -> str:
    """Return why a moment is not on the wall."""
    decision = content.decisions.get(moment_id)
    if decision is None:
        return "absent"
    if decision.asked:
        return "asked"
    if decision.state != "held":
        return decision.state.replace(" ", "-")
    codes = {one.code for one in content.drafts.broken_moments.get(moment_id, ())}
    if codes and codes <= _NOBODY:
        return "nobody"
    return "error" if codes else "name" if decision.names else "nobody"


def _period(rules: Rules) -> str:
    return rules.keep.written if rules.keep else "–"


def _changed_rules(before: Rules, now: Rules) -> dict[str, tuple[str, str]]:
    pairs = {
        "approvals": (str(before.approvals), str(now.approvals)),
        "told_first": (str(before.told_first).lower(), str(now.told_first).lower()),
        "keep": (_period(before), _period(now)),
        "second_look_from": (
            str(before.second_look_from or "–"),
            str(now.second_look_from or "–"),
        ),
    }
    return {name: (old, new) for name, (old, new) in pairs.items() if old != new}
