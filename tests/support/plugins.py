"""The plugins that are tried beside ours: what `make test` tries, and what `make soak` does."""

from tests.support.neighbours import Neighbour

POST = """\
---
title: Syksyn kiitokset
date: 2026-10-05
categories: [Kiitos]
---

Syksy toi kiitoksia.

<!-- more -->

Lisää alla.
"""

NAV = """\
nav:
  - Ensimmäiseksi: vanha.md
  - ohjeet
  - "*"
  - Viimeiseksi: ohjeet.md
"""
NAV_BELOW = "title: Ohjeista\nnav:\n  - Enemmän: lisaa.md\n"

TESTED = (
    Neighbour(
        "search",
        "mkdocs",
        shows={"search/search_index.json": "Sano kiitos"},
    ),
    Neighbour(
        "material/search",
        "mkdocs-material",
        shows={"search/search_index.json": "Sano kiitos"},
    ),
    Neighbour(
        "material/blog",
        "mkdocs-material",
        {"pagination_per_page": 1},
        {
            "blog/index.md": "# Blogi\n",
            "blog/posts/syksy.md": POST,
            "blog/posts/kesa.md": POST.replace("10-05", "07-05").replace("Syksy", "Kesä"),
        },
        {
            "blog/index.html": "Syksy toi kiitoksia",
            "blog/2026/10/05/syksyn-kiitokset/index.html": "Lisää alla",
            "blog/category/kiitos/index.html": "Kiitos",
            "blog/page/2/index.html": "Kesä toi kiitoksia",
        },
    ),
    Neighbour(
        "minify_html",
        "mkdocs-minify-html-plugin",
        shows={"ohjeet/index.html": "Ohjeet"},
    ),
)

SOAKED = (
    Neighbour(
        "redirects",
        "mkdocs-redirects",
        {"redirect_maps": {"ennen.md": "kiita.md"}},
        shows={"ennen/index.html": "../kiita/"},
    ),
    Neighbour(
        "rss",
        "mkdocs-rss-plugin",
        {"cache_dir": ".cache", "use_git": False, "date_from_meta": {"as_creation": "date"}},
        {"blog/index.md": "# Blogi\n", "blog/posts/syksy.md": POST},
        {
            "feed_rss_created.xml": "<title>Syksyn kiitokset</title>",
            "feed_rss_updated.xml": "<title>Ohjeet</title>",
            "feed_json_created.json": "https://intra.example.fi/ohjeet/",
        },
        beside={"material/blog": {}},
    ),
    Neighbour(
        "i18n",
        "mkdocs-static-i18n",
        {
            "docs_structure": "suffix",
            "languages": [
                {"locale": "fi", "name": "Suomi", "default": True},
                {"locale": "sv", "name": "Svenska"},
            ],
        },
        {"ohjeet.sv.md": "# Anvisningar\n\nTacka så här.\n"},
        {"sv/ohjeet/index.html": 'lang="sv"', "ohjeet/index.html": "Ohjeet"},
    ),
    Neighbour(
        "git-revision-date-localized",
        "mkdocs-git-revision-date-localized-plugin",
        {"fallback_to_build_date": True, "strict": False, "type": "iso_date"},
        {"paiva.md": "# Päivä\n\n{{ git_revision_date_localized }}\n"},
        {"paiva/index.html": "20"},
    ),
    Neighbour(
        "awesome-nav",
        "mkdocs-awesome-nav",
        pages={".nav.yml": NAV, "ohjeet/lisaa.md": "# Lisää\n", "ohjeet/.nav.yml": NAV_BELOW},
        shows={"ohjeet/index.html": "Viimeiseksi</a>", "criteria/index.html": "Viimeiseksi</a>"},
    ),
    Neighbour(
        "awesome-pages",
        "mkdocs-awesome-pages-plugin",
        shows={"ohjeet/index.html": "Ohjeet"},
    ),
    Neighbour(
        "macros",
        "mkdocs-macros-plugin",
        pages={"lasku.md": "# Lasku\n\n{{ 20 + 22 }} kiitosta.\n"},
        shows={"lasku/index.html": "42 kiitosta"},
    ),
    Neighbour(
        "material/tags",
        "mkdocs-material",
        pages={
            "aihe.md": "---\ntags: [Kiitos]\n---\n\n# Aihe\n",
            "aiheet.md": "# Aiheet\n\n<!-- material/tags -->\n",
        },
        shows={"aiheet/index.html": "Aihe"},
    ),
    Neighbour(
        "material/privacy",
        "mkdocs-material",
        {"assets": True},
        shows={"ohjeet/index.html": "Ohjeet"},
    ),
)
