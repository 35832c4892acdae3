/* The search: the header's link becomes a button that opens a dialogue.

   Each language of the moments' words has an index of its own in pagefind/<language>/, made and
   searched by that language's grammar. A page can hold several: each is a module of its own with a
   worker of its own, and the results are put together here. Nothing is loaded before the search is
   opened, and nothing is remembered after the page is left. */

const PER_PAGE = 12;
const PAUSE = 180; // milliseconds without a key before the search runs
const BRAND = "8.0.40.66.0.0"; // the shape of the wall's own star
const FILTERS = ["unit", "factor", "giver", "year"];

const links = document.querySelectorAll("[data-search]");
// The page's own address stands first: on the page for what is not found, `data-root` is absolute.
const root = new URL(`${document.documentElement.dataset.root || "."}/`.replace(/\/+$/, "/"), location.href);

let words = {};
let parts = null; // the dialogue's elements, once it has been made
let indexes = null; // a promise of one Pagefind for each language
let latest = 0; // the number of the newest search: older answers are dropped
let found = []; // what the newest search found, best first
let shown = 0;

for (const link of links) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-haspopup", "dialog");
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open(link.href);
  });
  link.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      link.click();
    }
  });
}
document.addEventListener("keydown", (event) => {
  // What has just been hidden keeps the focus until the next frame: nobody writes there.
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]")?.getClientRects().length;
  if (event.key !== "/" || typing || event.metaKey || event.ctrlKey || event.altKey) return;
  if (!links.length) return;
  event.preventDefault();
  open(links[0].href);
});

async function open(instead) {
  if (parts?.dialog.open) return;
  try {
    parts ??= await make();
  } catch {
    // Without its words there is no dialogue: the page that the link leads to lists every moment.
    location.assign(instead);
    return;
  }
  parts.dialog.showModal();
  parts.input.select();
  indexes ??= load();
  try {
    await fillFilters();
    if (!shown && !parts.input.value) say(words.start);
  } catch {
    broken();
  }
}

async function load() {
  const languages = await (await fetch(new URL("pagefind/languages.json", root))).json();
  return Promise.all(
    languages.map(async ({ language }) => {
      const pagefind = await import(new URL(`pagefind/${language}/pagefind.js`, root).href);
      // The addresses in the index begin at the wall's root, wherever the wall stands.
      await pagefind.options({ baseUrl: root.pathname });
      await pagefind.init();
      return pagefind;
    }),
  );
}

/* ---- Searching ---- */

let waiting;
function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(run, PAUSE);
}

async function run() {
  clearTimeout(waiting);
  const number = ++latest;
  const term = parts.input.value.trim();
  const filters = chosen();
  const filtered = Object.keys(filters).length > 0;
  parts.clear.hidden = !filtered;
  if (!term && !filtered) {
    show([], number);
    say(words.start);
    await fillFilters();
    return;
  }
  try {
    say(words.wait);
    const pagefinds = await indexes;
    // Without a term the newest come first, and the day is their only order.
    const sort = term ? {} : { day: "desc" };
    const ask = (filters) =>
      Promise.all(pagefinds.map(async (one) => meant(term, await one.search(term || null, { filters, sort }))));
    const answers = await ask(filters);
    const lists = answers.map((answer) => answer.results);
    const results = term ? lists.flat().sort((a, b) => b.score - a.score) : await byDay(lists);
    const counts = await countsBeside(filters, answers, ask);
    if (number !== latest) return;
    count(counts);
    await show(results, number);
    say(
      results.length === 0
        ? words["found-none"]
        : results.length === 1
          ? words["found-one"]
          : words["found-many"].replace("{count}", results.length),
    );
    if (!results.length) invite(words.none);
  } catch {
    if (number === latest) broken();
  }
}

/* Where no moment has a word, Pagefind takes the longest beginning of it that one has, and be it two
   letters: a name that is not on the wall would find moments that have nothing to do with it. All
   results in one language rest on the same words, so the first one tells whether they are meant. */
async function meant(term, answer) {
  const asked = plain(term).match(/[\p{L}\p{N}]+/gu);
  if (!asked || !answer.results.length) return answer;
  const { raw_content, weighted_locations } = await answer.results[0].data();
  const words = plain(raw_content).split(/\s+/);
  const near = (part) =>
    weighted_locations.some(({ location, weight, balanced_score }) => {
      // Pagefind gives 512 to another form of the same word, 388 where one letter differs, then less.
      const same = balanced_score / weight ** 2 > 380;
      return words[location]?.includes(part.slice(0, same ? 2 : 4));
    });
  return asked.every(near) ? answer : { results: [], filters: {} };
}

