"""Give the search index the same bytes each time it is made from the same documents.

Pagefind writes the values of each filter, and the list of filters, in the order of a hash table
that differs from run to run, and then names the files after their bytes. Here both are sorted, and
the files named after the sorted bytes. All else in the bundle is the same from run to run.

The files are gzipped CBOR behind the mark `pagefind_dcd`: a filter's is
`[name, [[value, pages] …]]`, and the fourth item of the `pf_meta` file is
`[[filter's name, file's name] …]`.
"""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import cbor2

_MARK = b"pagefind_dcd"


def make_canonical(bundle: Path) -> None:
    """Sort the filters of a bundle that holds the index of one language."""
    entry_path = bundle / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    for language, index in entry["languages"].items():
        meta_path = bundle / f"pagefind.{index['hash']}.pf_meta"
        meta = _read(meta_path)
        meta[3] = sorted([name, _sorted_filter(bundle, language, file)] for name, file in meta[3])
        data = _packed(meta)
        index["hash"] = f"{language}_{_digest(data, 10)}"
        meta_path.unlink()
        (bundle / f"pagefind.{index['hash']}.pf_meta").write_bytes(data)
    entry_path.write_text(json.dumps(entry, ensure_ascii=False, sort_keys=True), encoding="utf-8")


def _sorted_filter(bundle: Path, language: str, file: str) -> str:
    path = bundle / "filter" / f"{file}.pf_filter"
    name, values = _read(path)
    data = _packed([name, sorted(values)])
    renamed = f"{language}_{_digest(data, 7)}"
    path.unlink()
    (bundle / "filter" / f"{renamed}.pf_filter").write_bytes(data)
    return renamed


def _read(path: Path) -> Any:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(_MARK):
        raise ValueError(f"{path.name} is not in the format of Pagefind 1.5")
    return cbor2.loads(data[len(_MARK) :])


def _packed(value: Any) -> bytes:
    return gzip.compress(_MARK + cbor2.dumps(value), mtime=0)


def _digest(data: bytes, length: int) -> str:
    return hashlib.sha256(data).hexdigest()[:length]
