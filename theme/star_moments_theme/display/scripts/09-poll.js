/* Ask once a minute whether there is anything new. One question at a time; what is wrong in any way changes
   nothing; after an outage screens come back spread over time, and none later than the limit. */
display.poll = (function () {
  "use strict";

  var base = display.base;
  var time = display.time;
  var MINUTE = 60000;
  var EVERY = MINUTE;
  var TIMEOUT = 10000;
  // A dark screen needs no news; it asks again before it shows anything.
  var ASLEEP = 15 * MINUTE;
  // A unit that has no folder (any more) is asked for in three polls running out of so many.
  var ROUND = 15;
  var ROUND_ASKED = 3;
  // A question takes fifty seconds at the very most; after this long it is given up for lost.
  var LOST = 100000;

  var places = null;
  var hooks = null;
  var timer = null;
  var busy = false;
  var state = { failures: 0, contact: 0, since: null, due: 0, last: 0, turn: 0, source: "general" };
  // The feed that could not be had, and how often it has been tried.
  var missing = { hash: null, tries: 0 };

  /* How long to wait. While an outage has lasted less than an hour, at most 45 seconds, so that news are on
     screen 90 seconds after it: ten may pass in a question that hangs, thirty until the slide is over.
     From then on twice as long with each hour, up to ten minutes. The whole range is by chance. */
  function delay(failures, outage, asleep, chance) {
    var most;
    if (asleep) {
      return ASLEEP * (1.02 + 0.18 * chance);
    }
    if (!failures) {
      return EVERY * (0.8 + 0.4 * chance);
    }
    most = Math.min(10 * MINUTE, 45000 * Math.pow(2, Math.floor(Math.min(outage / time.HOUR, 9))));
    return 15000 + (most - 15000) * chance;
  }

  function schedule(milliseconds) {
    time.stop(timer);
    state.due = time.now() + milliseconds;
    timer = time.after(milliseconds, run);
  }

  /* A poll is over. `error`: why it failed; `soon`: ask again before the usual time. */
  function finish(turn, error, soon) {
    if (turn !== state.turn || !busy) {
      return;
    }
    busy = false;
    if (error) {
      state.failures += 1;
      state.since = state.since === null ? state.last : state.since;
    } else {
      state.failures = 0;
      state.since = null;
      state.contact = time.now();
    }
    display.log.say("poll", error || "works");
    base.attempt(function () {
      hooks.done(!error);
    });
    schedule(delay(
      state.failures || (soon ? 1 : 0),
      state.since === null ? 0 : time.now() - state.since,
      hooks.asleep(),
      Math.random()
    ));
  }

  function fetchFeed(turn, manifest, place) {
    display.request.ask(place.folder + manifest.feed, manifest.bytes, TIMEOUT, function (answer) {
      var again = false;
      try {
        if (answer.error) {
          throw new Error(answer.error);
        }
        hooks.feed(display.check.feedText(answer.text, manifest), manifest, place.source);
        display.log.say("feed", "works");
      } catch (error) {
        display.log.fault("feed", error);
        missing.tries = missing.hash === manifest.hash ? missing.tries + 1 : 1;
        missing.hash = manifest.hash;
        again = missing.tries <= 3;
      }
      // The manifest is good news by itself: the server is there, and it says what is live.
      finish(turn, null, again);
    });
  }

  /* Ask one place after the other: the unit's own, then, where that is not there, that of the whole house. */
  function look(turn, candidates) {
    var place = candidates[0];
    var others = candidates.slice(1);
    display.request.ask(place.folder + "manifest.json", display.check.MOST.manifest, TIMEOUT, function (answer) {
      var manifest;
      var verdict;
      try {
        if (answer.error && answer.status === 404 && others.length) {
          look(turn, others);
          return;
        }
        if (answer.error) {
          throw new Error(answer.error);
        }
        manifest = display.check.manifestText(answer.text);
        verdict = hooks.judge(manifest, place.source);
        if (verdict === "wait") {
          hooks.withdraw(manifest);
        }
        if (verdict === "wait" && others.length) {
          look(turn, others);
          return;
        }
        if (verdict === "take") {
          state.source = place.source;
          if (hooks.manifest(manifest, place.source)) {
            fetchFeed(turn, manifest, place);
            return;
          }
        }
        finish(turn, null);
      } catch (error) {
        finish(turn, String(error.message || error).slice(0, 200));
      }
    });
  }

  function run() {
    var candidates = places;
    // Should this question be lost, the next one comes all the same.
    schedule(LOST + 1000);
    if (busy && time.now() - state.last < LOST) {
      return;
    }
    busy = true;
    state.last = time.now();
    state.turn += 1;
    if (places.length > 1 && state.source === "general" && state.turn % ROUND > ROUND_ASKED) {
      candidates = places.slice(-1);
    }
    look(state.turn, candidates);
  }

  /* Places: [{source: "own" | "general", folder}]. Hooks: judge, withdraw (what a manifest takes away that is
     not believed yet), manifest (true where the feed is wanted), feed, done, asleep. */
  function begin(from, calls, source) {
    places = from;
    hooks = calls;
    state.source = source;
    state.contact = time.now();
    run();
  }

  /* Ask now, unless a question is on its way or was asked a moment ago. */
  function soon(milliseconds) {
    if (!busy && time.now() - state.last > 2000) {
      schedule(milliseconds || 0);
    }
  }

  return {
    begin: begin,
    soon: soon,
    delay: delay,
    run: run,
    state: function () {
      return state;
    },
    /* Nothing has been asked for long after it was due: the timers were frozen. */
    overdue: function () {
      return time.now() > state.due + 30000;
    }
  };
}());
