/* What every other part stands on: hashes, seeded chance, and calling what may throw. The scripts are
   joined in the order of their names into one function; each adds one part to `display`. */
var display = {};

display.base = (function () {
  "use strict";

  /* FNV-1a, 32 bits, of ASCII text. The product with 16777619 would not fit into the 53 bits that a
     number holds exactly, so it is added up from shifts. */
  function fnv(text, start) {
    var sum = start >>> 0;
    var at;
    for (at = 0; at < text.length; at += 1) {
      sum = (sum ^ text.charCodeAt(at)) >>> 0;
      sum = (sum + (sum << 1) + (sum << 4) + (sum << 7) + (sum << 8) + (sum << 24)) >>> 0;
    }
    return sum;
  }

  function hex(number) {
    return ("0000000" + (number >>> 0).toString(16)).slice(-8);
  }

  /* 64 bits as 16 hex digits, as generator/star_moments/display/ writes them: two runs of FNV-1a
     from two beginnings. It finds damage; it is no defence against forgery. */
  function hash(text) {
    return hex(fnv(text, 0x811c9dc5)) + hex(fnv(text, 0x01000193));
  }

  /* A source of numbers from 0 to below 1 that gives the same row for the same seed (xorshift32). */
  function random(seed) {
    var state = fnv(String(seed), 0x811c9dc5) || 1;
    function next() {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return (state >>> 0) / 4294967296;
    }
    // Seeds that differ in one letter begin alike; a few steps part them.
    next();
    next();
    next();
    return next;
  }

  function clamp(number, low, high) {
    return Math.min(high, Math.max(low, number));
  }

  /* Call what may throw, and return its answer or the other value. */
  function attempt(call, otherwise) {
    try {
      return call();
    } catch (ignored) {
      return otherwise;
    }
  }

  /* A whole number as text. The engine keeps each text that it makes of a number itself, thousands of them;
     a count that goes on for weeks need not fill that. */
  function digits(number) {
    var text = "";
    do {
      text = "0123456789".charAt(number % 10) + text;
      number = Math.floor(number / 10);
    } while (number > 0);
    return text;
  }

  function nothing() {
    return undefined;
  }

  /* The parts of an answer that a promise brings, where the engine may have no promises of its own. */
  function settle(promise, good, bad) {
    if (promise && typeof promise.then === "function") {
      promise.then(good || nothing, bad || nothing);
    }
  }

  return {
    fnv: fnv,
    hash: hash,
    random: random,
    clamp: clamp,
    digits: digits,
    attempt: attempt,
    settle: settle,
    nothing: nothing
  };
}());
