/* The show itself: which slide comes when, and what the screen is about just now: moments, neutral slides,
   the quiet hours or an emergency. */
display.show = (function () {
  "use strict";

  var time = display.time;
  var content = display.content;
  var stage = display.stage;
  var HOUR = 3600000;
  var PATIENCE = 2000;

  var options = null; // {params, words, seed}
  var deck = null;
  var chance = Math.random;
  var state = "moments";
  var waking = false;
  var current = null; // {moment, interlude, page}
  var layout = 0;
  var since = 0;
  var dwell = 10000;
  var timer = null;
  var today = "";
  var turns = 0; // how often the page was loaded anew today and went on
  var note = "";
  var leaving = []; // versions that have left the wall, and may still be on the screen

  function local() {
    return time.local(time.server(), content.manifest().zone);
  }

  /* Put what may be shown into the deck. */
  function fill() {
    var found = content.moments();
    var day = local().day;
    if (day !== today) {
      today = day;
      chance = display.base.random(options.seed + " " + day + (turns ? " " + turns : ""));
    }
    note = found.note;
    deck.fill(found.moments, content.feed().interludes, today);
    remember();
  }

  /* Where the screen is in its round, for when the page is loaded anew. */
  function remember() {
    display.store.write("deck", deck.kept());
  }

  /* The second page of the moment on show, if it may still be seen; else what the deck has next. */
  function following() {
    var same = current && current.moment && state === "moments" && content.moments().moments.filter(function (one) {
      return one.v === current.moment.v && one.pages.length > current.page + 1;
    })[0];
    var next;
    if (same) {
      return { moment: same, interlude: null, page: current.page + 1 };
    }
    next = deck.next(state !== "moments");
    next.page = 0;
    return next;
  }

  function viewOf(item) {
    var how = {
      words: options.words,
      feed: content.feed(),
      hash: content.hash(),
      layout: layout,
      isNew: item.moment && deck.isNew(item.moment),
      qr: options.params.qr,
      dwell: options.params.dwell
    };
    return item.moment ? display.view.moment(item.moment, item.page, how) : display.view.interlude(item.interlude, how);
  }

  function arm(milliseconds) {
    time.stop(timer);
    timer = time.after(milliseconds, function () {
      if (!display.device.isHidden()) {
        display.watchdog.fed();
        advance();
      }
    });
  }

  /* Go on to the next slide that can be shown; what cannot is left out for an hour. */
  function step() {
    var tries;
    var item;
    var view;
    arm(dwell);
    if (content.swap() || local().day !== today) {
      fill();
      options.swapped();
    }
    for (tries = 0; tries < 30; tries += 1) {
      item = following();
      try {
        if (item.page === 0) {
          layout += 1;
        }
        view = viewOf(item);
        while (view.silent && item.page + 1 < item.moment.pages.length) {
          item.page += 1;
          view = viewOf(item);
        }
        if (view.silent) {
          // Emoji alone, and no font has them: whoever reads would see whom it thanks, and not for what.
          current = null;
          continue;
        }
        stage.show(view);
        current = item;
        remember();
        since = time.now();
        dwell = view.dwell;
        arm(dwell);
        return true;
      } catch (fault) {
        display.log.fault("slide", fault);
        current = null;
        if (item.moment) {
          deck.bar(item.moment.v, HOUR);
        }
      }
    }
    return false;
  }

  /* The end of a slide: the place where a new page may be loaded. */
  function advance() {
    time.stop(timer);
    options.boundary(step);
  }

  function rotates() {
    return (state === "moments" || state === "neutral") && !display.device.isHidden();
  }

  /* The hours in which the screen is dark: [from, to) in minutes of the day, or none. */
  function quietHours() {
    return options.params.quiet || content.manifest().quiet;
  }

  /* What the screen should be about now. */
  function wanted() {
    var manifest = content.manifest();
    if (manifest.emergency && time.server() < manifest.emergency.until * 1000) {
      return "emergency";
    }
    if (time.within(local().minute, quietHours())) {
      return "quiet";
    }
    return options.stale() || !content.moments().moments.length ? "neutral" : "moments";
  }

  function change(name) {
    state = name;
    waking = false;
    stage.state(name);
    if (name === "quiet" || name === "emergency") {
      time.stop(timer);
      display.layers.show(name, content.manifest().emergency);
      if (content.swap()) {
        fill();
        options.swapped();
      }
    } else {
      display.layers.show("slides", null);
      step();
    }
  }

  /* Bring the screen to where it should be. After a night it asks for news before it shows anybody. */
  function settle() {
    var name = wanted();
    if (leaving.length) {
      return;
    }
    if (name === state) {
      waking = false;
      if (name === "emergency") {
        display.layers.show(name, content.manifest().emergency);
      }
      return;
    }
    if (state === "quiet" && name !== "emergency") {
      if (!waking) {
        waking = true;
        options.ask();
      }
      return;
    }
    change(name);
  }

  /* A poll is over: what waited for it may go on. */
  function asked() {
    if (waking && wanted() !== state) {
      change(wanted());
    }
    waking = false;
    settle();
  }

  /* Take what has left the wall off the screen, in the middle of a slide if need be. */
  function leave() {
    var gone = leaving;
    leaving = [];
    if (!gone.length) {
      return;
    }
    if (content.swap()) {
      options.swapped();
    }
    fill();
    settle();
    if (current && current.moment && gone.indexOf(current.moment.v) >= 0) {
      current = null;
      if (state === "moments" || state === "neutral") {
        step();
      }
    }
    stage.clearHidden();
  }

  /* Versions have left the wall. Where nothing else is left to show, as when all was made anew, what comes
     in their place may take two seconds to arrive. */
  function withdraw(versions, mayWait) {
    leaving = leaving.concat(versions);
    fill();
    if (mayWait && !content.moments().moments.length) {
      time.after(PATIENCE, leave);
    } else {
      leave();
    }
  }

  /* Begin. `how`: {params, words, seed, first: id on the page already} and what to call: stale, ask, swapped,
     boundary(go on). */
  function begin(how) {
    options = how;
    deck = display.deck.create({
      order: how.params.order,
      max: how.params.max,
      random: function () {
        return chance();
      }
    });
    // Where the screen was loaded anew, as by a playlist at each of its turns, it goes on from there.
    turns = deck.restore(display.store.read("deck"));
    fill();
    if (!turns && how.params.order === "fresh") {
      deck.lead(how.first);
    }
    state = "";
    change(wanted());
    stage.clearHidden();
  }

  return {
    begin: begin,
    step: step,
    advance: advance,
    settle: settle,
    asked: asked,
    withdraw: withdraw,
    rotates: rotates,
    /* Begin anew from what is known to be good. */
    again: function () {
      fill();
      current = null;
      step();
    },
    rearm: function () {
      since = time.now();
      arm(dwell);
    },
    /* A new generation need not wait where no moment is on show. */
    received: function () {
      leave();
      if (state !== "moments" && content.swap()) {
        fill();
        options.swapped();
      }
      settle();
    },
    local: local,
    /* Whether the screen has no quiet hours, in which it could be loaded anew unseen. */
    isAlwaysOn: function () {
      var quiet = quietHours();
      return !quiet || quiet[0] === quiet[1];
    },
    quietHours: quietHours,
    state: function () {
      return waking ? "waking" : state;
    },
    since: function () {
      return since;
    },
    dwell: function () {
      return dwell;
    },
    note: function () {
      return note;
    },
    random: function () {
      return chance();
    },
    size: function () {
      return deck.size();
    }
  };
}());
