/* The last resort where words do not fit after all: a font that is wider than the one they were measured
   with, an odd screen. Usually nothing is to be done here. */
display.fit = (function () {
  "use strict";

  var SIZES = ["xl", "l", "m", "s"];
  var STEPS = 12;
  // Fewer characters than these say nothing any more; then the words may rather be cut at the edge.
  var LEAST = 40;

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
      cut = Math.floor(body.length * 0.8);
    }
    return body.slice(0, cut).replace(/\s+$/, "") + " […]";
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

  return { shorter: shorter, fits: fits, pass: pass };
}());
