"""Write a feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json

from star_moments.feeds.entries import Feed, instant


def json_feed(feed: Feed) -> bytes:
    """Return the feed's document."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.home,
        "feed_url": feed.json,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [
            {
                "id": entry.id,
                "url": entry.link,
                "title": entry.title,
                "content_html": entry.html,
                "date_published": instant(entry.updated, feed.clock),
                "language": entry.language,
                "tags": list(entry.factors),
            }
            for entry in feed.entries
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"
