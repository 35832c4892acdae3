/* What the page has to do with the machine around it: the listeners, all of them made once; the screen that
   must not fall asleep; keys and remote controls that must not do harm. */
display.device = (function () {
  "use strict";

  var base = display.base;
  // Where the pointer was when it was last told of.
  var place = null;

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

  /* Whether somebody has moved a mouse: engines tell of one that lies still as well, when the page comes or
     something changes below it, and of a finger as if it were one. */
  function isMoved(event) {
    var before = place;
    place = event.screenX + " " + event.screenY;
    return before !== null && before !== place && base.attempt(function () {
      return window.matchMedia("(pointer: fine)").matches;
    }, true);
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

  /* Hooks: seen, online, resized, forward, moved. */
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
    listen(document, "mousemove", function (event) {
      if (isMoved(event)) {
        hooks.moved();
      }
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

  return { begin: begin, isHidden: isHidden };
}());
