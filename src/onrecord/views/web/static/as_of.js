// The claim page as of another day: a slider over the days on which something came out; the page is asked for anew
// and its live parts are put in place. The address says what is shown.
import { scrolling } from "./scrolling.js";

export function asOf() {
  const form = document.querySelector("form.as-of[data-days]");
  const days = form ? form.dataset.days.split(" ").filter(Boolean) : [];
  lightRows();
  if (days.length < 2) return;
  const field = form.querySelector("[name=as_of]");
  const told = document.createElement("output");
  const slider = Object.assign(document.createElement("input"), { type: "range", min: 0, max: days.length, step: 1 });
  slider.setAttribute("aria-label", "as of");
  slider.value = position(days, field.value);
  form.querySelector("label").after(slider, told);
  let waiting, last = 0;
  const tell = (asked) => {
    const day = asked || days[slider.value];
    told.textContent = day ? new Date(day + "T00:00Z").toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }) : "all";
    slider.setAttribute("aria-valuetext", told.textContent);
    return day;
  };
  tell(field.value);        // a day on which nothing came out is told as it was asked
  slider.addEventListener("input", () => {
    const day = tell();
    field.value = day || "";
    clearTimeout(waiting);
    waiting = setTimeout(() => redraw(day, ++last), 60);
  });
  async function redraw(day, number) {
    const address = new URL(location.href);
    if (day) address.searchParams.set("as_of", day); else address.searchParams.delete("as_of");
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    if (!answer.ok || number !== last) { if (number === last) location.assign(address); return; }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const here = document.querySelectorAll("[data-live]"), there = page.querySelectorAll("[data-live]");
    here.forEach((part, i) => there[i] && part.replaceWith(document.adoptNode(there[i])));
    const bar = document.querySelector(".as-of-bar"), other = page.querySelector(".as-of-bar");
    if (bar) bar.remove();
    if (other) document.querySelector("main").before(document.adoptNode(other));
    history.replaceState(null, "", address);
    scrolling();
    lightRows();
  }
}

function position(days, value) {
  if (!value) return days.length;
  const later = days.findIndex((day) => day > value);
  return later < 0 ? days.length - 1 : Math.max(later - 1, 0);
}

// A mark lights its row in the table, and the row its marks.
function lightRows() {
  for (const one of document.querySelectorAll(".lanes [data-row], .positions [data-row]")) {
    const both = document.querySelectorAll(`[data-row="${CSS.escape(one.dataset.row)}"]`);
    const light = (on) => () => both.forEach((other) => other.classList.toggle("lit", on));
    one.addEventListener("pointerenter", light(true));
    one.addEventListener("pointerleave", light(false));
    one.addEventListener("focusin", light(true));
    one.addEventListener("focusout", light(false));
  }
}
