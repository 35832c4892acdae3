/* The search: the header's link becomes a button that opens a dialogue.

   What stands where is looked up by search-index.js. Nothing is loaded before the search is opened,
   and nothing is remembered after the page is left. */

const PER_PAGE = 12;
const PAUSE = 80; // milliseconds without a key before the search runs
const WHOLE = 4; // so many letters at once were not typed
const BRAND = "8.0.40.66.0.0"; // the shape of the wall's own star
const FILTERS = ["unit", "factor", "giver", "year"];

const links = document.querySelectorAll("[data-search]");
// The page's own address stands first: on the page for what is not found, `data-root` is absolute.
const root = new URL(`${document.documentElement.dataset.root || "."}/`.replace(/\/+$/, "/"), location.href);

let words = {};
let parts = null; // the dialogue's elements, once it has been made
let index = null; // a promise of the index
let latest = 0; // the number of the newest search: older answers are dropped
let found = []; // the numbers of the moments that the newest search found, best first
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
    if (!parts) parts = await make();
  } catch {
    // Without its words there is no dialogue: the page that the link leads to lists every moment.
    location.assign(instead);
    return;
  }
  parts.dialog.showModal();
  parts.input.select();
  try {
    if (!index) index = load();
    await fillFilters();
    if (!shown && !parts.input.value) say(words.start);
  } catch {
    index = null;
    broken();
  }
}

async function load() {
  // Beside this script, and as fresh as it is.
  const { openIndex } = await import(new URL(`search-index.js${new URL(import.meta.url).search}`, import.meta.url).href);
  return openIndex(new URL("search-index/", root));
}

/* ---- Searching ---- */

let waiting = 0;
function soon() {
  // What is pasted or dictated is whole; whoever types goes on.
  const whole = !waiting && parts.input.value.trim().length >= WHOLE;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    waiting = 0;
    if (!whole) run();
  }, PAUSE);
  if (whole) run();
}

async function run() {
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
  say(words.wait);
  try {
    await answer(number, term, filters).catch(() => {
      // The wall may have been published anew since the index was opened: its files have other names.
      index = load();
      return number === latest && answer(number, term, filters);
    });
  } catch {
    if (number === latest) broken();
  }
}

async function answer(number, term, filters) {
  const { numbers, counts } = await (await index).search(term, filters);
  if (number !== latest) return;
  await show(numbers, number);
  if (number !== latest) return;
  count(counts());
  say(
    numbers.length === 0
      ? words["found-none"]
      : numbers.length === 1
        ? words["found-one"]
        : words["found-many"].replace("{count}", numbers.length),
  );
  if (!numbers.length) invite(words.none);
}

function chosen() {
  const filters = {};
  for (const [name, select] of Object.entries(parts.selects)) {
    if (select.value) filters[name] = select.value;
  }
  return filters;
}

async function fillFilters() {
  count((await index).filters);
}

/* Put the number of moments behind each choice: what it would find with the other filters as they
   are. Choices keep their places while the numbers change. */
function count(counts) {
  for (const [name, select] of Object.entries(parts.selects)) {
    const sums = new Map(counts[name]);
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

async function show(numbers, number) {
  found = numbers;
  shown = 0;
  fill(parts.list);
  fill(parts.note);
  parts.more.hidden = true;
  if (numbers.length) await more(number);
}

async function more(number = latest) {
  const next = found.slice(shown, shown + PER_PAGE);
  const known = await index;
  // The first one by itself: a slow phone takes its time over the others.
  const first = card(await known.card(next[0]));
  if (number !== latest) return;
  parts.list.append(first);
  const others = await Promise.all(next.slice(1).map((one) => known.card(one)));
  if (number !== latest) return;
  parts.list.append(...others.map(card));
  shown += next.length;
  parts.more.hidden = shown >= found.length;
  return first;
}

function card(moment) {
  const colour = /^[1-9]$/.test(moment.colour) ? moment.colour : "1";
  const title = moment.title || moment.begins;
  const link = element("a", { class: "card__link", href: new URL(`moments/${moment.id}/`, root).href }, title);
  const quote = element("blockquote", { class: "words words--s", dir: "auto" }, element("p", {}, moment.quote));
  if (moment.lang) {
    quote.lang = moment.lang;
    link.lang = moment.lang;
  }
  const thanks = element("p", { class: "thanks" }, element("strong", { dir: "auto" }, moment.thanks));
  if (moment.unit) thanks.append(" ", element("span", {}, moment.unit));
  const item = element("li", { class: `card f${colour}` });
  // Where the moment has no title, its first words stand for it, and they stand there anyway.
  item.append(element("h3", moment.title ? { dir: "auto" } : { class: "vh", dir: "auto" }, link), quote, thanks);
  if (moment.factor) {
    item.append(element("p", { class: "factors" }, element("span", { class: `factor f${colour}` }, moment.factor)));
  }
  item.append(element("p", { class: "day" }, element("time", { datetime: moment.iso }, moment.day)));
  item.prepend(star(moment.star || BRAND, colour));
  return item;
}

/* Say something to those who look, and to those who listen. */
function say(text) {
  parts.status.textContent = text;
}

function invite(text) {
  fill(parts.note, element("p", {}, text), browse());
}

function broken() {
  show([], ++latest);
  say(words.broken);
  fill(parts.note, browse());
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
  // No fieldset: engines of 2020 cannot lay one out as a grid.
  const filters = element("div", { class: "search__filters", role: "group", "aria-label": words.filters });
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

function fill(whole, ...children) {
  whole.textContent = "";
  whole.append(...children);
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

/* The star of a moment, from its shape as text: the same drawing as kit/star.py. */
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
