// What is livelier with scripts; every page reads and works without them.
import { asOf } from "./as_of.js";
import { article } from "./article.js";
import { review } from "./review.js";
import { scrolling } from "./scrolling.js";
import { visit } from "./visit.js";

for (const button of document.querySelectorAll("[data-copy-link]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    button.textContent = "Copied";
  });
}
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = "Copied";
  });
}

// "/" goes to the search box, as in every reading room.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.closest("input, textarea, select")) return;
  const box = document.querySelector(".find input");
  if (box) { event.preventDefault(); box.focus(); }
});

asOf();
article();
review();
scrolling();
visit();
for (const form of document.querySelectorAll("form[data-busy]"))
  form.addEventListener("submit", () => { form.querySelector("button.strong").textContent = form.dataset.busy; });
