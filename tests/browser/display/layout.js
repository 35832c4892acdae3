// Holds what stands on the screen against the rules of its layout; notes each fault once.
() => {
  const faults = (spy.faults = {});
  const least = (spy.least = { words: 99, thanks: 99, meta: 99 });
  const kinds = (spy.kinds = {});
  spy.dwell = false;

  const boxes = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((box) => box.width > 0.5 && box.height > 0.5);
  };
  const seen = (node) => node && node.offsetParent !== null && node.textContent.trim() !== "";
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  // The height of a line is more than that of its letters: lines of parts may come that near.
  const letters = (box, size) => {
    const air = Math.max(0, (box.height - size) / 2);
    return { left: box.left, right: box.right, top: box.top + air, bottom: box.bottom - air };
  };

  spy.watch = (now) => {
    const slide = [...document.querySelectorAll(".slide")].find((one) => !one.hidden);
    const layout = (slide.className.match(/layout--\d/) || ["?"])[0];
    const vmin = Math.min(innerWidth, innerHeight) / 100;
    const say = (what) => {
      const fault = `${what} (${layout})`;
      faults[fault] = faults[fault] || `${now.moment}: ${now.words.slice(0, 30)}`;
    };
    kinds[`${layout} ${now.heading ? "interlude" : "moment"}`] = true;
    if (getComputedStyle(document.documentElement).overflow !== "hidden") say("scrolls");

    const safe = { x: innerWidth * 0.05 - 1, y: innerHeight * 0.05 - 1 };
    const parts = [];
    for (const name of ["heading", "words", "thanks", "unit", "factor", "page", "new", "invite"]) {
      const node = slide.querySelector(`.slide__${name}`);
      if (!seen(node)) continue;
      const size = parseFloat(getComputedStyle(node).fontSize);
      const kind = name === "words" || name === "thanks" ? name : "meta";
      if (kind !== "thanks" || !now.heading) least[kind] = Math.min(least[kind], size / vmin);
      for (const box of boxes(node)) {
        if (box.left < safe.x || box.right > innerWidth - safe.x) say(`${name} beside the safe area`);
        if (box.top < safe.y || box.bottom > innerHeight - safe.y) say(`${name} above or below it`);
        parts.push({ name, ...letters(box, size) });
      }
      for (let one = node; one && one !== document.body; one = one.parentElement) {
        const style = getComputedStyle(one);
        if (style.textOverflow === "ellipsis" || style.webkitLineClamp > 0) say(`${name} is cut`);
        if (style.overflow !== "visible" && one.scrollHeight > one.clientHeight + 1) {
          say(`${name} is cut off`);
        }
      }
    }
    const code = slide.querySelector(".slide__qr svg");
    if (code && code.getBoundingClientRect().width) {
      const box = code.getBoundingClientRect();
      parts.push({ name: "code", left: box.left, right: box.right, top: box.top, bottom: box.bottom });
      if (box.left < safe.x || box.right > innerWidth - safe.x || box.top < safe.y
          || box.bottom > innerHeight - safe.y) say("code outside the safe area");
    }
    parts.forEach((one, at) => parts.slice(at + 1).forEach((other) => {
      if (one.name !== other.name && meet(one, other)) say(`${one.name} on ${other.name}`);
    }));
  };
  spy.watch(spy.look());
}
