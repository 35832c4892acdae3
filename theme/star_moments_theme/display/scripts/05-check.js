/* Nothing is taken from the network or from storage before it has been looked at whole. What comes out is
   a copy with the known fields only; anything wrong throws, and then the screen stays as it is. */
display.check = (function () {
  "use strict";

  var MOST = { manifest: 65536, feed: 1048576, moments: 2000, live: 2000 };
  var DAY = /^\d{4}-\d\d-\d\d$/;
  var SIZE = /^(xl|l|m|s)$/;
  // What a path of an SVG is made of; anything else would be told to the console by the browser.
  var PATH = /^[Mm][0-9MmLlHhVvCcSsQqTtAaZz.,\s\-]*$/;
  var VERSION = /^[0-9a-f]{8}$/;

  function need(good, what) {
    if (!good) {
      throw new Error(what);
    }
  }

  function isObject(value) {
    return Object.prototype.toString.call(value) === "[object Object]";
  }

  function text(value, most, what, mayBeEmpty) {
    need(typeof value === "string" && value.length <= most && (mayBeEmpty || value.trim()), what);
    return value;
  }

  function match(value, pattern, what) {
    need(typeof value === "string" && pattern.test(value), what);
    return value;
  }

  function whole(value, low, high, what) {
    need(typeof value === "number" && value % 1 === 0 && value >= low && value <= high, what);
    return value;
  }

  function list(value, least, most, what, each) {
    need(Array.isArray(value) && value.length >= least && value.length <= most, what);
    return value.map(function (item) {
      return each(item);
    });
  }

  function same(item) {
    return item;
  }

  function texts(value, most, what) {
    return list(value, 0, most, what, function (item) {
      return text(item, 400, what);
    });
  }

  function parse(source, what) {
    try {
      return JSON.parse(source);
    } catch (ignored) {
      throw new Error(what + " is no JSON");
    }
  }

  function emergency(value) {
    need(isObject(value), "emergency");
    return {
      heading: text(value.heading, 400, "emergency: heading", true),
      message: text(value.message, 2000, "emergency: message"),
      until: whole(value.until, 1, 1e11, "emergency: until")
    };
  }

  /* A manifest that has been parsed. */
  function manifest(value) {
    need(isObject(value), "manifest is no object");
    need(value.schema === 1, "manifest: schema");
    return {
      schema: 1,
      day: match(value.day, DAY, "manifest: day"),
      feed: match(value.feed, /^feed\.[0-9a-f]{16}\.json$/, "manifest: feed"),
      bytes: whole(value.bytes, 2, MOST.feed, "manifest: bytes"),
      hash: match(value.hash, /^[0-9a-f]{16}$/, "manifest: hash"),
      live: list(value.live, 0, MOST.live, "manifest: live", function (version) {
        return match(version, VERSION, "manifest: live");
      }),
      shell: match(value.shell, VERSION, "manifest: shell"),
      zone: list(value.zone, 1, 50, "manifest: zone", function (change) {
        need(Array.isArray(change) && change.length === 2, "manifest: zone");
        return [
          whole(change[0], 0, 1e11, "manifest: zone"),
          whole(change[1], -900, 900, "manifest: zone")
        ];
      }),
      quiet: value.quiet === null ? null : list(value.quiet, 2, 2, "manifest: quiet", function (minute) {
        return whole(minute, 0, 1440, "manifest: quiet");
      }),
      stale: whole(value.stale, 1, 366, "manifest: stale"),
      emergency: value.emergency === null ? null : emergency(value.emergency)
    };
  }

  function star(value) {
    return list(value, 0, 8, "star", function (path) {
      return match(text(path, 20000, "star"), PATH, "star");
    });
  }

  function qr(value) {
    if (value === null || value === undefined) {
      return null;
    }
    need(isObject(value), "qr");
    return { size: whole(value.size, 21, 185, "qr: size"), path: match(text(value.path, 60000, "qr: path"), PATH, "qr: path") };
  }

  function page(value) {
    need(isObject(value), "page");
    return {
      size: match(value.size, SIZE, "page: size"),
      text: text(value.text, 1000, "page: text")
    };
  }

  function moment(value) {
    need(isObject(value), "moment");
    return {
      id: text(value.id, 200, "moment: id"),
      v: match(value.v, VERSION, "moment: v"),
      since: match(value.since, DAY, "moment: since"),
      // A feed that an older page has stored says nothing of it.
      last: value.last ? match(value.last, DAY, "moment: last") : "",
      lang: match(value.lang, /^[A-Za-z-]{2,35}$/, "moment: lang"),
      pages: list(value.pages, 1, 4, "moment: pages", page),
      thanks: text(value.thanks, 400, "moment: thanks", true),
      who: texts(value.who, 100, "moment: who"),
      unit: text(value.unit, 400, "moment: unit", true),
      units: texts(value.units, 100, "moment: units"),
      factor: text(value.factor, 400, "moment: factor", true),
      factors: texts(value.factors, 100, "moment: factors"),
      colour: whole(value.colour, 0, 99, "moment: colour"),
      star: star(value.star),
      qr: qr(value.qr)
    };
  }

  function interlude(value) {
    need(isObject(value), "interlude");
    return {
      kind: match(value.kind, /^[a-z]{1,20}$/, "interlude: kind"),
      heading: text(value.heading, 400, "interlude: heading", true),
      text: text(value.text, 1000, "interlude: text"),
      size: value.size === undefined ? "m" : match(value.size, SIZE, "interlude: size"),
      meaning: value.meaning === undefined ? "" : text(value.meaning, 1000, "interlude: meaning", true),
      colour: whole(value.colour, 0, 99, "interlude: colour"),
      star: star(value.star),
      qr: qr(value.qr)
    };
  }

  /* What is in order in a list. One moment that is not takes none of the others with it; of two with the
     same name the first counts. */
  function sound(items, each, fields) {
    var seen = {};
    var good = [];
    items.forEach(function (item) {
      try {
        item = each(item);
        fields.forEach(function (field) {
          need(!seen[field + item[field]], "two with one " + field);
          seen[field + item[field]] = true;
        });
        good.push(item);
      } catch (fault) {
        display.log.fault("left out", fault);
      }
    });
    return good;
  }

  /* A feed that has been parsed. */
  function feed(value) {
    var moments;
    var interludes;
    need(isObject(value), "feed is no object");
    need(value.schema === 1, "feed: schema");
    moments = list(value.moments, 0, MOST.moments, "feed: moments", same);
    interludes = sound(list(value.interludes, 1, 100, "feed: interludes", same), interlude, []);
    need(interludes.length, "feed: interludes");
    return {
      schema: 1,
      name: text(value.name, 400, "feed: name"),
      language: match(value.language, /^[A-Za-z-]{2,35}$/, "feed: language"),
      day: match(value.day, DAY, "feed: day"),
      moments: sound(moments, moment, ["id", "v"]),
      interludes: interludes
    };
  }

  return {
    MOST: MOST,
    manifest: manifest,
    feed: feed,
    /* A manifest as it came from the network. */
    manifestText: function (source) {
      need(source.length <= MOST.manifest, "manifest is too long");
      return manifest(parse(source, "manifest"));
    },
    /* A feed as it came from the network: it is the one that the manifest announced, or it throws. */
    feedText: function (source, announced) {
      var found;
      need(source.length === announced.bytes, "feed: " + source.length + " bytes");
      need(display.base.hash(source) === announced.hash, "feed: hash");
      found = feed(parse(source, "feed"));
      need(found.day === announced.day, "feed: day");
      need(found.moments.length || !announced.live.length, "feed: no moments");
      return found;
    }
  };
}());
