/* Looks every five seconds whether the screen is alive, apart from everything else. First it helps the deck
   on, then it begins anew from what it last knew to be good, then it asks for the page once more. */
display.watchdog = (function () {
  "use strict";

  var time = display.time;
  var EVERY = 5000;
  var GAP = 60000;
  var strikes = 0;
  var beat = { now: 0, wall: 0 };
  var hooks = null;

  function guarded(name) {
    try {
      hooks[name].apply(null, Array.prototype.slice.call(arguments, 1));
    } catch (fault) {
      display.log.fault("watchdog: " + name, fault);
    }
  }

  function look() {
    var late = time.now() - hooks.since();
    if (!hooks.rotates() || late <= 3 * hooks.dwell()) {
      return;
    }
    strikes += 1;
    display.log.say("watchdog", "strike " + strikes);
    if (strikes === 1) {
      guarded("advance");
    } else if (strikes === 2) {
      guarded("again");
    } else {
      strikes = 0;
      guarded("reload");
    }
  }

  function tick() {
    var now = time.now();
    var wall = time.wall();
    var slept = now - beat.now;
    // A machine that sleeps may stop the one clock, a clock that is set moves the other.
    var jumped = Math.max(0, wall - beat.wall - slept);
    beat = { now: now, wall: wall };
    time.after(EVERY, tick);
    guarded("tick", slept + (jumped > GAP ? jumped : 0));
    if (slept > GAP || jumped > GAP) {
      strikes = 0;
      guarded("wake");
    } else {
      look();
    }
  }

  /* Hooks: since() when the last slide came, dwell(), rotates(), advance, again, reload, tick(passed), wake. */
  function begin(calls) {
    hooks = calls;
    beat = { now: time.now(), wall: time.wall() };
    time.after(EVERY, tick);
  }

  return {
    begin: begin,
    tick: tick,
    /* The deck went on by itself. */
    fed: function () {
      strikes = 0;
    }
  };
}());
