import { SITE, names, said } from "../wall.js";

export const data = {
  pagination: { data: "collections.feeds", size: 1, alias: "list" },
  permalink: ({ list }) => `${list.address}feed.json`,
};

export function render({ list }) {
  const items = list.moments.slice(0, 30).map((one) => ({
    id: SITE + one.url,
    url: SITE + one.url,
    title: one.data.title,
    content_html: said(one),
    date_published: `${one.date.toISOString().slice(0, 10)}T00:00:00Z`,
    language: "fi",
    tags: one.data.factors.map((key) => names[`factors/${key}`]),
  }));
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: list.title,
    description: "Kiitoksia, joita Tiirasalmen palvelut on saanut työstään.",
    home_page_url: SITE + list.address,
    feed_url: `${SITE}${list.address}feed.json`,
    language: "fi",
    authors: [{ name: "Tiirasalmen palvelut" }],
    items,
  }, null, 1);
}
