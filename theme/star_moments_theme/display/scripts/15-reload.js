/* Loading the page again is the one thing that can end a screen's day: into a network that is down it leaves
   an error page for ever. So the own address has to answer first, and it is done seldom. */
display.reload = (function () {
  "use strict";

  var store = display.store;
  var time = display.time;
  var MOST = 2097152;
  var APART = 600000;
  var A_DAY = 3;
  var asking = false;
  var begun = time.now();
  // How long to wait after the own address did not have what was looked for.
  var failed = { marker: null, times: 0, at: 0 };

  /* Whether the limits allow a reload: ten minutes apart, three a day. The first holds by this page's own
     age, whatever the clock says. Where nothing at all can be remembered, every page stays eight hours. */
  function allowed() {
    var age = time.now() - begun;
    var now = time.wall();
    var lately = store.reloads().filter(function (moment) {
      return Math.abs(now - moment) < time.DAY;
    });
    if (age < APART || lately.length >= A_DAY) {
      return false;
    }
    return age >= 8 * time.HOUR || store.keepReloads(lately);
  }

  function waits(marker) {
    var gap = failed.times < 8 ? Math.min(180000, 30000 * Math.pow(2, failed.times)) : time.HOUR;
    return failed.times > 0 && failed.marker === marker && time.now() - failed.at < gap;
  }

  function note(marker) {
    failed.times = failed.marker === marker ? failed.times + 1 : 1;
    failed.marker = marker;
    failed.at = time.now();
  }

  /* Reload where the own address answers with the marker in its page, and with the page's end. `done(false)` where it does not:
     then everything stays as it is. `marker`: the shell that has to be there, or null for any. */
  function attempt(reason, marker, done) {
    var wanted = "data-shell=\"" + (marker || "");
    if (asking || waits(marker) || !allowed()) {
      done(false);
      return;
    }
    asking = true;
    display.request.ask(window.location.href.replace(/#.*$/, ""), MOST, 10000, function (answer) {
      var good = !answer.error && answer.text.indexOf(wanted) > 0 && (/<\/html>\s*$/).test(answer.text);
      asking = false;
      if (!good) {
        note(marker);
        display.log.say("reload", reason + ": " + (answer.error || "not that page"));
        done(false);
        return;
      }
      store.keepReloads(store.reloads().slice(1 - A_DAY).concat(time.wall()));
      window.location.reload();
    });
  }

  /* The nightly one: in the quiet hours, in a minute of its own from 2:00 to 4:59, at most once in 20 hours. */
  function nightly(local, isQuiet, seed) {
    var due = 120 + Math.floor(display.base.random(seed + " " + local.day)() * 180);
    var late = local.minute - due;
    return isQuiet && late >= 0 && late < 10 && time.now() - begun >= 20 * time.HOUR;
  }

  return { allowed: allowed, attempt: attempt, nightly: nightly };
}());
