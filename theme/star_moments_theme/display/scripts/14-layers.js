/* What may lie over the slides: the night, an emergency, the dot of a screen without contact, and what
   ?debug=1 tells. And how the address wants the page to stand. */
display.layers = (function () {
  "use strict";

  var SHORT = 130;
  var READ = 8000;

  var quiet;
  var star;
  var why;
  var whyTimer = null;
  var emergency;
  var heading;
  var message;
  var said = "";
  var dot;
  var debug;
  var debugText;
  var minute = -1;

  function textIn(element) {
    element.textContent = "";
    return element.appendChild(document.createTextNode(""));
  }

  function begin() {
    quiet = document.getElementById("quiet");
    star = quiet.querySelector("svg") || quiet;
    why = textIn(quiet.querySelector("p"));
    emergency = document.getElementById("emergency");
    heading = textIn(emergency.querySelector("h1"));
    message = textIn(emergency.querySelector("p"));
    dot = document.getElementById("dot");
    debug = document.getElementById("debug");
    debugText = textIn(debug);
  }

  /* Turn the page as ?rotate, ?theme and ?safe say. */
  function stand(params) {
    var root = document.documentElement;
    var stage = display.stage.element();
    root.className = root.className.replace(/\bno-js\b/, "js");
    if (params.theme) {
      root.setAttribute("data-theme", params.theme);
    }
    [stage, quiet, emergency].forEach(function (element) {
      if (params.rotate) {
        element.className += " rotate-" + params.rotate;
      }
      if (params.safe !== null) {
        element.style.setProperty("--safe", String(params.safe));
      }
    });
  }

  function overflows() {
    var style = window.getComputedStyle(emergency);
    var first = emergency.querySelector(heading.data ? "h1" : "p");
    var last = emergency.querySelector("p");
    return first.offsetTop < parseFloat(style.paddingTop) - 1 ||
      last.offsetTop + last.offsetHeight > emergency.clientHeight - parseFloat(style.paddingBottom) + 1;
  }

  /* A message that has no room at its size is set smaller, and at last without its ends of lines: every
     word of it has to be read. */
  function fit() {
    var sizes = said.length > SHORT ? ["long", "longest"] : ["short", "long", "longest"];
    [said, said.replace(/\s*\n\s*/g, " ")].some(function (text) {
      message.data = text;
      return sizes.some(function (size) {
        emergency.setAttribute("data-length", size);
        return emergency.hidden || !overflows();
      });
    });
  }

  /* Show one of "slides", "quiet", "emergency". */
  function show(name, alarm) {
    heading.data = alarm ? alarm.heading : "";
    said = alarm ? alarm.message : "";
    emergency.querySelector("h1").hidden = !(alarm && alarm.heading);
    emergency.hidden = name !== "emergency";
    fit();
    quiet.hidden = name !== "quiet";
    display.stage.hide(name !== "slides");
  }

  /* In the night the dim star stands elsewhere each minute. */
  function wander(random) {
    var now = Math.floor(display.time.now() / 60000);
    if (now !== minute && !quiet.hidden) {
      minute = now;
      star.style.transform = "translate(" + Math.round(76 * random() - 38) + "vw, " +
        Math.round(76 * random() - 38) + "vh)";
    }
  }

  /* Say for some seconds why the screen is dark. */
  function explain(text) {
    why.data = text;
    why.parentNode.hidden = false;
    display.time.stop(whyTimer);
    whyTimer = display.time.after(READ, function () {
      why.parentNode.hidden = true;
    });
  }

  /* rows: [[label, value], …]; lines: what the log holds. */
  function report(rows, lines) {
    var text = rows.map(function (row) {
      return row[0] + ": " + row[1];
    }).concat("", lines).join("\n");
    debug.hidden = false;
    if (debugText.data !== text) {
      debugText.data = text;
    }
  }

  return {
    begin: begin,
    stand: stand,
    show: show,
    fit: fit,
    wander: wander,
    explain: explain,
    report: report,
    dot: function (seen) {
      dot.hidden = !seen;
    }
  };
}());
