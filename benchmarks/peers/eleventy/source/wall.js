// What the pages share: names, dates, cards (each printed once) and the frame around the content.
import { readFileSync } from "node:fs";

const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const frame = read("frame.json");
export const names = read("facts/names.json");
export const tree = read("facts/tree.json");
const { colours, stars } = read("facts/factors.json");
const long = new Intl.DateTimeFormat("fi", { dateStyle: "long", timeZone: "UTC" });
const month = new Intl.DateTimeFormat("fi", { month: "long", year: "numeric", timeZone: "UTC" });

export const SITE = "https://example.org";
export const keep = {};
const cards = new Map();
const beside = new Map();
const tops = new Map();

const CODES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };
export const escape = (text) => text.replace(/[&<>"']/g, (sign) => CODES[sign]);

export const shorten = (text, limit) => {
  if (text.length <= limit) return text;
  return text.slice(0, limit - 1).replace(/\s+\S*$/, "") + "…";
};

export function neighbours(moments) {
  moments.forEach((one, at) => beside.set(one.inputPath, { newer: moments[at - 1], older: moments[at + 1] }));
}
export const near = (path) => beside.get(path) ?? {};

export function listing(kind, key, moments) {
  if (kind === "wall") return { kind, key, moments, title: "Tähtihetket", address: "/" };
  const time = kind === "months" && month.format(new Date(`${key}-01`));
  return { kind, key, moments, title: names[`${kind}/${key}`] ?? (time || key), address: `/${kind}/${key}/` };
}

export const links = (addresses) =>
  addresses.map((one) => `<a href="/${one}/">${escape(names[one])}</a>`).join(", ");

export const factors = (keys) => `<ul class="factors">
${keys.map((key) => `<li><a class="factor f${colours[key]}" href="/factors/${key}/">${escape(names[`factors/${key}`])}</a></li>`).join("\n")}
</ul>`;

const SIZES = [[60, "xl"], [140, "l"], [300, "m"], [600, "s"]];
export const words = (quote) => {
  const size = SIZES.find(([most]) => quote.length <= most)?.[1] ?? "xs";
  const paragraphs = quote.split("\n\n").map((one) => `<p>${escape(one)}</p>`).join("\n");
  return `<blockquote class="words words--${size}" dir="auto">\n${paragraphs}\n</blockquote>`;
};

export const day = (iso) => `<time datetime="${iso}">${long.format(new Date(iso))}</time>`;
export const star = (key) => stars[key];
export const colour = (key) => colours[key];
export const thanks = (data) =>
  `<strong>${links(data.thanks)}</strong>${data.place.length ? ` <span>${links(data.place)}</span>` : ""}`;

export function card({ inputPath, url, data }) {
  if (!cards.has(inputPath)) {
    const quote = shorten(data.quote, 420);
    const span = quote.length <= 150 ? "plain" : quote.length <= 280 ? "tall" : "wide";
    const title = escape(data.title);
    cards.set(inputPath, `<li class="card card--${span} f${colour(data.factors[0])}">
${star(data.factors[0])}
<h2><a class="card__link" href="${url}">${data.titled ? title : `<span class="vh">${title}</span>`}</a></h2>
${words(quote)}
<p class="thanks">${thanks(data)}</p>
${factors(data.factors)}
<p class="day">${day(data.day)}</p>
</li>`);
  }
  return cards.get(inputPath);
}

export const said = ({ data, rawInput }) =>
  `<blockquote>${data.quote.split("\n\n").map((one) => `<p>${escape(one)}</p>`).join("")}</blockquote>` +
  `<p>★ ${escape(data.thanks.map((one) => names[one]).join(", "))}</p>` +
  keep.markdown.render(rawInput ?? "");

function top(section) {
  if (!tops.has(section)) {
    const menu = frame.nav.map((one) =>
      `<li><a href="/${one.address}"${one.key === section ? ' aria-current="true"' : ""}>${escape(one.name)}</a></li>`);
    tops.set(section, frame.top.replace("@menu@", menu.join("\n")));
  }
  return tops.get(section);
}

// The whole page. `moment` is the data of a moment's own page, else nothing.
export function page({ title, url, section, main, moment, newer, older, feeds = "/" }) {
  const heading = escape(title);
  const description = escape(moment ? shorten(moment.quote, 155) : `Kiitoksia: ${title}`);
  return `${frame.start}${heading}${url === "/" ? "" : " – Tähtihetket"}${frame.to_description}${description}${frame.to_head}
<link rel="canonical" href="${SITE}${url}">
<meta property="og:type" content="${moment ? "article" : "website"}">
<meta property="og:site_name" content="Tähtihetket">
<meta property="og:locale" content="fi_FI">
<meta property="og:title" content="${heading}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${SITE}${url}">
${moment ? `<meta property="article:published_time" content="${moment.day}">` : ""}
${newer ? `<link rel="prev" href="${newer}">` : ""}
${older ? `<link rel="next" href="${older}">` : ""}
<link rel="alternate" type="application/atom+xml" title="Tähtihetket" href="${feeds}feed.xml">
<link rel="alternate" type="application/feed+json" title="Tähtihetket" href="${feeds}feed.json">
${top(section)}
${main}
${frame.bottom}`;
}

export const turn = (newer, older) => newer || older ? `<nav class="turn" aria-label="Selaa">
${newer ? `<a class="turn__newer" rel="prev" href="${newer}">Uudemmat</a>` : ""}
${older ? `<a class="turn__older" rel="next" href="${older}">Vanhemmat</a>` : ""}
</nav>` : "";

export const masthead = (title, above = "") => `<div class="sky masthead">
<div class="sky__in">
${above}
<h1>${escape(title)}</h1>
</div>
</div>`;
