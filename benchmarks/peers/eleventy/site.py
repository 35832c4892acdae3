"""The wall as a site of Eleventy: the moments' files of Hugo's site, and templates in JavaScript.

Plain JavaScript is the quickest of Eleventy's template languages. The front matter goes through
Eleventy's own reader, the stories through its Markdown, and every list is a page of a collection.
"""

import json
import shutil
from pathlib import Path

from benchmarks.chrome import chrome
from benchmarks.published import Published, moment_files, write, write_data

SOURCE = Path(__file__).parent / "source"


def write_site(published: Published, folder: Path) -> None:
    """Write content, data and templates."""
    shutil.copytree(SOURCE, folder)
    shutil.copytree(published.assets, folder / "assets")
    write(folder / "package.json", json.dumps({"type": "module"}))
    frame = {**vars(chrome(published.frame, "", "@menu@")), "nav": published.nav}
    write(folder / "frame.json", json.dumps(frame))
    write_data(published, folder / "facts")
    wall = published.content.wall
    tree = {
        key: {
            "above": [f"units/{one}" for one in unit.above],
            "below": [f"units/{one.key}" for one in wall.units_below.get(key, ())],
        }
        for key, unit in wall.units.items()
    }
    write(folder / "facts" / "tree.json", json.dumps(tree))
    for key, text in moment_files(published):
        write(folder / "content" / "moments" / f"{key}.md", text)
    plain = "---\ntitle: {}\nlayout: plain.11ty.js\n---\n\n{}\n"
    write(folder / "content" / "kiita.md", plain.format("Kiitä", "Sano kiitos."))
    write(folder / "content" / "criteria.md", plain.format("Miten hetki pääsee seinälle", ""))
