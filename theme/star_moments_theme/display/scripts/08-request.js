/* Ask the wall's own server for a text. Whatever goes wrong, exactly one answer comes, and within the time. */
display.request = (function () {
  "use strict";

  var base = display.base;

  /* How many bytes an answer announces; 0 where it does not. */
  function announced(length, encoding) {
    return encoding ? 0 : Number(length) || 0;
  }

  function byXhr(url, most, answer) {
    var xhr = new window.XMLHttpRequest();
    function check(event) {
      if (event.loaded > most * 8) {
        xhr.abort();
        answer({ error: "too long" });
      }
    }
    // Without `no-cache` only another address is sure to be asked for anew.
    xhr.open("GET", url + (url.indexOf("?") < 0 ? "?" : "&") + "t=" + display.time.wall(), true);
    xhr.onprogress = check;
    xhr.onerror = function () {
      answer({ error: "no answer" });
    };
    xhr.onload = function () {
      answer({ status: xhr.status, text: xhr.responseText, date: xhr.getResponseHeader("Date") });
    };
    xhr.send();
    return function () {
      xhr.abort();
    };
  }

  function byFetch(url, most, answer) {
    var stopper = new window.AbortController();
    function fail(error) {
      answer({ error: "no answer (" + ((error && error.name) || "fault") + ")" });
    }
    // `no-cache` asks whether what is kept is still good, and costs next to nothing if it is.
    base.settle(window.fetch(url, {
      cache: "no-cache",
      credentials: "same-origin",
      signal: stopper.signal
    }), function (response) {
      var headers = response.headers;
      if (response.status !== 200 ||
          announced(headers.get("Content-Length"), headers.get("Content-Encoding")) > most) {
        answer({ status: response.status, date: headers.get("Date"), error: response.status === 200 ? "too long" : null });
        stopper.abort();
        return;
      }
      base.settle(response.text(), function (text) {
        answer({ status: 200, text: text, date: headers.get("Date") });
      }, fail);
    }, fail);
    return function () {
      stopper.abort();
    };
  }

  /* Call `done` once with {text} or {status, error}; `most`: characters that can be good. */
  function ask(url, most, timeout, done) {
    var stop = base.nothing;
    var open = true;
    var timer = display.time.after(timeout, function () {
      answer({ error: "no answer in time" });
      base.attempt(function () {
        stop();
      });
    });

    function answer(result) {
      var date;
      if (!open) {
        return;
      }
      open = false;
      display.time.stop(timer);
      date = Date.parse(result.date || "");
      if (result.status === 200 && date) {
        display.time.hear(date);
      }
      if (!result.error && result.status !== 200) {
        result.error = "status " + result.status;
      }
      if (!result.error && (typeof result.text !== "string" || result.text.length > most)) {
        result.error = "too long";
      }
      done({ status: result.status || 0, error: result.error || null, text: result.error ? null : result.text });
    }

    try {
      stop = byFetch(url, most, answer);
    } catch (ignored) {
      try {
        stop = byXhr(url, most, answer);
      } catch (error) {
        answer({ error: "cannot ask" });
      }
    }
  }

  return { ask: ask };
}());
