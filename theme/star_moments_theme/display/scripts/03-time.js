/* Time. Clocks of players are wrong by years and jump; so what waits is measured by a clock that only
   goes forward, and what has an hour of the day goes by the server's clock in the wall's time zone. */
display.time = (function () {
  "use strict";

  var HOUR = 3600000;
  var DAY = 24 * HOUR;
  var base = display.base;
  var slow = { at: null, sum: 0 };
  // What the server said last, by the clock that only goes forward.
  var heard = null;
  // What to add to this machine's clock until the server has been heard: how wrong it was last time.
  var offset = 0;
  // It cannot be earlier than the day on which the content was made.
  var earliest = 0;

  function wall() {
    return new Date().getTime();
  }

  /* Milliseconds that only grow. */
  function now() {
    var fast = base.attempt(function () {
      return window.performance.now();
    }, null);
    var here;
    if (typeof fast === "number") {
      return fast;
    }
    here = wall();
    slow.sum += base.clamp(here - (slow.at === null ? here : slow.at), 0, HOUR);
    slow.at = here;
    return slow.sum;
  }

  /* The server said what time it is (milliseconds, or NaN where it did not). */
  function hear(milliseconds) {
    if (milliseconds > 0) {
      heard = { time: milliseconds, at: now() };
      offset = milliseconds - wall();
    }
  }

  /* The time as the server would say it now, as far as this screen can know. */
  function server() {
    var time = heard ? heard.time + now() - heard.at : wall() + offset;
    return Math.max(time, earliest);
  }

  /* The day and the minute of the day where the wall is; zone: [[from second, minutes east], …]. */
  function local(milliseconds, zone) {
    var east = 0;
    var there;
    zone.forEach(function (change) {
      if (change[0] * 1000 <= milliseconds) {
        east = change[1];
      }
    });
    there = new Date(milliseconds + east * 60000);
    return {
      day: there.toISOString().slice(0, 10),
      minute: there.getUTCHours() * 60 + there.getUTCMinutes()
    };
  }

  /* Whether a minute of the day lies in the hours [from, to), which may go over midnight. */
  function within(minute, hours) {
    if (!hours || hours[0] === hours[1]) {
      return false;
    }
    if (hours[0] < hours[1]) {
      return minute >= hours[0] && minute < hours[1];
    }
    return minute >= hours[0] || minute < hours[1];
  }

  /* Whole days from one day to another, both as 2026-11-27. */
  function days(from, to) {
    return Math.round((Date.parse(to + "T00:00:00Z") - Date.parse(from + "T00:00:00Z")) / DAY);
  }

  /* Call later. No delay is over an hour: one over 24.8 days would be called at once. */
  function after(milliseconds, call) {
    return window.setTimeout(call, base.clamp(Math.round(milliseconds) || 0, 0, HOUR));
  }

  return {
    HOUR: HOUR,
    DAY: DAY,
    now: now,
    wall: wall,
    hear: hear,
    server: server,
    local: local,
    within: within,
    days: days,
    after: after,
    stop: function (timer) {
      window.clearTimeout(timer);
    },
    heard: function () {
      return heard !== null;
    },
    offset: function () {
      return offset;
    },
    correct: function (milliseconds) {
      offset = milliseconds;
    },
    notBefore: function (day) {
      // A zone can be fourteen hours ahead of the day's midnight in Greenwich.
      earliest = Math.max(earliest, (Date.parse(day + "T00:00:00Z") || 0) - 14 * HOUR);
    },
    stamp: function () {
      return new Date(server()).toISOString().slice(0, 19) + "Z";
    }
  };
}());
