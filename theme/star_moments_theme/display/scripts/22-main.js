/* Wires the parts to each other. */
display.main = (function () {
  "use strict";

  var base = display.base;
  var time = display.time;
  var content = display.content;
  var show = display.show;
  var poll = display.poll;
  var DOT = 600000;

  var root = document.documentElement;
  var page = { shell: "", unit: "", up: "" };
  var params = null;
  var words = {};
  var screen = "";

  /* What the page brought with it. Its text goes then: it holds words that may be taken down. */
  function first() {
    var node = document.getElementById("first");
    var found = JSON.parse(node.textContent);
    node.textContent = "";
    return {
      manifest: display.check.manifest(found.manifest),
      feed: display.check.feed(found.feed),
      words: found.words
    };
  }

  /* Where to ask: for a unit in its own folder first, then in that of the whole house. */
  function places(unit) {
    var general = { source: "general", folder: page.up };
    if (!unit) {
      return [general];
    }
    return [{ source: "own", folder: unit === page.unit ? "" : page.up + unit + "/" }, general];
  }

  /* This screen's own name, so that neighbours show different moments. */
  function nameOf() {
    var name = params.display || display.store.read("screen");
    if (typeof name !== "string" || !name) {
      name = String(Math.random()).slice(2, 12);
      display.store.write("screen", name);
    }
    return name;
  }

  function tellWorker() {
    var manifest = content.manifest();
    display.worker.tell({
      feed: places(params.unit || page.unit)[0].folder + manifest.feed,
      hash: manifest.hash,
      dropped: content.dropped()
    });
  }

  /* Versions have left the wall: they go from the screen, and from all that is kept. */
  function leave(gone, mayWait) {
    if (gone.length) {
      show.withdraw(gone, mayWait);
      display.worker.purge(gone);
      tellWorker();
    }
  }

  function takeManifest(manifest) {
    leave(content.take(manifest), content.lacks());
    return content.lacks();
  }

  function takeFeed(feed, manifest, source) {
    content.offer(feed, manifest, source);
    show.received();
  }

  /* Where no quiet hours hide it. Of a server that does not answer nothing is asked: the slide would wait for it. */
  function isDueTonight() {
    return show.isAlwaysOn() && !poll.state().failures && display.reload.nightly(show.local(), true, screen);
  }

  /* The end of a slide: where the wall has another page by now, that one is loaded, else the show goes on. */
  function boundary(goOn) {
    var shell = content.manifest().shell;
    if (shell !== page.shell) {
      display.reload.attempt("another page", shell, goOn);
    } else if (isDueTonight()) {
      display.reload.attempt("night", null, goOn);
    } else {
      goOn();
    }
  }

  function isStale() {
    return display.contact.stale(content.manifest().stale, poll.state().failures > 0);
  }

  /* Cut off for too long: what people said goes, from the slides and from what is stored. */
  function forgetAll() {
    var gone = content.forget();
    if (gone.length) {
      show.withdraw(gone, false);
    }
  }

  /* Every five seconds: whatever depends on the time. */
  function tick(passed) {
    var failing = poll.state().since;
    display.contact.passed(passed);
    if (poll.overdue()) {
      poll.run();
    }
    if (isStale()) {
      forgetAll();
    }
    show.settle();
    display.layers.dot(failing !== null && time.now() - failing > DOT && show.state() !== "quiet");
    display.layers.wander(show.random);
    if (show.state() === "quiet") {
      if (display.reload.nightly(show.local(), true, screen)) {
        display.reload.attempt("night", null, base.nothing);
      } else {
        boundary(base.nothing);
      }
    }
    if (params.debug) {
      display.report.write(page.shell, screen, words.debug || {});
    }
  }

  /* The machine slept, or its clock was set: one slide on, and one question. */
  function wake() {
    poll.soon(0);
    if (show.rotates() && time.now() - show.since() > 5000) {
      show.advance();
    }
  }

  /* Somebody has moved the mouse of a screen that is dark: say why it is, and until when. */
  function explain() {
    var hours = show.quietHours();
    var minute = hours && hours[1] % 60;
    if (show.state() === "quiet" && hours && words.dark) {
      display.layers.explain(words.dark.replace("{hour}", Math.floor(hours[1] / 60) % 24)
        .replace("{minute}", (minute < 10 ? "0" : "") + minute));
    }
  }

  function beginPolling(unit, source) {
    poll.begin(places(unit), {
      judge: content.judge,
      withdraw: function (manifest) {
        leave(content.withdraw(manifest), false);
      },
      manifest: takeManifest,
      feed: takeFeed,
      done: function (good) {
        if (good) {
          display.contact.made();
        }
        show.asked();
      },
      asleep: function () {
        return show.state() === "quiet";
      }
    }, source);
  }

  function listen() {
    display.device.begin({
      seen: function () {
        show.rearm();
        poll.soon(0);
      },
      online: function () {
        poll.soon(3000 * Math.random());
      },
      resized: function () {
        display.stage.refit();
        display.layers.fit();
      },
      forward: function () {
        if (show.rotates()) {
          show.advance();
        }
      },
      moved: explain
    });
    display.watchdog.begin({
      since: show.since,
      dwell: show.dwell,
      rotates: show.rotates,
      advance: show.step,
      again: show.again,
      reload: function () {
        display.reload.attempt("stuck", null, base.nothing);
      },
      tick: tick,
      wake: wake
    });
  }

  function begin() {
    var found = first();
    var unit;
    var source;
    page.shell = root.getAttribute("data-shell") || "";
    page.unit = root.getAttribute("data-unit") || "";
    page.up = page.unit ? "../" : "";
    params = display.params.read(window.location.search);
    words = found.words[params.lang] || found.words[root.lang] || {};
    unit = params.unit || page.unit;
    source = unit && unit === page.unit ? "own" : "general";
    display.store.open(window.location.pathname + "?" + unit);
    screen = nameOf();
    display.contact.begin();
    content.begin(found, unit || null, source);
    display.stage.begin();
    display.layers.begin();
    display.layers.stand(params);
    show.begin({
      params: params,
      words: words,
      seed: screen,
      first: found.feed.moments.length ? found.feed.moments[0].id : "",
      stale: isStale,
      ask: poll.run,
      swapped: tellWorker,
      boundary: boundary
    });
    listen();
    display.worker.engage(page.up, params.worker);
    tellWorker();
    beginPolling(unit, source);
  }

  /* Where even the beginning fails, the page's first moment stays, and the page is asked for anew. */
  function start() {
    try {
      begin();
    } catch (fault) {
      display.log.fault("start", fault);
      (function again() {
        display.reload.attempt("start", null, base.nothing);
        time.after(600000, again);
      }());
    }
  }

  return { start: start };
}());
