/* The last resort where words do not fit after all: a font that is wider than the one they were measured
   with, an odd screen. Usually nothing is to be done here. */
display.fit = (function () {
  "use strict";

  var SIZES = ["xl", "l", "m", "s"];
  var STEPS = 12;
  // Fewer characters than these say nothing any more; then the words may rather be cut at the edge.
  var LEAST = 40;

  // What begins a sign by itself, whatever stands before it but one of the others: letters and signs of ours,
  // of Greek, Cyrillic, Hebrew, Arabic, kana and Chinese, and emoji that are neither a skin tone nor half a flag.
  var BEGINS = /^(?:[\t-\u02ff\u0370-\u0482\u048a-\u058f\u05d0-\u05ea\u0620-\u064a\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u3041-\u3096\u30a0-\u30ff\u3400-\u9fff]|\ud83c[\udf00-\udffa]|[\ud83d\ud83e][\udc00-\udfff])/;
  var GOES_ON = /(?:[\r\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\u200d]|[\ud804-\ud807][\udc00-\udfff])$/;

  /* The last place up to here that lies within no sign (a family of emoji, a letter with its marks), as far as
     that is known without tables of Unicode; 0 where none is. */
  function whole(text, at) {
    while (at > 0 && (GOES_ON.test(text.slice(Math.max(at - 2, 0), at)) || !BEGINS.test(text.substr(at, 2)))) {
      at -= 1;
    }
    return at;
  }

  /* The text without its last sentence, or, where it has only one, without its last words. */
  function shorter(text) {
    var body = text.replace(/\s*\[…\]$/, "");
    var cut = -1;
    var ends = /[.!?…][”"’»)]*\s+/g;
    var found = ends.exec(body);
    while (found) {
      cut = found.index + found[0].length;
      found = ends.exec(body);
    }
    if (cut <= 0) {
      cut = body.lastIndexOf(" ", Math.floor(body.length * 0.8));
    }
    if (cut <= 0) {
      cut = whole(body, Math.floor(body.length * 0.8));
    }
    // One sign that is so long stays whole.
    return !cut ? text : body.slice(0, cut).replace(/\s+$/, "") + " […]";
  }

  function within(inner, outer) {
    return inner.left >= outer.left - 1 && inner.right <= outer.right + 1 &&
      inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1;
  }

  /* Whether everything in the column of words is inside of it. Words that are too long break, so it can only
     be too high. */
  function fits(main) {
    var box = main.getBoundingClientRect();
    var part = main.firstElementChild;
    while (part) {
      if (part.offsetHeight && !within(part.getBoundingClientRect(), box)) {
        return false;
      }
      part = part.nextElementSibling;
    }
    return true;
  }

  /* Make it fit: smaller classes down to the floor, then fewer words. `put(size, text)` shows a try. */
  function pass(main, size, text, put) {
    var at = SIZES.indexOf(size);
    var steps = 0;
    while (steps < STEPS && !fits(main)) {
      if (at < SIZES.length - 1) {
        at += 1;
      } else if (text.length > LEAST) {
        text = shorter(text);
      } else {
        break;
      }
      put(SIZES[at], text);
      steps += 1;
    }
    return steps;
  }

  return { shorter: shorter, whole: whole, fits: fits, pass: pass };
}());
