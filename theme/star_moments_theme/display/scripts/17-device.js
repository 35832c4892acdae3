/* What the page has to do with the machine around it: the listeners, all of them made once; the screen that
   must not fall asleep; keys and remote controls that must not do harm; and the service worker. */
display.device = (function () {
  "use strict";

  var base = display.base;
  var PREFIX = "star-moments-display";

  function isHidden() {
    return document.hidden === true;
  }

  /* Ask that the screen stays lit. The browser gives it up whenever the page is hidden. */
  function stayAwake() {
    if (!isHidden() && window.isSecureContext) {
      base.attempt(function () {
        base.settle(window.navigator.wakeLock.request("screen"));
      });
    }
  }

  /* Keys neither scroll nor go back nor anywhere else; the right arrow goes on. F1 to F12 stay the browser's. */
  function key(event, forward) {
    var code = event.keyCode || 0;
    if (event.ctrlKey || event.metaKey || (code >= 112 && code <= 123)) {
      return;
    }
    event.preventDefault();
    if (code === 39 && !event.repeat) {
      forward();
    }
  }

  function listen(on, name, call) {
    on.addEventListener(name, function (event) {
      try {
        call(event);
      } catch (fault) {
        display.log.fault(name, fault);
      }
    }, false);
  }

  /* Hooks: seen, online, resized, forward. */
  function begin(hooks) {
    listen(document, "visibilitychange", function () {
      if (!isHidden()) {
        stayAwake();
        hooks.seen();
      }
    });
    listen(window, "online", hooks.online);
    listen(window, "resize", hooks.resized);
    listen(document, "keydown", function (event) {
      key(event, hooks.forward);
    });
    listen(document, "contextmenu", function (event) {
      event.preventDefault();
    });
    listen(window, "error", function (event) {
      display.log.fault("fault", event.message || "unknown");
    });
    listen(window, "unhandledrejection", function (event) {
      display.log.fault("fault", event.reason || "unknown");
    });
    stayAwake();
  }

  /* Take the service worker and all that it keeps away: ?sw=off. */
  function dismiss() {
    base.settle(window.navigator.serviceWorker.getRegistrations(), function (found) {
      found.forEach(function (one) {
        if (/\/sw\.js$/.test(((one.active || one.waiting || one.installing) || {}).scriptURL || "")) {
          if (window.location.href.indexOf(one.scope) === 0) {
            base.settle(one.unregister());
          }
        }
      });
    });
    base.settle(window.caches.keys(), function (names) {
      names.forEach(function (name) {
        if (name.indexOf(PREFIX) === 0) {
          base.settle(window.caches["delete"](name));
        }
      });
    });
  }

  /* Where there is a service worker, a screen starts also while the network is down. */
  function engage(root, wanted) {
    base.attempt(function () {
      if (!wanted) {
        dismiss();
        return;
      }
      base.settle(window.navigator.serviceWorker.register(root + "sw.js", { updateViaCache: "none" }));
    });
  }

  /* Tell the worker what is current, so that it keeps that and nothing else: {feed, hash, dropped}. */
  function tell(current) {
    base.attempt(function () {
      current.page = window.location.href.replace(/[?#].*$/, "");
      base.settle(window.navigator.serviceWorker.ready, function (registration) {
        if (registration.active) {
          registration.active.postMessage(current);
        }
      });
    });
  }

  return { begin: begin, engage: engage, tell: tell, isHidden: isHidden };
}());