function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/* The numbers behind a filter's choices tell what each would find with the other filters as they
   are, its own set aside: so that one may change one's mind without clearing it first. */
async function countsBeside(filters, answers, ask) {
  const counts = {};
  for (const name of FILTERS) {
    const { [name]: own, ...others } = filters;
    const beside = own === undefined ? answers : await ask(others);
    counts[name] = beside.map((answer) => answer.filters?.[name]);
  }
  return counts;
}

/* Each list is in order of the day already, but only what is read tells its day. So no more is read
   of each than the first page may need; the rest follows language by language. */
async function byDay(lists) {
  if (lists.filter((list) => list.length).length < 2) return lists.flat();
  const heads = await Promise.all(
    lists.flatMap((list) =>
      list.slice(0, PER_PAGE).map(async (result) => ({ result, day: (await result.data()).meta.iso || "" })),
    ),
  );
  heads.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  return [...heads.map((head) => head.result), ...lists.flatMap((list) => list.slice(PER_PAGE))];
}

function chosen() {
  const filters = {};
  for (const [name, select] of Object.entries(parts.selects)) {
    if (select.value) filters[name] = select.value;
  }
  return filters;
}

async function fillFilters() {
  const pagefinds = await indexes;
  const all = await Promise.all(pagefinds.map((one) => one.filters()));
  count(Object.fromEntries(FILTERS.map((name) => [name, all.map((filters) => filters[name])])));
}

/* Put the number of moments behind each choice. Choices keep their places while the numbers change. */
function count(counts) {
  for (const [name, select] of Object.entries(parts.selects)) {
    const sums = new Map();
    for (const values of counts[name]) {
      for (const [value, number] of Object.entries(values ?? {})) {
        sums.set(value, (sums.get(value) ?? 0) + number);
      }
    }
    const known = new Set([...select.options].map((option) => option.value));
    const language = document.documentElement.lang;
    const fresh = [...sums.keys()].filter((value) => !known.has(value));
    fresh.sort((a, b) => (name === "year" ? b.localeCompare(a) : a.localeCompare(b, language)));
    for (const value of fresh) select.add(new Option(value, value));
    for (const option of select.options) {
      if (!option.value) continue;
      const number = sums.get(option.value) ?? 0;
      option.textContent = `${option.value} (${number})`;
      option.disabled = number === 0 && !option.selected;
    }
  }
}

/* ---- Showing ---- */

async function show(results, number) {
  found = results;
  shown = 0;
  parts.list.replaceChildren();
  parts.note.replaceChildren();
  parts.more.hidden = true;
  if (results.length) await more(number);
}

async function more(number = latest) {
  const next = found.slice(shown, shown + PER_PAGE);
  const read = await Promise.all(next.map((result) => result.data()));
  if (number !== latest) return;
  const cards = read.map(card);
  shown += cards.length;
  parts.list.append(...cards);
  parts.more.hidden = shown >= found.length;
  return cards[0];
}

function card({ url, meta }) {
  const colour = /^[1-9]$/.test(meta.colour) ? meta.colour : "1";
  const title = meta.title || meta.quote;
  const link = element("a", { class: "card__link", href: url }, title);
  const quote = element("blockquote", { class: "words words--s", dir: "auto" }, element("p", {}, meta.quote));
  if (meta.lang) {
    quote.lang = meta.lang;
    link.lang = meta.lang;
  }
  const thanks = element("p", { class: "thanks" }, element("strong", {}, meta.thanks));
  if (meta.unit) thanks.append(" ", element("span", {}, meta.unit));
  const item = element("li", { class: `card f${colour}` });
  // Where the moment has no title, the index calls it by its first words, which stand there anyway.
  const untitled = meta.quote?.startsWith(title.replace(/…$/, ""));
  item.append(element("h3", untitled ? { class: "vh" } : {}, link), quote, thanks);
  if (meta.factor) {
    item.append(element("p", { class: "factors" }, element("span", { class: `factor f${colour}` }, meta.factor)));
  }
  item.append(element("p", { class: "day" }, element("time", { datetime: meta.iso }, meta.day)));
  item.prepend(star(meta.star || BRAND, colour));
  return item;
}

/* Say something to those who look, and to those who listen. */
function say(text) {
  parts.status.textContent = text;
}

function invite(text) {
  parts.note.replaceChildren(element("p", {}, text), browse());
}

function broken() {
  show([], ++latest);
  say(words.broken);
  parts.note.replaceChildren(browse());
}

