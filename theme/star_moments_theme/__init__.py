"""The look of the wall: a MkDocs theme, and the templates of the bodies of the pages."""

import os

# Material prints a notice about MkDocs 2 on every build when MkDocs imports it. The version range
# in pyproject.toml already keeps MkDocs 2 out, and a comms team can do nothing with the notice.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
