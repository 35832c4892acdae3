// The lists and feeds are made here, each page of a list an entry of one collection.
import { keep, listing, neighbours, tree } from "./wall.js";

const PER_PAGE = 24;
const KINDS = ["units", "people", "factors", "months", "years"];

export default function (config) {
  config.addPassthroughCopy({ assets: "assets" });
  config.amendLibrary("md", (library) => keep.markdown = library);

  const newest = (api) => {
    keep.moments ??= api.getFilteredByTag("moments").sort((a, b) => b.date - a.date || (a.inputPath < b.inputPath ? 1 : -1));
    neighbours(keep.moments);
    return keep.moments;
  };
  const lists = (api) => {
    if (keep.lists) return keep.lists;
    const moments = newest(api);
    keep.lists = [listing("wall", "", moments)];
    for (const kind of KINDS) {
      // A unit has its page and its feeds even where it has no moments yet.
      const found = new Map(kind === "units" ? Object.keys(tree).map((key) => [key, []]) : []);
      for (const moment of moments) {
        for (const key of moment.data[kind]) {
          if (!found.has(key)) found.set(key, []);
          found.get(key).push(moment);
        }
      }
      for (const [key, some] of found) keep.lists.push(listing(kind, key, some));
    }
    return keep.lists;
  };
  config.addCollection("leaves", (api) => lists(api).flatMap((list) => {
    const count = Math.max(1, Math.ceil(list.moments.length / PER_PAGE));
    const at = (page) => page < 0 || page >= count ? "" : page ? `${list.address}page/${page + 1}/` : list.address;
    return Array.from({ length: count }, (_, page) => ({
      ...list,
      address: at(page),
      moments: list.moments.slice(page * PER_PAGE, (page + 1) * PER_PAGE),
      newer: at(page - 1),
      older: at(page + 1),
    }));
  }));
  config.addCollection("indexes", (api) => ["units", "people", "factors", "months"].flatMap((kind) => {
    const all = lists(api).filter((list) => list.kind === kind);
    all.sort((a, b) => a.title.localeCompare(b.title, "fi"));
    const address = kind === "months" ? "/moments/" : `/${kind}/`;
    const count = Math.ceil(all.length / 48);
    const at = (page) => page < 0 || page >= count ? "" : page ? `${address}page/${page + 1}/` : address;
    return Array.from({ length: count }, (_, page) => ({
      kind, address: at(page), newer: at(page - 1), older: at(page + 1),
      entries: all.slice(page * 48, (page + 1) * 48),
    }));
  }));
  config.addCollection("feeds", (api) => lists(api).filter((list) => ["wall", "units"].includes(list.kind)));
  config.addCollection("newest", newest);

  return {
    dir: { input: "content", includes: "../_includes" },
    markdownTemplateEngine: false,
    templateFormats: ["md", "11ty.js"],
  };
}
