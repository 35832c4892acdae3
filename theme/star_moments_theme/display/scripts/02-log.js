/* What happened, for ?debug=1. A screen runs for weeks: only changes are noted, the last fifty are kept,
   and the console is left alone, because players keep what it says in memory. */
display.log = (function () {
  "use strict";

  var MOST = 50;
  var lines = [];
  var latest = {};

  /* Note what a subject is like now; nothing is added while it stays as it was. */
  function say(subject, text) {
    if (latest[subject] === text) {
      return false;
    }
    latest[subject] = text;
    lines.push(display.time.stamp() + " " + subject + ": " + text);
    if (lines.length > MOST) {
      lines.shift();
    }
    return true;
  }

  /* A fault, as short as it can be told. */
  function fault(subject, error) {
    return say(subject, String((error && error.message) || error).slice(0, 200));
  }

  return {
    say: say,
    fault: fault,
    lines: function () {
      return lines.slice();
    }
  };
}());
