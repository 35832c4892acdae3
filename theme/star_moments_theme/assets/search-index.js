/* The search index in a reader's browser: what stands in which moment, fetched piece by piece.

   generator/star_moments/search/ makes the index and tells how it is laid out. Moments go by their
   numbers here, the oldest first. */

const FIRST = 35; // the first character that stands for a number
const LAST = 46; // so many of them end one
const WHOLE = 3; // fewer letters are a whole word, and not the beginning of longer ones
// What a moment is worth that has the very word, another form of it, one that begins like it, or a
// compound that ends in it; and how many times as much where it is about it and does not only tell.
const [EQUAL, SAME, BEGUN, ENDED] = [4, 3, 2, 1];
const ABOUT = 4;
const FOUND = 128; // beside the bits of the filters: the words are there

export async function openIndex(folder) {
  // Its name stays, so a browser would take an old one for it; all others are named after their bytes.
  const listing = await fetched(new URL("index.json", folder), { cache: "no-cache" });
  return new Index(folder, listing);
}

class Index {
  constructor(folder, listing) {
    this.folder = folder;
    this.listing = listing;
    this.files = new Map();
    this.rules = {};
    this.held = null;
    for (const [language, rules] of Object.entries(listing.grammar)) {
      this.rules[language] = readRules(rules);
    }
    // Every answer needs them; whoever asks hears it if they do not come.
    this.choices().catch(() => {});
  }

  /* For each filter, its choices with the number of moments behind each. */
  get filters() {
    return this.listing.filters;
  }

  /* Return which moments have all words of a text and hold what is chosen, the best first; and what
     counts how many would be found with each choice of each filter, its own set aside. */
  async search(text, chosen) {
    const words = parted(text);
    const [held, ...found] = await Promise.all([this.choices(), ...words.map((word) => this.worth(word))]);
    const names = Object.keys(held);
    // One bit for each filter that a moment passes: those that lack but one count behind its choices.
    const passed = new Uint8Array(this.listing.moments).fill(FOUND);
    const all = (1 << names.length) - 1;
    names.forEach((name, bit) => {
      const choice = chosen[name];
      if (choice === undefined) for (let n = 0; n < passed.length; n += 1) passed[n] |= 1 << bit;
      else for (const n of held[name].get(choice) ?? []) passed[n] |= 1 << bit;
    });
    const worth = found.length || !text.trim() ? found.reduce(both, null) : new Uint16Array(passed.length);
    if (worth) for (let n = 0; n < passed.length; n += 1) if (!worth[n]) passed[n] = 0;
    const count = ([choice, among], others) => {
      let sum = 0;
      for (const n of among) if ((passed[n] & others) === others) sum += 1;
      return [choice, sum];
    };
    const counts = () =>
      Object.fromEntries(
        names.map((name, bit) => [name, [...held[name]].map((one) => count(one, (all & ~(1 << bit)) | FOUND))]),
      );
    const numbers = [];
    for (let n = passed.length - 1; n >= 0; n -= 1) if (passed[n] === (all | FOUND)) numbers.push(n);
    // The sort is stable: among those that are worth the same, the newest stay first.
    if (worth) numbers.sort((a, b) => worth[b] - worth[a]);
    return { numbers, counts };
  }

  /* Return what is shown of a moment. */
  async card(n) {
    const { cards, perFile } = this.listing;
    return (await this.file("cards", cards[Math.floor(n / perFile)]))[n % perFile];
  }

  async choices() {
    if (!this.held) {
      this.held = this.file("filters", this.listing.held).then((held) =>
        Object.fromEntries(
          Object.entries(this.listing.filters).map(([name, choices]) => [
            name,
            new Map(choices.map(([choice], i) => [choice, numbersOf(held[name][i])])),
          ]),
        ),
      );
      this.held.catch(() => (this.held = null));
    }
    return this.held;
  }

