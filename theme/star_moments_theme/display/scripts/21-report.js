/* What ?debug=1 tells: for those who have hung the screen up, and not for those who look at it. */
display.report = (function () {
  "use strict";

  var time = display.time;

  /* `labels`: the words for each row, in the language of the screen. */
  function write(shell, screen, labels) {
    var content = display.content;
    var show = display.show;
    var state = display.poll.state();
    var manifest = content.manifest();
    var ago = Math.round((time.now() - state.contact) / 1000);
    display.layers.report([
      ["shell", shell],
      ["feed", content.hash() + (content.hash() === manifest.hash ? "" : " < " + manifest.hash)],
      ["day", manifest.day],
      ["contact", ago + " s"],
      ["offline", String(state.failures)],
      ["state", show.state()],
      ["moments", String(show.size())],
      ["next", Math.round((state.due - time.now()) / 1000) + " s"],
      ["clock", time.stamp() + (time.heard() ? "" : " ?")],
      ["screen", screen],
      ["note", show.note() || "-"],
      ["engine", window.navigator.userAgent]
    ].map(function (row) {
      return [labels[row[0]] || row[0], row[1]];
    }), display.log.lines());
  }

  return { write: write };
}());
