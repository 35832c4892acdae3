/* Day or night: what the reader chose last time, else what the system says. Runs before the page is
   painted, so that nothing flashes. */
(() => {
  "use strict";
  const root = document.documentElement;
  const key = "star-moments-theme";
  const dark = matchMedia("(prefers-color-scheme: dark)");

  // A browser may refuse storage altogether; the choice then lasts as long as the page.
  const remembered = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const remember = (theme) => {
    try {
      localStorage.setItem(key, theme);
    } catch {
      /* It lasts as long as the page. */
    }
  };
  const current = () => root.dataset.theme || (dark.matches ? "dark" : "light");
  const choose = (theme) => {
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  };

  choose(remembered());

  // Browsers print the title at the edge of a sheet, and name a file after it.
  let title = "";
  addEventListener("beforeprint", () => {
    const other = document.querySelector('meta[name="printed-title"]');
    title = document.title;
    if (other) document.title = other.content;
  });
  addEventListener("afterprint", () => {
    document.title = title;
  });

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-switch]");
    if (!button) return;
    const name = () => {
      button.setAttribute("aria-label", current() === "dark" ? button.dataset.light : button.dataset.dark);
      button.title = button.getAttribute("aria-label");
    };
    button.addEventListener("click", () => {
      const theme = current() === "dark" ? "light" : "dark";
      choose(theme);
      remember(theme);
      name();
    });
    dark.addEventListener?.("change", name);
    name();
    button.hidden = false;
  });
})();
