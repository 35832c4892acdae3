"""Write what is built: `python -m benchmarks.prepare SIZE FOLDER PEER …`.

It runs in a process of its own, because Linux counts the memory of a parent as its children's until
they start their own program: what measures has to stay small.
"""

import sys
from importlib import import_module
from pathlib import Path

from benchmarks.corpus import write_corpus
from benchmarks.published import SITE_URL, publish, write

CONFIG = """\
site_name: Tähtihetket
site_url: {url}
docs_dir: content/pages
theme: star-moments
plugins:
  - star-moments: {{search: {search}, display: false}}
"""


def prepare(size: int, folder: Path, peers: list[str]) -> None:
    """Write our wall of this size, with and without search, and the sites of the peers."""
    ours = folder / "ours"
    write_corpus(ours / "content", size)
    for name, search in (("mkdocs.yml", "false"), ("search.yml", "true")):
        write(ours / name, CONFIG.format(url=SITE_URL, search=search))
    if not peers:
        return
    published = publish(ours / "mkdocs.yml", folder / "sample")
    for peer in peers:
        import_module(f"benchmarks.peers.{peer}.site").write_site(published, folder / peer)


if __name__ == "__main__":
    prepare(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
