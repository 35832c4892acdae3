/* What may lie over the slides: the night, an emergency, the dot of a screen without contact, and what
   ?debug=1 tells. And how the address wants the page to stand. */
display.layers = (function () {
  "use strict";

  var SHORT = 130;

  var quiet;
  var star;
  var emergency;
  var heading;
  var message;
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

  /* Show one of "slides", "quiet", "emergency". */
  function show(name, alarm) {
    heading.data = alarm ? alarm.heading : "";
    message.data = alarm ? alarm.message : "";
    // A short message is set in larger letters.
    emergency.setAttribute("data-length", alarm && alarm.message.length > SHORT ? "long" : "short");
    emergency.querySelector("h1").hidden = !(alarm && alarm.heading);
    emergency.hidden = name !== "emergency";
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
    wander: wander,
    report: report,
    dot: function (seen) {
      dot.hidden = !seen;
    }
  };
}());
