/* How long the screen has been cut off. After some days without contact nobody can say whether what it shows
   was taken down meanwhile, so then it shows nothing about anybody. A reload does not begin the count anew. */
display.contact = (function () {
  "use strict";

  var time = display.time;
  var store = display.store;
  var EVERY = 600000;
  var away = 0; // milliseconds since the last contact
  var last = null; // the server's time at the last contact
  var met = false; // in the life of this page
  var kept = -Infinity;

  function keep() {
    kept = time.now();
    store.write("contact", { at: last, offset: time.offset(), away: away });
  }

  function isNumber(value) {
    return typeof value === "number" && isFinite(value);
  }

  /* Take up what was remembered: the hours counted, or what the clocks say, whichever is the more. */
  function begin() {
    var found = store.read("contact");
    if (!found || !isNumber(found.at) || !isNumber(found.offset) || !isNumber(found.away)) {
      return;
    }
    last = found.at;
    time.correct(found.offset);
    away = Math.max(0, found.away, time.server() - last);
  }

  /* The server was there. */
  function made() {
    var first = !met || away > EVERY;
    met = true;
    away = 0;
    last = time.server();
    if (first || time.now() - kept > EVERY) {
      keep();
    }
  }

  /* Time has passed. */
  function passed(milliseconds) {
    away += Math.max(0, milliseconds);
    if (away > EVERY && last !== null && time.now() - kept > EVERY) {
      keep();
    }
  }

  /* Whether it has been too long. A clock that jumps is no proof: the server has to fail to answer too. */
  function stale(days, failing) {
    return away > days * time.DAY && (failing || !met);
  }

  return {
    begin: begin,
    made: made,
    passed: passed,
    stale: stale,
    away: function () {
      return away;
    }
  };
}());
