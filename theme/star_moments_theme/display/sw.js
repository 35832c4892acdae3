/* The service worker of the screens: a screen that was here once starts also while the network is down.
   Pages come from the network first and are never kept from it; a manifest is never kept at all; a feed has
   a name of its own for every content, so the one that was looked at can be answered from what is kept.
   To be rid of it, open the screen once with ?sw=off. */
(function () {
  "use strict";

  var PREFIX = "star-moments-display";
  // Another number drops what the worker before this one kept.
  var CACHE = PREFIX + " 1 " + self.registration.scope;
  var TIMEOUT = 4000;
  var MARKER = "data-shell=\"";
  // Under this address stands a list: the versions of moments that were taken down.
  var DROPPED = self.registration.scope + "dropped";

  function fnv(text, start) {
    var sum = start >>> 0;
    var at;
    for (at = 0; at < text.length; at += 1) {
      sum = (sum ^ text.charCodeAt(at)) >>> 0;
      sum = (sum + (sum << 1) + (sum << 4) + (sum << 7) + (sum << 8) + (sum << 24)) >>> 0;
    }
    return ("0000000" + sum.toString(16)).slice(-8);
  }

  function hash(text) {
    return fnv(text, 0x811c9dc5) + fnv(text, 0x01000193);
  }

  function plain(address) {
    return address.replace(/[?#].*$/, "");
  }

  function open() {
    return caches.open(CACHE);
  }

  function dropped(cache) {
    return cache.match(DROPPED).then(function (found) {
      return found ? found.json() : [];
    });
  }

  /* Whether a text speaks of one of these versions. */
  function tells(text, versions) {
    return versions.some(function (version) {
      return text.indexOf("\"" + version + "\"") >= 0;
    });
  }

  /* Whether a text is a screen's page, from its mark to its end. */
  function isPage(text) {
    return text.indexOf(MARKER) >= 0 && (/<\/html>\s*$/).test(text);
  }

  /* Keep a screen's page, if it is one and holds nothing that was taken down. */
  function keepPage(address, response) {
    return response.text().then(function (text) {
      return open().then(function (cache) {
        return dropped(cache).then(function (versions) {
          if (!isPage(text) || tells(text, versions)) {
            return undefined;
          }
          return cache.put(plain(address), new Response(text, {
            headers: { "Content-Type": "text/html; charset=utf-8" }
          }));
        });
      });
    });
  }

  function kept(address) {
    return open().then(function (cache) {
      return cache.match(plain(address));
    });
  }

  /* Stay awake until a promise is settled. Chromium before 60 throws here once the event's own turn is over,
     and the answer would be rejected with it. */
  function stay(event, promise) {
    try {
      event.waitUntil(promise);
    } catch (ignored) {
      // What the promise does is done all the same, mostly.
    }
  }

  /* A screen's page: what the network says, unless it is silent for four seconds or says something else. */
  function page(event) {
    var address = event.request.url;
    var network = fetch(event.request);
    var late = new Promise(function (resolve) {
      setTimeout(resolve, TIMEOUT);
    });

    function judged(response) {
      if (response.status === 404 || response.status === 410) {
        return response;
      }
      if (response.status !== 200) {
        return kept(address).then(function (found) {
          return found || response;
        });
      }
      return response.clone().text().then(function (text) {
        if (isPage(text)) {
          stay(event, keepPage(address, new Response(text)));
          return response;
        }
        return kept(address).then(function (found) {
          return found || response;
        });
      });
    }

    return Promise.race([network, late]).then(function (response) {
      if (response) {
        return judged(response);
      }
      return kept(address).then(function (found) {
        return found || network;
      });
    }, function (fault) {
      return kept(address).then(function (found) {
        if (found) {
          return found;
        }
        throw fault;
      });
    });
  }

  /* Letters: from the network, and from what is kept where there is none. */
  function font(event) {
    return fetch(event.request).then(function (response) {
      var copy = response.clone();
      if (response.status === 200) {
        stay(event, open().then(function (cache) {
          return cache.put(event.request, copy);
        }));
      }
      return response;
    }, function (fault) {
      return kept(event.request.url).then(function (found) {
        if (found) {
          return found;
        }
        throw fault;
      });
    });
  }

  function feed(event) {
    return kept(event.request.url).then(function (found) {
      return found || fetch(event.request);
    });
  }

  /* Keep the current feed and page: {page, feed, hash, dropped}. What was taken down the page itself has
     thrown out; here it is only kept from coming back. */
  function tidy(current) {
    var address = new URL(current.feed, current.page).href;
    var folder = address.replace(/[^\/]*$/, "feed.");
    return open().then(function (cache) {
      return cache.put(DROPPED, new Response(JSON.stringify(current.dropped))).then(function () {
        return cache.keys();
      }).then(function (requests) {
        return Promise.all(requests.map(function (request) {
          var old = request.url.indexOf(folder) === 0 && request.url !== address;
          return old ? cache["delete"](request) : undefined;
        }));
      }).then(function () {
        return cache.match(address);
      }).then(function (found) {
        return found ? undefined : fetch(address).then(function (response) {
          return response.status === 200 ? response.text() : "";
        }).then(function (text) {
          return hash(text) === current.hash ? cache.put(address, new Response(text, {
            headers: { "Content-Type": "application/json" }
          })) : undefined;
        });
      }).then(function () {
        return fetch(current.page, { cache: "no-cache" });
      }).then(function (response) {
        return response.status === 200 ? keepPage(current.page, response) : undefined;
      });
    });
  }

  self.addEventListener("install", function () {
    self.skipWaiting();
  });

  self.addEventListener("activate", function (event) {
    event.waitUntil(caches.keys().then(function (names) {
      return Promise.all(names.map(function (name) {
        var ours = name.indexOf(PREFIX) === 0 && name.slice(-self.registration.scope.length - 1) === " " + self.registration.scope;
        return ours && name !== CACHE ? caches["delete"](name) : undefined;
      }));
    }).then(function () {
      return self.clients.claim();
    }));
  });

  self.addEventListener("message", function (event) {
    event.waitUntil(tidy(event.data)["catch"](function () {
      // Without network the page is kept as it was.
    }));
  });

  self.addEventListener("fetch", function (event) {
    var address = plain(event.request.url);
    if (event.request.method !== "GET" || address.indexOf(self.location.origin) !== 0) {
      return;
    }
    if (event.request.mode === "navigate") {
      event.respondWith(page(event));
    } else if (/\/feed\.[0-9a-f]{16}\.json$/.test(address)) {
      event.respondWith(feed(event));
    } else if (/\.woff2$/.test(address)) {
      event.respondWith(font(event));
    }
  });
}());
