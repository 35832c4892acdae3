import { SITE, escape, names, said } from "../wall.js";

export const data = {
  pagination: { data: "collections.feeds", size: 1, alias: "list" },
  permalink: ({ list }) => `${list.address}feed.xml`,
};

const instant = (date) => `${date.toISOString().slice(0, 10)}T00:00:00Z`;

export function render({ list }) {
  const newest = list.moments.slice(0, 30);
  const entries = newest.map((one) => `  <entry xml:lang="fi">
    <id>${SITE}${one.url}</id>
    <title>${escape(one.data.title)}</title>
    <link rel="alternate" type="text/html" href="${SITE}${one.url}"/>
    <published>${instant(one.date)}</published>
    <updated>${instant(one.date)}</updated>
${one.data.factors.map((key) => `    <category term="${escape(names[`factors/${key}`])}"/>`).join("\n")}
    <content type="html">${escape(said(one))}</content>
  </entry>`);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fi">
  <id>${SITE}${list.address}</id>
  <title>${escape(list.title)}</title>
  <subtitle>Kiitoksia, joita Tiirasalmen palvelut on saanut työstään.</subtitle>
  <updated>${instant(newest[0]?.date ?? new Date(0))}</updated>
  <link rel="self" type="application/atom+xml" href="${SITE}${list.address}feed.xml"/>
  <link rel="alternate" type="text/html" href="${SITE}${list.address}"/>
  <author>
    <name>Tiirasalmen palvelut</name>
  </author>
  <generator>Eleventy</generator>
${entries.join("\n")}
</feed>
`;
}
