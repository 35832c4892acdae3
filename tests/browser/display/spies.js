// Watches a screen from inside the page, and changes nothing of what it does.
(() => {
  if (window.spy) return;
  const spy = (window.spy = {
    inflight: 0, polls: 0, longest: 0, scheduled: 0, changes: 0, broken: [], gaps: [], off: [],
    last: null, tags: null, mixed: [], dwell: null, errors: [], frames: 0, hosts: {}, animated: 0, patience: 3000,
  });

  // The time of the machine that the tests run on, which no turned clock reaches.
  const machine = window.machine;

  // The timer that is set last before a request is sent is the request's limit. A turned clock would
  // let it pass before any server can answer: so it waits for as long as a server may really take.
  const [set, clear] = [window.setTimeout, window.clearTimeout];
  const timers = new Map();
  let latest = null;
  window.setTimeout = function (run, delay, ...more) {
    spy.scheduled += 1;
    spy.longest = Math.max(spy.longest, Number(delay) || 0);
    const timer = {};
    const fire = () => {
      if (timer.sent && spy.inflight && machine() - timer.sent < spy.patience) {
        timer.again = set.call(window, fire, delay);
        return;
      }
      timers.delete(timer.id);
      run(...more);
    };
    latest = timer;
    timer.id = set.call(window, fire, delay);
    timers.set(timer.id, timer);
    return timer.id;
  };
  window.clearTimeout = function (id) {
    const timer = timers.get(id);
    timers.delete(id);
    if (timer && timer.again) clear.call(window, timer.again);
    return clear.call(window, id);
  };
  // Ends when nothing is in flight, or when the machine's time is up.
  spy.settled = (within) => new Promise((resolve) => {
    const end = machine() + within;
    const look = () => {
      if (!spy.inflight || machine() >= end) resolve();
      else window.machineTimer(look, 2);
    };
    look();
  });
  const sent = () => {
    spy.inflight += 1;
    spy.polls += 1;
    if (latest) latest.sent = machine();
  };
  const interval = window.setInterval;
  window.setInterval = function (run, delay, ...more) {
    spy.longest = Math.max(spy.longest, Number(delay) || 0);
    return interval.call(window, run, delay, ...more);
  };
  const frame = window.requestAnimationFrame;
  window.requestAnimationFrame = (run) => { spy.frames += 1; return frame.call(window, run); };
  for (const name of ["animationstart", "transitionrun"]) {
    window.addEventListener(name, () => { spy.animated += 1; }, true);
  }

  const send = XMLHttpRequest.prototype.send;
  XMLHttpRequest.prototype.send = function (...all) {
    sent();
    this.addEventListener("loadend", () => { spy.inflight -= 1; });
    return send.apply(this, all);
  };
  if (window.fetch) {
    const fetch = window.fetch;
    window.fetch = function (...all) {
      sent();
      const answer = fetch.apply(window, all);
      const end = () => { spy.inflight -= 1; };
      // The page reads the body after the head has come: it is in flight until then.
      answer.then((one) => one.clone().arrayBuffer().then(end, end), end);
      return answer;
    };
  }

  const visible = (node) => {
    if (!node || node.hidden || !node.getClientRects().length) return false;
    const style = getComputedStyle(node);
    return style.visibility !== "hidden" && Number(style.opacity) > 0;
  };
  const part = (slide, name) => {
    const node = slide.querySelector(name);
    return node && node.getClientRects().length ? node.textContent.trim() : "";
  };

  // What stands on the screen now, read from what can be seen and not from what scripts say.
  spy.look = () => {
    const stage = document.getElementById("stage");
    const slides = [...document.querySelectorAll("#stage .slide")].filter(visible);
    const slide = slides[0];
    const words = slide && part(slide, ".slide__words");
    const box = slide && slide.querySelector(".slide__words").getBoundingClientRect();
    const shown = {};
    for (const name of ["quiet", "emergency", "dot", "debug"]) {
      shown[name] = visible(document.getElementById(name));
    }
    return {
      slides: slides.length,
      words: words || "",
      thanks: slide ? part(slide, ".slide__thanks") : "",
      heading: slide ? part(slide, ".slide__heading") : "",
      unit: slide ? part(slide, ".slide__unit") : "",
      factor: slide ? part(slide, ".slide__factor") : "",
      fresh: slide ? part(slide, ".slide__new") : "",
      classes: slide ? slide.className : "",
      area: box ? Math.round(box.width * box.height) : 0,
      moment: stage.dataset.moment || "",
      page: stage.dataset.page || "",
      changes: Number(stage.dataset.changes || 0),
      feed: stage.dataset.feed || "",
      state: stage.dataset.state || "",
      at: performance.now(),
      ...shown,
    };
  };

  // The time a page of a slide stays, by the rule in the contract.
  // Of an interlude the meaning of the factor is read too; soft hyphens are not.
  const due = (now) => {
    const read = now.words + (now.heading ? now.unit : "");
    return Math.min(30, Math.max(10, 4 + 0.08 * read.replace(/\u00ad/g, "").length)) * 1000;
  };

  spy.note = () => {
    const now = spy.look();
    spy.changes += 1;
    const covered = now.quiet || now.emergency;
    if (!covered && (now.slides !== 1 || !now.words || now.area < 100)) {
      spy.broken.push(now);
    }
    if (spy.last && !covered && spy.last.covered === false) {
      const gap = now.at - spy.last.at;
      spy.gaps.push(Math.round(gap));
      if (spy.dwell !== false && Math.abs(gap - spy.last.due) > 250) {
        spy.off.push([Math.round(gap), spy.last.due, spy.last.moment]);
      }
      if (spy.gaps.length > 2000) spy.gaps.splice(0, 1000);
      if (spy.off.length > 100) spy.off.splice(0, 50);
    }
    spy.last = { at: now.at, due: due(now), moment: now.moment, covered };
    if (spy.watch) spy.watch(now);
  };

  document.addEventListener("DOMContentLoaded", () => {
    const stage = document.getElementById("stage");
    if (!stage) return;
    new MutationObserver(spy.note).observe(stage, { attributeFilter: ["data-changes"] });
  });
})();
