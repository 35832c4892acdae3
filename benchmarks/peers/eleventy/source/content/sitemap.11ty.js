import { SITE } from "../wall.js";

export const data = { permalink: "/sitemap.xml" };

export function render({ collections }) {
  const lists = collections.feeds.map((list) => list.address);
  const addresses = ["/units/", "/factors/", "/criteria/", ...lists, ...collections.newest.map((one) => one.url)];
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addresses.map((one) => `  <url>\n    <loc>${SITE}${one}</loc>\n  </url>`).join("\n")}
</urlset>
`;
}