function browse() {
  return element("p", {}, element("a", { class: "button", href: new URL("moments/", root).href }, words.browse));
}

/* ---- The dialogue ---- */

async function make() {
  words = await (await fetch(new URL("assets/search-words.json", root))).json();
  if (!words.heading) throw new Error("no words");
  const input = element("input", {
    class: "search__input",
    id: "search-input",
    type: "text",
    inputmode: "search",
    placeholder: words.placeholder,
    autocomplete: "off",
    enterkeyhint: "search",
    spellcheck: "false",
  });
  const close = element("button", { class: "search__close", type: "button", "aria-label": words.close, title: words.close });
  close.append(cross());
  const selects = {};
  const filters = element("fieldset", { class: "search__filters" }, element("legend", { class: "vh" }, words.filters));
  for (const name of FILTERS) {
    const select = element("select", { id: `search-${name}` }, new Option(words[`any-${name}`], ""));
    selects[name] = select;
    filters.append(
      element("p", {}, element("label", { for: select.id }, words[name]), select),
    );
  }
  const clear = element("button", { class: "search__clear", type: "button", hidden: "" }, words.clear);
  filters.append(clear);
  const status = element("p", { class: "search__status", role: "status" });
  const list = element("ul", { class: "wall search__found" });
  const note = element("div", { class: "search__note" });
  const more_ = element("button", { class: "button button--quiet search__more", type: "button", hidden: "" }, words.more);
  const form = element(
    "form",
    { class: "search__form", role: "search" },
    element("h2", { id: "search-heading", class: "vh" }, words.heading),
    element("label", { class: "search__label", for: input.id }, words.label),
    input,
    filters,
  );
  const dialog = element("dialog", { class: "search", "aria-labelledby": "search-heading" }, close, form, status, note, list, more_);
  document.body.append(dialog);

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  input.addEventListener("input", soon);
  filters.addEventListener("change", run);
  close.addEventListener("click", () => dialog.close());
  clear.addEventListener("click", () => {
    for (const select of Object.values(selects)) select.value = "";
    input.focus();
    run();
  });
  more_.addEventListener("click", async () => {
    // The first of the new ones, so that a keyboard goes on reading where the list grew.
    (await more())?.querySelector("a").focus();
  });
  // A click beside the dialogue's content closes it, as readers expect.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  return { dialog, input, selects, clear, status, list, note, more: more_ };
}

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

function drawing(viewBox, kind, paths) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", viewBox);
  svg.setAttribute("class", kind);
  svg.setAttribute("aria-hidden", "true");
  for (const d of paths) {
    const path = document.createElementNS(space, "path");
    path.setAttribute("d", d);
    svg.append(path);
  }
  return svg;
}

function cross() {
  return drawing("0 0 24 24", "icon", ["M5 5l14 14M19 5 5 19"]);
}

/* The star of a moment, from its shape as text: the same drawing as pages/star.py. */
function star(text, colour) {
  const [rays, turn, inner, short, curved, fold] = text.split(".").map(Number);
  const step = (2 * Math.PI) / rays;
  const at = (radius, angle) => [radius * Math.sin(angle), -radius * Math.cos(angle)];
  const between = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const print = (points) => points.flat().map(Math.round).join(" ");
  const each = [...Array(rays).keys()];
  const tips = each.map((ray) => at((92 * (ray % 2 ? short : 100)) / 100, (ray + turn / 100) * step));
  const valleys = each.map((ray) => at((92 * inner) / 100, (ray + 0.5 + turn / 100) * step));
  const after = (list, ray) => list[(ray + 1) % rays];
  const before = (list, ray) => list[(ray + rays - 1) % rays];
  const side = curved ? "Q" : "L";
  const body = `M${print([tips[0]])}${each.map((ray) => side + print([valleys[ray], after(tips, ray)])).join("")}z`;
  if (fold === 2) {
    const small = each.flatMap((ray) => [tips[ray].map((n) => n * 0.16), valleys[ray].map((n) => n * 0.92)]);
    return drawing("-99 -99 198 198", `star star--${colour}`, [body, `M${print(small)}z`]);
  }
  const folds = each.map((ray) => {
    const tip = tips[ray];
    const [valley, over] = fold ? [valleys[ray], after(tips, ray)] : [before(valleys, ray), before(tips, ray)];
    if (!curved) return `M0 0L${print([tip, valley])}z`;
    const half = between(tip, valley);
    return `M0 0L${print([tip])}Q${print([half, between(half, between(valley, over))])}z`;
  });
  return drawing("-99 -99 198 198", `star star--${colour}`, [body, folds.join("")]);
}
