/* The service worker, where the browser has one: with it a screen starts also while the network is down. */
display.worker = (function () {
  "use strict";

  var base = display.base;
  var PREFIX = "star-moments-display";

  function container() {
    return window.navigator.serviceWorker;
  }

  /* Call with each of this product's caches and its name. */
  function eachCache(call) {
    base.settle(window.caches.keys(), function (names) {
      names.forEach(function (name) {
        if (name.indexOf(PREFIX) === 0) {
          call(name);
        }
      });
    });
  }

  function isOurs(registration) {
    var worker = registration.active || registration.waiting || registration.installing;
    return worker && (/\/sw\.js$/).test(worker.scriptURL) && window.location.href.indexOf(registration.scope) === 0;
  }

  /* Take the worker and all that it keeps away: ?sw=off. */
  function dismiss() {
    base.settle(container().getRegistrations(), function (found) {
      found.filter(isOurs).forEach(function (one) {
        base.settle(one.unregister());
      });
    });
    eachCache(function (name) {
      base.settle(window.caches["delete"](name));
    });
  }

  /* Let the worker begin, or take it away. `root`: the way to the folder it stands in. */
  function engage(root, wanted) {
    base.attempt(function () {
      if (wanted) {
        base.settle(container().register(root + "sw.js", { updateViaCache: "none" }));
      } else {
        dismiss();
      }
    });
  }

  /* Tell the worker what is current, so that it keeps that and nothing else: {feed, hash, dropped}. */
  function tell(current) {
    base.attempt(function () {
      current.page = window.location.href.replace(/[?#].*$/, "");
      base.settle(container().ready, function (registration) {
        if (registration.active) {
          registration.active.postMessage(current);
        }
      });
    });
  }

  function purgeOne(cache, request, versions) {
    base.settle(cache.match(request), function (found) {
      base.settle(found && found.text(), function (text) {
        // The worker's list of what was dropped names them, and nothing else.
        var tells = !(/\/dropped$/).test(request.url) && versions.some(function (version) {
          return text.indexOf("\"" + version + "\"") >= 0;
        });
        if (tells) {
          base.settle(cache["delete"](request));
        }
      });
    });
  }

  /* Take whatever speaks of these versions out of the caches. The page does it itself: a worker that sleeps
     takes its time to wake. */
  function purge(versions) {
    base.attempt(function () {
      eachCache(function (name) {
        base.settle(window.caches.open(name), function (cache) {
          base.settle(cache.keys(), function (requests) {
            requests.forEach(function (request) {
              purgeOne(cache, request, versions);
            });
          });
        });
      });
    });
  }

  return { engage: engage, tell: tell, purge: purge };
}());
