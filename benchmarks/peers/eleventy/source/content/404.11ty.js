import { page } from "../wall.js";

export const data = { permalink: "/404.html" };
export const render = () =>
  page({ title: "Sivua ei ole", url: "/404.html", section: "", main: '<div class="sky lost"><h1>Sivua ei ole</h1></div>' });