  /* Return what a word is worth for each moment; 0 where it does not stand. */
  async worth(word) {
    const worth = new Uint16Array(this.listing.moments);
    const asked = plain(word);
    const marked = asked !== word;
    // Who writes ä means it; who writes a may have no ä.
    const seen = marked ? (text) => text : plain;
    const stems = {};
    for (const [language, rules] of Object.entries(this.rules)) stems[language] = seen(stemOf(word, rules, this.listing.least));
    const names = this.shelves(asked, Object.values(stems).map(plain));
    const groups = (await Promise.all(names.map((name) => this.file("forms", name)))).flat();
    const add = (numbers, rank) => {
      for (const n of numbersOf(numbers)) worth[n] = Math.max(worth[n], rank);
    };
    for (const [root, language, endings, abouts, told, rest = "", ends = ""] of groups) {
      const forms = endings.split(" ").map((ending) => seen(root + ending));
      const same = seen(root + rest) === (stems[language] ?? word) || forms.includes(word);
      const begins = (form) => asked.length >= WHOLE && form.startsWith(word);
      if (!same && !forms.some(begins)) continue;
      add(told, same ? SAME : BEGUN);
      if (same) add(ends, ENDED);
      abouts.split(" ").forEach((about, i) => {
        if (forms[i] === word) add(about, ABOUT * EQUAL);
        else if (same) add(about, ABOUT * SAME);
        else if (begins(forms[i])) add(about, ABOUT * BEGUN);
      });
    }
    return worth;
  }

  /* Return the files in which words may stand that begin like one, or that have one of its stems. */
  shelves(word, stems) {
    const begins = [word, ...stems];
    return Object.entries(this.listing.forms)
      .filter(([start]) => begins.some((one) => one.startsWith(start)) || (word.length >= WHOLE && start.startsWith(word)))
      .map(([, name]) => name);
  }

  file(kind, name) {
    const path = `${kind}/${name}.json`;
    if (!this.files.has(path)) {
      const file = fetched(new URL(path, this.folder));
      file.catch(() => this.files.delete(path));
      this.files.set(path, file);
    }
    return this.files.get(path);
  }
}

async function fetched(address, options) {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/* A moment has to have every word; what each is worth is added up. */
function both(one, other) {
  return one ? one.map((worth, n) => (worth && other[n] ? worth + other[n] : 0)) : other;
}

/* Follow the rules of a language's grammar, as search/grammar.py does. */
export function stemOf(word, rules, least) {
  let left = word;
  for (const [rule, letters] of rules) {
    const found = left.match(rule);
    if (!found) continue;
    const stays = found.slice(1).filter((group) => group !== undefined).join(letters);
    if ([...stays].length >= least) left = stays;
  }
  return left;
}

/* Read rules as the index holds them: an expression, or one with the letters that join what stays. */
export function readRules(rules) {
  return rules.map((rule) => [].concat(rule)).map(([rule, letters = ""]) => [new RegExp(rule, "u"), letters]);
}

export function parted(text) {
  const seen = text.normalize("NFC").toLowerCase().replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "");
  return [...new Set(seen.replace(/i\u0307/g, "i").match(/[\p{L}\p{N}]+/gu) ?? [])];
}

const PLAIN = { ø: "o", đ: "d", ð: "d", ħ: "h", ł: "l", ŧ: "t", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" };

export function plain(word) {
  return word.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[øđðħłŧıßæœþ]/g, (letter) => PLAIN[letter]);
}

/* Read numbers as search/postings.py writes them: each by its distance from the one before. */
export function numbersOf(text) {
  const numbers = [];
  let number = -1;
  let value = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const digit = code - FIRST - (code > 92 ? 1 : 0); // the backslash is left out
    if (digit >= LAST) {
      value = value * (91 - LAST) + digit - LAST + 1;
    } else {
      number += value * LAST + digit + 1;
      numbers.push(number);
      value = 0;
    }
  }
  return numbers;
}
