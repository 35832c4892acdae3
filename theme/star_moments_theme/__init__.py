"""The look of the wall: a MkDocs theme, and the templates of the bodies of the pages."""

import os
import sys

# Material prints a notice about MkDocs 2 on every build when MkDocs imports it. The version range
# in pyproject.toml already keeps MkDocs 2 out, and a comms team can do nothing with the notice.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

# MkDocs gives up where there is no folder of hand-written pages, and looks for it right after it
# has loaded this; git forgets a folder whose last file goes. A wall needs no such pages.
if {"mkdocs.config", "properdocs.config"} & sys.modules.keys():
    from mkdocs.config.defaults import MkDocsConfig

    MkDocsConfig.docs_dir.exists = False  # type: ignore[attr-defined]
