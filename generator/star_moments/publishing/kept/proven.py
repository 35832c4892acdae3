"""Keep for what a site was looked through, so that it need not be looked for there again.

Digests alone: nothing is kept of what may not be seen.
"""

import json
from collections.abc import Collection
from hashlib import blake2b
from pathlib import Path

from star_moments.proof.withheld import Withheld
from star_moments.publishing.kept.ledger import ledger_name
from star_moments.publishing.kept.store import Store

_START = "proof-"


def _name(site: Path) -> str:
    return f"{_START}{ledger_name(site)}"


def read_proven(store: Store, site: Path) -> Collection[str] | None:
    """Return the digests of what a site was looked through for; None where that is not known."""
    lines = store.read(_name(site))
    if not lines or lines[0] != json.dumps(str(site.absolute())):
        return None
    return frozenset(lines[1:])


def save_proven(store: Store, site: Path, withheld: Withheld | None) -> None:
    """Keep for what a site was looked through without a finding; nothing where there was one."""
    if withheld is None:
        store.drop(_name(site))
        return
    digests = {_digest(key, one) for some in withheld for key, one in some.items()}
    if digests != read_proven(store, site):
        store.save(_name(site), [json.dumps(str(site.absolute())), *sorted(digests)])


def unproven(withheld: Withheld, known: Collection[str]) -> Withheld:
    """Return what has come to be withheld since."""
    return Withheld(
        {key: one for key, one in withheld.moments.items() if _digest(key, one) not in known},
        {key: one for key, one in withheld.people.items() if _digest(key, one) not in known},
    )


def _digest(key: str, one: tuple[object, ...]) -> str:
    return blake2b(repr((key, *one)).encode(errors="replace"), digest_size=12).hexdigest()
