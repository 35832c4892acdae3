/* The two slides of the page. They are filled by turns; only texts and attributes change, and no node or
   listener is ever added. The new slide is complete before the old one is hidden. */
display.stage = (function () {
  "use strict";

  var TEXTS = ["heading", "words", "thanks", "unit", "factor", "page", "new", "invite"];
  // Steps on a circle, in hundredths of the shorter side: no edge stays on the same dots of the panel.
  var ORBIT = [[4, 0], [3, 3], [0, 4], [-3, 3], [-4, 0], [-3, -3], [0, -4], [3, -3]];

  var stage = null;
  var slides = [];
  var shown = 0;
  var changes = 0;

  /* The one text node of an element; all texts are changed in theirs. */
  function textOf(element) {
    var text = element.textContent;
    var node;
    element.textContent = "";
    node = element.appendChild(document.createTextNode(text));
    return node;
  }

  function parts(slide) {
    var found = {
      slide: slide,
      main: slide.querySelector(".slide__main"),
      star: slide.querySelectorAll(".slide__star path"),
      qr: slide.querySelector(".slide__qr"),
      code: slide.querySelector(".slide__qr svg"),
      path: slide.querySelector(".slide__qr path"),
      elements: {},
      texts: {},
      view: null
    };
    TEXTS.forEach(function (name) {
      found.elements[name] = slide.querySelector(".slide__" + name);
      found.texts[name] = textOf(found.elements[name]);
    });
    return found;
  }

  function begin() {
    stage = document.getElementById("stage");
    slides = [parts(document.getElementById("slide-0")), parts(document.getElementById("slide-1"))];
  }

  function set(element, name, value) {
    if (element.getAttribute(name) !== value) {
      element.setAttribute(name, value);
    }
  }

  function put(slide, name, value) {
    slide.texts[name].data = value;
    slide.elements[name].hidden = value === "";
  }

  function putWords(slide, size, text) {
    set(slide.elements.words, "class", "slide__words words--" + size);
    put(slide, "words", text);
  }

  function fill(slide, view) {
    var point = ORBIT[changes % ORBIT.length];
    var at;
    set(slide.slide, "class", "slide slide--" + view.kind + " layout--" + view.layout + " f" + view.colour);
    slide.slide.style.transform = "translate(" + point[0] / 10 + "vmin, " + point[1] / 10 + "vmin)";
    for (at = 0; at < slide.star.length; at += 1) {
      set(slide.star[at], "d", view.star[at] || "");
    }
    set(slide.elements.words, "lang", view.lang);
    putWords(slide, view.size, view.words);
    put(slide, "heading", view.heading);
    put(slide, "thanks", view.thanks);
    put(slide, "unit", view.unit);
    put(slide, "factor", view.factor);
    put(slide, "page", view.part);
    put(slide, "new", view.fresh);
    put(slide, "invite", view.qr ? view.invite : "");
    slide.qr.hidden = !view.qr;
    set(slide.code, "viewBox", view.qr ? "0 0 " + view.qr.size + " " + view.qr.size : "0 0 29 29");
    set(slide.path, "d", view.qr ? view.qr.path : "");
    slide.view = view;
  }

  function fitWords(slide) {
    var steps = display.fit.pass(slide.main, slide.view.size, slide.view.words, function (size, text) {
      putWords(slide, size, text);
    });
    if (steps) {
      display.log.say("fit", slide.view.id + " in " + steps + " steps");
    }
  }

  function tell(view) {
    set(stage, "data-moment", view.id);
    set(stage, "data-page", display.base.digits(view.page));
    set(stage, "data-feed", view.generation);
    set(stage, "data-changes", display.base.digits(changes));
  }

  /* Show a view. Where that throws, the slide before stays, and the fault goes on to the caller. */
  function show(view) {
    var next = slides[1 - shown];
    var old = slides[shown];
    try {
      fill(next, view);
      next.slide.hidden = false;
      old.slide.hidden = true;
      fitWords(next);
    } catch (fault) {
      old.slide.hidden = false;
      next.slide.hidden = true;
      throw fault;
    }
    shown = 1 - shown;
    changes += 1;
    tell(view);
  }

  /* Empty a slide, so that nothing of it is left in the page. */
  function clear(slide) {
    TEXTS.forEach(function (name) {
      put(slide, name, "");
    });
    set(slide.path, "d", "");
    slide.view = null;
  }

  return {
    begin: begin,
    show: show,
    /* Forget what lies on the slide that is not seen; on both where none is. */
    clearHidden: function () {
      clear(slides[1 - shown]);
      if (stage.hidden) {
        clear(slides[shown]);
      }
    },
    /* The screen has another size: what is on show has to fit once more. */
    refit: function () {
      if (slides[shown].view && !stage.hidden) {
        putWords(slides[shown], slides[shown].view.size, slides[shown].view.words);
        fitWords(slides[shown]);
      }
    },
    view: function () {
      return slides[shown] ? slides[shown].view : null;
    },
    state: function (name) {
      set(stage, "data-state", name);
    },
    hide: function (hidden) {
      stage.hidden = hidden;
    },
    element: function () {
      return stage;
    },
    changes: function () {
      return changes;
    }
  };
}());
