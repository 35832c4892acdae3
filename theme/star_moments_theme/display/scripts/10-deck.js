/* In which order. What is fresh comes once a round, newest first; every third place is for an older one,
   drawn by weight, none twice until all have been seen; now and then something else. No ranking. */
display.deck = (function () {
  "use strict";

  var base = display.base;
  var FRESH = 7; // days
  var HALF = 10; // days after which an older one is half as likely to be drawn
  var THIRD = 3;
  var BETWEEN = 8;

  function isTexts(value) {
    return Array.isArray(value) && value.length <= 2000 && value.every(function (one) {
      return typeof one === "string";
    });
  }

  function isNumber(value) {
    return typeof value === "number" && value % 1 === 0 && value >= 0;
  }

  /* options: {order: "fresh" | "shuffle", max: number or null, random}. */
  function create(options) {
    var random = options.random;
    var pool = [];
    var between = [];
    var today = "";
    var news = []; // ids that came while the screen ran, to be shown next
    var round = null; // ids of the fresh ones that this round still has to show
    var seen = {}; // ids of the older ones that have been shown
    var barred = {}; // version -> until when it is left out, because it could not be shown
    var slot = 0;
    var since = 0; // places since something other than a moment was shown
    var turn = Math.floor(random() * 1000);
    var last = null;
    var turns = 0; // how often it went on from what was kept

    function age(moment) {
      return Math.max(0, display.time.days(moment.since, today));
    }

    function isFresh(moment) {
      return options.order === "fresh" && age(moment) <= FRESH;
    }

    function usable(moment) {
      return !(barred[moment.v] > display.time.now());
    }

    function byId(id) {
      return pool.filter(function (moment) {
        return moment.id === id;
      })[0];
    }

    function known(ids) {
      return ids.map(byId).filter(function (moment) {
        return moment && usable(moment);
      });
    }

    /* Whether two moments thank the same person or unit. */
    function alike(moment) {
      return last !== null && (last.id === moment.id || moment.who.some(function (who) {
        return last.who.indexOf(who) >= 0;
      }));
    }

    function differing(moments) {
      return moments.filter(function (moment) {
        return !alike(moment);
      });
    }

    /* One of them by lot, each with its weight. */
    function draw(moments) {
      var weights = moments.map(function (moment) {
        return options.order === "shuffle" ? 1 : Math.pow(2, -Math.min(age(moment), 3000) / HALF) + 1e-9;
      });
      var mark = random() * weights.reduce(function (sum, weight) {
        return sum + weight;
      }, 0);
      var at = 0;
      while (at < moments.length - 1 && mark >= weights[at]) {
        mark -= weights[at];
        at += 1;
      }
      return moments[at];
    }

    function ids(moments) {
      return moments.map(function (moment) {
        return moment.id;
      });
    }

    /* The fresh ones of this round; a new round where none is left. */
    function fresh() {
      var waiting = known(round || []);
      if (!waiting.length) {
        waiting = pool.filter(isFresh).filter(usable);
        round = ids(waiting);
      }
      return waiting;
    }

    /* The older ones that have not been seen; all of them again where none is left. */
    function older() {
      var all = pool.filter(function (moment) {
        return !isFresh(moment) && usable(moment);
      });
      var unseen = all.filter(function (moment) {
        return !seen["=" + moment.id];
      });
      if (!unseen.length) {
        seen = {};
        unseen = all;
      }
      return unseen;
    }

    function choose() {
      var urgent = known(news);
      var recent = fresh();
      var old = older();
      var other;
      if (urgent.length) {
        return urgent[0];
      }
      if (slot % THIRD === 0 || !recent.length) {
        if (differing(old).length) {
          return draw(differing(old));
        }
      }
      if (differing(recent).length) {
        return differing(recent)[0];
      }
      // Everyone who is left in this place was thanked a moment ago: the other kind, or an early repetition.
      other = differing(old).length ? draw(differing(old)) : differing(pool.filter(usable))[0];
      return other || recent[0] || draw(old) || null;
    }

    function interlude() {
      since = 0;
      turn += 1;
      last = null;
      return { interlude: between[turn % between.length], moment: null };
    }

    /* What comes next: {moment, interlude}, of which one is null. `neutral`: nothing about anybody. */
    function next(neutral) {
      var moment;
      since += 1;
      if (neutral || (since >= BETWEEN && !known(news).length)) {
        return interlude();
      }
      slot += 1;
      moment = choose();
      if (!moment) {
        return interlude();
      }
      news = news.filter(function (id) {
        return id !== moment.id;
      });
      round = (round || []).filter(function (id) {
        return id !== moment.id;
      });
      seen["=" + moment.id] = true;
      last = moment;
      return { moment: moment, interlude: null };
    }

    /* Take what may be shown, on a day such as 2026-11-27. What is fresh and was not there before is next. */
    function fill(moments, interludes, day) {
      var before = ids(pool);
      var first = !before.length && today === "";
      today = day;
      pool = moments.slice().sort(function (one, other) {
        return one.since === other.since ? (one.id < other.id ? -1 : 1) : (one.since < other.since ? 1 : -1);
      }).slice(0, options.max || 24);
      between = interludes;
      news = ids(known(news));
      if (!first) {
        pool.filter(isFresh).forEach(function (moment) {
          if (before.indexOf(moment.id) < 0 && news.indexOf(moment.id) < 0) {
            news.push(moment.id);
          }
        });
      }
    }

    /* What has to be known to go on after the page was loaded anew: nothing of what has left the wall. */
    function kept() {
      var there = ids(pool);
      function isThere(id) {
        return there.indexOf(id) >= 0;
      }
      return {
        turns: turns,
        pool: there,
        round: (round || []).filter(isThere),
        seen: there.filter(function (id) {
          return seen["=" + id];
        }),
        slot: slot,
        since: since,
        turn: turn,
        last: last && isThere(last.id) ? { id: last.id, who: last.who } : null,
        at: display.time.wall()
      };
    }

    /* Go on from what was kept; return how many times that has been done, 0 where nothing could be used. */
    function restore(found) {
      var good = found && display.time.wall() - found.at < display.time.DAY && found.at <= display.time.wall() &&
        [found.pool, found.round, found.seen].every(isTexts) &&
        [found.turns, found.slot, found.since, found.turn].every(isNumber);
      if (!good) {
        return 0;
      }
      turns = found.turns + 1;
      // Only the names count: what has come since is next, as if the page had stayed.
      pool = found.pool.map(function (id) {
        return { id: id };
      });
      today = "before";
      round = found.round;
      found.seen.forEach(function (id) {
        seen["=" + id] = true;
      });
      slot = found.slot;
      since = found.since;
      turn = found.turn;
      last = found.last && typeof found.last.id === "string" && isTexts(found.last.who) ? found.last : null;
      return turns;
    }

    return {
      fill: fill,
      kept: kept,
      restore: restore,
      next: next,
      /* Show this one first, as the page already does. */
      lead: function (id) {
        news = byId(id) ? [id] : [];
      },
      /* Leave a version out for some milliseconds. */
      bar: function (version, milliseconds) {
        barred[version] = display.time.now() + milliseconds;
      },
      size: function () {
        return pool.length;
      },
      isNew: function (moment) {
        return moment.since === today;
      }
    };
  }

  return { create: create };
}());
