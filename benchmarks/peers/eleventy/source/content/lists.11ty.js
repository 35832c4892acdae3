import { card, links, masthead, page, tree, turn } from "../wall.js";

export const data = {
  pagination: { data: "collections.leaves", size: 1, alias: "leaf" },
  permalink: ({ leaf }) => `${leaf.address}index.html`,
};

export function render({ leaf }) {
  const { above = [], below = [] } = leaf.kind === "units" ? tree[leaf.key] : {};
  const main = `${masthead(leaf.title, above.length ? `<p class="above"><span class="vh">Kuuluu:</span> ${links(above)}</p>` : "")}
${below.length ? `<nav class="below" aria-label="Yksiköt">
<h2>Yksiköt</h2>
<ul>
${below.map((one) => `<li>${links([one])}</li>`).join("\n")}
</ul>
</nav>` : ""}
<div class="paper">
<ul class="wall">
${leaf.moments.map(card).join("\n")}
</ul>
${turn(leaf.newer, leaf.older)}
</div>`;
  const section = ["wall", "months", "years"].includes(leaf.kind) ? "wall" : leaf.kind;
  const feeds = leaf.kind === "units" ? `/units/${leaf.key}/` : "/";
  return page({ title: leaf.title, url: leaf.address, section, main, newer: leaf.newer, older: leaf.older, feeds });
}
