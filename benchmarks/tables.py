"""The tables of docs/benchmarks.md: medians, their range, and ratios within each round."""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

Result = dict[str, Any]
CHANGES = {"added": "one added", "changed": "one changed", "withdrawn": "one withdrawn"}


def tables(result: Result) -> str:
    """Return all tables in Markdown, with a sentence on where the numbers come from."""
    parts = [
        _origin(result),
        "### A whole build into an empty folder",
        _table(
            "moments | tool | wall, s | times ours | CPU, s | peak memory, MiB | files | MB",
            _whole(result),
        ),
        "### One change, built into the folder of the last build",
        _table(
            " | ".join(
                [
                    "moments | change | wall, s | peak memory, MiB | files written",
                    *(f"whole build of {name}, times this" for name in _peers(result).values()),
                ]
            ),
            _changes(result),
        ),
        "### What the search index adds to a whole build",
        _table(
            "moments | wall, s, with search | search alone | files | MB"
            f" | {result['search']} over the same pages, s | its files | its MB",
            _search(result),
        ),
    ]
    return "\n\n".join(parts)


def growth(result: Result) -> str:
    """Return the table of large walls, with a sentence on where the numbers come from."""
    head = (
        "moments | tool | wall, s | times ours | ms a moment | times that of the smallest"
        " | CPU, s | peak memory, MiB | files | MB"
    )
    return f"{_origin(result)}\n\n{_table(head, _growth(result))}"


def of(result: Result, size: int, build: str) -> list[Any]:
    """Return the runs of one build at one size, by round."""
    found = [run for run in result["runs"] if run["size"] == size and run["build"] == build]
    return sorted(found, key=lambda run: int(run["round"]))


def sizes(result: Result) -> list[int]:
    """Return the sizes that were measured, the smallest first."""
    return sorted({int(run["size"]) for run in result["runs"]})


def middle(runs: Sequence[Any], what: str) -> float:
    """Return the median of one cost."""
    return float(median(run[what] for run in runs))


def _peers(result: Result) -> dict[str, str]:
    return {key: name for key, name in result["tools"].items() if key != "ours"}


def _origin(result: Result) -> str:
    tools = "; ".join(result["tools"].values())
    where = "in memory (tmpfs)" if result["in_memory"] else "on disk"
    return (
        f"{tools}; Python {result['python']} on {result['system']}, {result['processors']}"
        f" processors, {result['memory']} GiB, built {where}. Medians of {result['rounds']} rounds,"
        " in brackets the least and the most. Ratios are medians of the ratios within each round."
        f"{_disturbance(result)}"
    )


def _disturbance(result: Result) -> str:
    """Say how busy the machine was with other things, where that is known."""
    known = [run for run in result["runs"] if run["others"] is not None]
    if not known:
        return ""
    share = sum(run["others"] for run in known) / sum(run["wall"] for run in known)
    return f" Meanwhile all else on the machine used {share:.0%} of one processor."


def _table(head: str, rows: Iterator[Sequence[str]]) -> str:
    columns = head.count("|") + 1
    lines = [f"| {head} |", "|" + "---|" * columns]
    return "\n".join([*lines, *(f"| {' | '.join(cells)} |" for cells in rows)])


def _whole(result: Result) -> Iterator[Sequence[str]]:
    for size in sizes(result):
        ours = of(result, size, "ours")
        for build, name in result["tools"].items():
            if runs := of(result, size, build):
                yield (
                    f"{size:,}",
                    name,
                    _range(runs),
                    "1" if build == "ours" else _ratio(runs, ours),
                    f"{middle(runs, 'cpu'):.2f}",
                    f"{middle(runs, 'memory'):.0f}",
                    f"{runs[-1]['files']:,}",
                    _megabytes(runs[-1]),
                )


def _growth(result: Result) -> Iterator[Sequence[str]]:
    least = sizes(result)[0]
    for size, name, wall, ratio, *rest in _whole(result):
        count = int(size.replace(",", ""))
        build = next(key for key, one in result["tools"].items() if one == name)
        runs, small = of(result, count, build), of(result, least, build)
        each = f"{middle(runs, 'wall') / count * 1000:.2f}"
        times = [one["wall"] / two["wall"] for one, two in zip(runs, small, strict=False)]
        grown = f"{median(times) * least / count:.2f}" if times else "–"
        yield (size, name, wall, ratio, each, grown, *rest)


def _changes(result: Result) -> Iterator[Sequence[str]]:
    for size in sizes(result):
        for build, name in CHANGES.items():
            if runs := of(result, size, build):
                yield (
                    f"{size:,}",
                    name,
                    _range(runs),
                    f"{middle(runs, 'memory'):.0f}",
                    f"{runs[-1]['files']:,}",
                    *(_ratio(of(result, size, peer), runs) for peer in _peers(result)),
                )


def _search(result: Result) -> Iterator[Sequence[str]]:
    for size in sizes(result):
        whole, ours = of(result, size, "search"), of(result, size, "ours")
        if whole:
            other = of(result, size, "pagefind")
            alone = [one["wall"] - two["wall"] for one, two in zip(whole, ours, strict=True)]
            yield (
                f"{size:,}",
                _range(whole),
                f"{median(alone):.2f} ({min(alone):.2f}–{max(alone):.2f})",
                f"{whole[-1]['files'] - ours[-1]['files']:,}",
                f"{(whole[-1]['bytes'] - ours[-1]['bytes']) / 1e6:.1f}",
                _range(other),
                f"{other[-1]['files']:,}",
                _megabytes(other[-1]),
            )


def _range(runs: Sequence[Any]) -> str:
    walls = [run["wall"] for run in runs]
    return f"{median(walls):.2f} ({min(walls):.2f}–{max(walls):.2f})"


def _ratio(runs: Sequence[Any], base: Sequence[Any]) -> str:
    """Return how many times the base, round by round; a dash where a tool has no run."""
    if len(runs) != len(base) or not runs:
        return "–"
    return f"{median(one['wall'] / two['wall'] for one, two in zip(runs, base, strict=True)):.2f}"


def _megabytes(run: Any) -> str:
    return f"{run['bytes'] / 1e6:.1f}"
