/* Emoji that no font of this player has would be boxes: they are left out. What can be drawn is known by a
   look at what the canvas draws of it. */
display.signs = (function () {
  "use strict";

  var SIDE = 32;
  // How many answers are kept: nobody writes so many different emoji.
  var MOST = 400;

  // Pictures are these; a few that are digits or arithmetic are not, for without them words say something else.
  var ONE = "(?:[\\u231a\\u231b\\u2328\\u23cf\\u23e9-\\u23fa\\u24c2\\u25b6\\u25c0\\u25fb-\\u25fe\\u2600-\\u2775" +
    "\\u2794-\\u27bf\\u2934\\u2935\\u2b05-\\u2b07\\u2b1b\\u2b1c\\u2b50\\u2b55\\u3030\\u303d\\u3297\\u3299]" +
    "|[\\ud83c-\\ud83e][\\udc00-\\udfff])";
  var FLAG = "(?:\\ud83c[\\udde6-\\uddff]){2}";
  // What belongs to the picture before it: how it is to be drawn, a skin tone, a key's edge, a flag's region.
  var MORE = "(?:[\\ufe0e\\ufe0f\\u20e3]|\\ud83c[\\udffb-\\udfff]|\\udb40[\\udc20-\\udc7f])*";
  // Of a key (a digit with an edge) the digit stays.
  var SIGN = "\\ufe0f?\\u20e3|(?:" + FLAG + "|" + ONE + ")" + MORE + "(?:\\u200d" + ONE + MORE + ")*\\u200d?";
  var SOME = new RegExp(SIGN);
  // What of a sign is seen by itself.
  var SEEN = new RegExp(ONE + "|\\u20e3", "g");

  // The last place of a plane, of which no font has anything, drawn as a picture and as a letter.
  var MISSING = ["\ud83f\udffd\ufe0f", "\ud83f\udffd"];

  var OPENS = /[(\[{“„‘«»”"'\/]$/;
  var CLOSES = /^[)\]}”’»"'.,:;!?…\/]/;

  // Spaces, marks and what cannot be seen: by themselves they say nothing.
  var NOTHING = /^[\s\u00ad\u200b-\u200f\u2060\ufe0e\ufe0f.,:;!?…·*()[\]{}“”„‟‘’‚«»‹›"'\/–—-]*$/;

  var canvas = null;
  var missing = null;
  var known = {};
  var count = 0;

  /* What the canvas has after drawing a text, as one text. */
  function drawn(text) {
    canvas.clearRect(0, 0, SIDE, SIDE);
    canvas.fillText(text, SIDE / 4, SIDE * 3 / 4);
    return Array.prototype.join.call(canvas.getImageData(0, 0, SIDE, SIDE).data, ",");
  }

  /* Begin to draw, with the machine's own fonts. A canvas that says the same of a letter as of what is missing
     tells nothing, and then everything counts as drawn. */
  function begin() {
    var element = document.createElement("canvas");
    var letter;
    element.width = element.height = SIDE;
    // Else Chromium says on the console that it could be quicker.
    canvas = element.getContext("2d", { willReadFrequently: true });
    canvas.font = SIDE / 2 + "px sans-serif";
    letter = drawn("a");
    missing = MISSING.map(drawn).filter(function (picture) {
      return picture !== letter;
    });
  }

  function has(picture) {
    if (typeof known[picture] !== "boolean") {
      known = count < MOST ? known : {};
      count = count < MOST ? count + 1 : 1;
      known[picture] = missing.indexOf(drawn(picture)) < 0;
    }
    return known[picture];
  }

  /* The text without the sign in this place, with one space where words would meet, and none at an edge. */
  function without(text, from, length) {
    var before = text.slice(0, from);
    var after = text.slice(from + length);
    var head = before.replace(/[ \u00a0]+$/, "");
    var tail = after.replace(/^[ \u00a0]+/, "");
    var gap = " ";
    if (/[(\[]$/.test(head) && /^[)\]]/.test(tail)) {
      // Brackets around nothing.
      return without(head + tail, head.length - 1, 2);
    }
    if (/(?:^|\n)$/.test(head) || /^(?:\n|$)/.test(tail) || (head === before && OPENS.test(head)) ||
        (tail === after && CLOSES.test(tail))) {
      gap = "";
    }
    if (/\n$/.test(head) && /^(?:\n|$)/.test(tail)) {
      // A line of pictures alone goes with its end.
      head = head.slice(0, -1);
    }
    return (head + gap + tail).replace(/^\n+|\n+$/g, "").replace(/\n{3,}/g, "\n\n");
  }

  /* The first sign in the text that cannot be drawn, or null. */
  function boxed(text) {
    var at = 0;
    var found = SOME.exec(text);
    while (found && (found[0].match(SEEN) || []).every(has)) {
      at += found.index + found[0].length;
      found = SOME.exec(text.slice(at));
    }
    return found && { at: at + found.index, length: found[0].length };
  }

  function readable(text) {
    var box;
    if (!SOME.test(text)) {
      return text;
    }
    if (!canvas) {
      begin();
    }
    box = boxed(text);
    while (box) {
      text = without(text, box.at, box.length);
      box = boxed(text);
    }
    return text;
  }

  return {
    /* The text as this player can show it; as it is, where that cannot be found out. */
    readable: function (text) {
      return display.base.attempt(function () {
        return readable(text);
      }, text);
    },
    /* Whether a text lost all that it says when it was made readable. */
    silenced: function (text, left) {
      return left !== text && NOTHING.test(left);
    }
  };
}());
