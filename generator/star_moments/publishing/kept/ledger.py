"""Keep the ledger of a site: what the press has printed there, and how each file looked then."""

import hashlib
import json
from pathlib import Path

from star_moments.press.site_files import Ledger, Look, Print
from star_moments.publishing.kept.store import Store

_START = "site-"


def ledger_name(site: Path) -> str:
    """Return the name under which a site's ledger is kept: each folder has one of its own."""
    return f"{_START}{hashlib.sha256(str(site.absolute()).encode()).hexdigest()[:8]}"


def read_ledger(store: Store, site: Path) -> Ledger:
    """Return the ledger of a site; an empty one where none can be trusted."""
    try:
        whose, text = store.read(ledger_name(site))
        if whose != _whose(site):
            return {}
        return {
            path: Print(key, Look(size, written))
            for path, (key, size, written) in json.loads(text).items()
        }
    except (ValueError, TypeError, AttributeError):
        return {}


def save_ledger(store: Store, site: Path, printed: Ledger) -> None:
    """Keep the ledger of a site that is finished, and none of sites that are gone."""
    entries = {path: (one.key, *one.look) for path, one in printed.items()}
    store.save(ledger_name(site), [_whose(site), json.dumps(entries)])
    for name in store.names(_START):
        whose = next(iter(store.read(name)), "")
        if not whose or not Path(json.loads(whose)).is_dir():
            store.drop(name)


def _whose(site: Path) -> str:
    return json.dumps(str(site.absolute()))
