/* What a screen remembers over a reload, as far as its browser lets it. Every access may throw, be full,
   or find what somebody else wrote; without a memory the screen works from its page and the network. */
display.store = (function () {
  "use strict";

  var base = display.base;
  var PREFIX = "star-moments-display:";
  var MOST = 262144;
  var name = PREFIX;

  /* The screen's name within this origin: two walls, or two units, do not share a memory. */
  function open(screen) {
    name = PREFIX + screen + ":";
  }

  function read(key) {
    return base.attempt(function () {
      return JSON.parse(window.localStorage.getItem(name + key));
    }, null);
  }

  function remove(key) {
    base.attempt(function () {
      window.localStorage.removeItem(name + key);
    });
  }

  /* Keep a value; where it cannot be kept, the old one goes too: it may hold what was taken down. */
  function write(key, value) {
    var kept = base.attempt(function () {
      var text = JSON.stringify(value);
      if (text.length > MOST) {
        return false;
      }
      window.localStorage.setItem(name + key, text);
      return window.localStorage.getItem(name + key) === text;
    }, false);
    if (!kept) {
      remove(key);
    }
    display.log.say("storage of " + key, kept ? "works" : "keeps nothing");
    return kept;
  }

  /* The name of a window outlives a reload where nothing else does. */
  function readWindow(key) {
    return base.attempt(function () {
      return JSON.parse(window.name)[PREFIX + key];
    }, null);
  }

  function writeWindow(key, value) {
    return base.attempt(function () {
      var all = {};
      all[PREFIX + key] = value;
      window.name = JSON.stringify(all);
      return window.name.indexOf(PREFIX) > 0;
    }, false);
  }

  /* The last whole generation, looked at like one from the network; null where there is none. */
  function generation() {
    return base.attempt(function () {
      var found = read("generation");
      var check = display.check;
      return {
        manifest: check.manifest(found.manifest),
        feed: check.feed(found.feed),
        hash: String(found.hash),
        whole: found.whole === true,
        source: found.source === "own" ? "own" : "general"
      };
    }, null);
  }

  /* A list of short texts, such as versions; anything else in its place is an empty list. */
  function list(key) {
    var found = read(key);
    return Array.isArray(found) ? found.filter(function (item) {
      return typeof item === "string";
    }) : [];
  }

  /* When reloads were made, by this machine's clock; null where nothing can be remembered. */
  function reloads() {
    var found = read("reloads") || readWindow("reloads");
    found = Array.isArray(found) ? found.filter(function (time) {
      return typeof time === "number";
    }) : [];
    return found;
  }

  function keepReloads(times) {
    var inWindow = writeWindow("reloads", times);
    return write("reloads", times) || inWindow;
  }

  return {
    open: open,
    read: read,
    write: write,
    remove: remove,
    list: list,
    generation: generation,
    reloads: reloads,
    keepReloads: keepReloads
  };
}());
