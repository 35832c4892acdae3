/* What the address asks for: /display/?unit=kotihoito&dwell=20. Whatever is not understood is left out;
   nothing of it is ever put into the page as markup. */
display.params = (function () {
  "use strict";

  var base = display.base;
  var LETTERS = { "ä": "a", "ö": "o", "å": "a", "é": "e", "ü": "u", "õ": "o", "š": "s", "ž": "z" };

  /* "?unit=p%C3%A4iv%C3%A4&max" -> {unit: "päivä", max: ""}; the last of two counts. */
  function pairs(search) {
    var found = {};
    String(search || "").replace(/^\?/, "").split("&").forEach(function (pair) {
      var cut = pair.indexOf("=");
      var name = cut < 0 ? pair : pair.slice(0, cut);
      var value = cut < 0 ? "" : pair.slice(cut + 1).replace(/\+/g, " ");
      value = base.attempt(function () {
        return decodeURIComponent(value);
      }, "");
      found["?" + name.toLowerCase()] = value.trim().slice(0, 200);
    });
    return found;
  }

  /* A name or a key of a unit as keys are written: "Päivähoito Aula" -> "paivahoito-aula". */
  function slug(text) {
    return text.toLowerCase().replace(/[äöåéüõšž]/g, function (letter) {
      return LETTERS[letter];
    }).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  }

  function number(text, low, high) {
    return (/^\d+([.,]\d+)?$/).test(text) ? base.clamp(Number(text.replace(",", ".")), low, high) : null;
  }

  /* "22-06" or "22:30-6:00" -> [1350, 360]; "off" -> []; anything else -> null: as the wall says. */
  function hours(text) {
    var found = (/^(\d{1,2})(?::(\d\d))?\s*[-–]\s*(\d{1,2})(?::(\d\d))?$/).exec(text);
    var from;
    var to;
    if (text === "off") {
      return [];
    }
    if (!found) {
      return null;
    }
    from = Number(found[1]) * 60 + Number(found[2] || 0);
    to = Number(found[3]) * 60 + Number(found[4] || 0);
    return from <= 1440 && to <= 1440 ? [from % 1440, to % 1440] : null;
  }

  function read(search) {
    var given = pairs(search);
    function ask(name) {
      return given["?" + name] || "";
    }
    function one(name, values) {
      return values.indexOf(ask(name).toLowerCase()) < 0 ? null : ask(name).toLowerCase();
    }
    return {
      unit: slug(ask("unit")) || null,
      lang: one("lang", ["fi", "sv", "en"]),
      max: number(ask("max"), 1, 24),
      dwell: number(ask("dwell"), 1, 300),
      order: one("order", ["fresh", "shuffle"]) || "fresh",
      // Nothing ever moves between two slides, so there is nothing to turn off.
      motion: one("motion", ["off"]),
      quiet: hours(ask("quiet").toLowerCase()),
      safe: number(ask("safe"), 0, 15),
      rotate: one("rotate", ["90", "270"]),
      theme: one("theme", ["dark", "light"]),
      qr: one("qr", ["off"]) !== "off",
      debug: one("debug", ["1", "on", "true"]) !== null,
      display: ask("display").slice(0, 64) || null,
      worker: one("sw", ["off"]) !== "off"
    };
  }

  return { read: read, slug: slug, hours: hours, pairs: pairs };
}());
