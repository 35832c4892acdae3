/* What a slide says: plain texts and classes, made from one page of a moment or from an interlude. */
display.view = (function () {
  "use strict";

  var LAYOUTS = 3;
  var readable = display.signs.readable;

  /* How long a page is on screen: four seconds, and 80 ms for each character that is seen. */
  function dwell(text, fixed) {
    if (fixed) {
      return fixed * 1000;
    }
    // A soft hyphen is seen only where a line breaks.
    return display.base.clamp(4000 + 80 * text.replace(/\u00ad/g, "").length, 10000, 30000);
  }

  /* options: {words, feed, hash, layout (counts on), isNew, qr, dwell}. */
  function moment(one, page, options) {
    var words = options.words;
    var many = one.pages.length > 1;
    var said = readable(one.pages[page].text);
    return {
      kind: "moment",
      id: one.id,
      v: one.v,
      page: page + 1,
      generation: options.hash,
      layout: options.layout % LAYOUTS + 1,
      colour: one.colour,
      star: one.star,
      heading: "",
      words: said,
      silent: display.signs.silenced(one.pages[page].text, said),
      lang: one.lang,
      size: one.pages[page].size,
      thanks: readable(one.thanks),
      unit: readable(one.unit),
      factor: readable(one.factor),
      part: many ? (page + 1) + "/" + one.pages.length : "",
      fresh: options.isNew ? words["new"] || "" : "",
      qr: options.qr ? one.qr : null,
      invite: words.read || "",
      dwell: dwell(said, options.dwell)
    };
  }

  function interlude(one, options) {
    return {
      kind: one.kind === "factor" ? "factor" : "thank",
      id: one.kind,
      v: null,
      page: 1,
      generation: options.hash,
      layout: options.layout % LAYOUTS + 1,
      colour: one.colour,
      star: one.star,
      heading: readable(one.heading),
      words: readable(one.text),
      silent: false,
      lang: options.feed.language,
      size: one.size,
      thanks: "",
      unit: readable(one.meaning),
      factor: "",
      part: "",
      fresh: "",
      qr: options.qr ? one.qr : null,
      invite: options.words.visit || "",
      dwell: dwell(one.text + one.meaning, options.dwell)
    };
  }

  return { moment: moment, interlude: interlude, dwell: dwell };
}());
