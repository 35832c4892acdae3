import { escape, page } from "../wall.js";

export const render = (data) => page({
  title: data.title,
  url: data.page.url,
  section: data.page.url.slice(1),
  main: `<article class="prose">\n<h1>${escape(data.title)}</h1>\n${data.content}\n</article>`,
});
