import { colour, day, escape, factors, near, page, star, thanks, words } from "../wall.js";

export function render(data) {
  const { newer, older } = near(data.page.inputPath);
  const title = escape(data.title);
  const main = `<div class="moment">
<div class="sky poster f${colour(data.factors[0])}">
<div class="one">
${star(data.factors[0])}
<div class="alone">
<h1${data.titled ? "" : ' class="vh"'}>${title}</h1>
${words(data.quote)}
<p class="thanks on-screen"><span class="vh">Kiitoksen sai</span> ${thanks(data)}</p>
<p class="thanks on-paper">${thanks(data)}</p>
${factors(data.factors)}
<p class="day">${data.giver}, ${day(data.day)}</p>
</div>
</div>
</div>
<div class="paper">
${data.content ? `<div class="told">
<section class="prose told__story">
<h2>Tarina</h2>
${data.content}
</section>
</div>` : ""}
<section class="aloud">
<h2>Kiitä kasvokkain</h2>
<p>Tunnistatko hetken? Kun seuraavan kerran näette, sano se ääneen. Vaikka näin:</p>
<p class="aloud__words">Luin tähtihetkesi. Hienoa, että teit noin.</p>
</section>
<nav class="turn turn--moments" aria-label="Muut hetket">
${newer ? `<a class="turn__newer" rel="prev" href="${newer.url}"><span>Uudempi hetki</span> ${escape(newer.data.title)}</a>` : ""}
${older ? `<a class="turn__older" rel="next" href="${older.url}"><span>Vanhempi hetki</span> ${escape(older.data.title)}</a>` : ""}
</nav>
</div>
</div>`;
  return page({ title: data.title, url: data.page.url, section: "wall", main, moment: data, newer: newer?.url, older: older?.url });
}
