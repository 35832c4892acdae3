import { escape, masthead, page, turn } from "../wall.js";

const TITLES = { units: "Yksiköt", people: "Ihmiset", factors: "Hyvä palvelu", months: "Kaikki hetket" };

export const data = {
  pagination: { data: "collections.indexes", size: 1, alias: "leaf" },
  permalink: ({ leaf }) => `${leaf.address}index.html`,
};

export function render({ leaf }) {
  const entries = leaf.entries.map((one) => `<li><a href="${one.address}">${escape(one.title)}</a></li>`);
  const main = `${masthead(TITLES[leaf.kind])}
<div class="paper">
<ul class="entries">
${entries.join("\n")}
</ul>
${turn(leaf.newer, leaf.older)}
</div>`;
  const section = leaf.kind === "months" ? "wall" : leaf.kind;
  return page({ title: TITLES[leaf.kind], url: leaf.address, section, main, newer: leaf.newer, older: leaf.older });
}
