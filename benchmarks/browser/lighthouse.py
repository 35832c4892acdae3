"""Lighthouse, from npm; it runs on Node and drives the machine's own Chromium."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.npm import Package, installed, version_of

# The newest that runs on Node 18 and 20, which distributions still have; 13 asks for Node 22.
PACKAGE = Package("lighthouse", "12.8.2", "cli/index.js")

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
CHROMIUM = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"

Report = dict[str, Any]


def install() -> Path:
    """Return Lighthouse's program."""
    return installed(PACKAGE, "leave it out with --no-lighthouse")


def version() -> str:
    """Return the tool's name and version."""
    return f"Lighthouse {version_of(PACKAGE)}"


def look(url: str, chromium: str) -> Report:
    """Let Lighthouse look at a page as on a phone, its own default; return its report."""
    with TemporaryDirectory(prefix="star-moments-lighthouse-") as folder:
        output = Path(folder, "report.json")
        command = [shutil.which("node") or "node", str(install()), url, "--quiet"]
        command += ["--output=json", f"--output-path={output}", f"--chrome-flags={CHROMIUM}"]
        command += [f"--only-categories={','.join(CATEGORIES)}", "--no-enable-error-reporting"]
        environment = {**os.environ, "CHROME_PATH": chromium, "TMPDIR": folder}
        subprocess.run(command, env=environment, check=True)
        report: Report = json.loads(output.read_text(encoding="utf-8"))
    if report.get("runtimeError"):
        raise SystemExit(f"Lighthouse could not look at {url}: {report['runtimeError']['message']}")
    return report


def marks(reports: list[Report]) -> dict[str, float]:
    """Return the median mark (0 to 100) in each category."""
    return {
        name: median(round(100 * report["categories"][name]["score"]) for report in reports)
        for name in CATEGORIES
    }


def timings(reports: list[Report]) -> dict[str, float]:
    """Return the medians of what the performance mark is made of: milliseconds, and the shift."""
    audits = {
        "first": "first-contentful-paint",
        "largest": "largest-contentful-paint",
        "blocked": "total-blocking-time",
        "shift": "cumulative-layout-shift",
    }
    return {
        name: round(median(report["audits"][audit]["numericValue"] for report in reports), 3)
        for name, audit in audits.items()
    }


def faults(report: Report) -> list[str]:
    """Return what cost the page marks, but for the timings of the performance mark."""
    found = []
    for name in CATEGORIES:
        for one in report["categories"][name]["auditRefs"]:
            audit = report["audits"][one["id"]]
            if one["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                found.append(f"{name}: {audit['title']}")
    return found
