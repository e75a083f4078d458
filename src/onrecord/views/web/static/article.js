// The article page: a fact lights its words and words light their fact; j and k step through facts, h hides
// highlights, ? helps.
export function article() {
  const page = document.querySelector(".reading");
  if (!page) return;
  const facts = [...page.querySelectorAll(".fact")];
  const wordsOf = (id) => page.querySelectorAll(`.f[data-f~="${CSS.escape(id)}"]`);
  const light = (id, on) => {
    document.getElementById(`m-${id}`)?.classList.toggle("lit", on);
    wordsOf(id).forEach((piece) => piece.classList.toggle("lit", on));
  };
  for (const fact of facts) {
    fact.addEventListener("pointerenter", () => light(fact.dataset.fact, true));
    fact.addEventListener("pointerleave", () => light(fact.dataset.fact, fact.dataset.fact === chosen));
    fact.addEventListener("focusin", () => choose(fact));
  }
  for (const piece of page.querySelectorAll(".f[data-f]")) {
    const ids = piece.dataset.f.split(" ");
    piece.addEventListener("pointerenter", () => ids.forEach((id) => light(id, true)));
    piece.addEventListener("pointerleave", () => ids.forEach((id) => light(id, id === chosen)));
    piece.addEventListener("click", () => {
      const fact = ids.map((id) => document.getElementById(`m-${id}`)).find(Boolean);
      if (fact) { choose(fact); fact.scrollIntoView({ block: "nearest" }); }
    });
  }
  let chosen = null;
  function choose(fact) {
    if (chosen) light(chosen, false);
    chosen = fact.dataset.fact;
    light(chosen, true);
  }
  function step(by) {
    if (!facts.length) return;
    const now = facts.findIndex((fact) => fact.dataset.fact === chosen);
    const next = facts[Math.min(Math.max(now + by, 0), facts.length - 1)];
    choose(next);
    next.focus({ preventScroll: true });
    (wordsOf(chosen)[0] || next).scrollIntoView({ block: "center" });
  }
  const toggles = [...document.querySelectorAll(".toggles [data-kind]")];
  const toggle = (button, on) => {
    button.setAttribute("aria-pressed", String(on));
    page.classList.toggle(`off-${button.dataset.kind}`, !on);
  };
  toggles.forEach((button) => button.addEventListener("click", () => toggle(button, button.getAttribute("aria-pressed") === "false")));
  const help = document.querySelector("dialog.help");
  const keys = {
    j: () => step(1), k: () => step(-1),
    h: () => { const on = toggles.every((one) => one.getAttribute("aria-pressed") === "false"); toggles.forEach((one) => toggle(one, on)); },
    "?": () => help?.showModal(),
    Enter: () => document.activeElement.querySelector?.(".fact a[href]")?.click(),
  };
  document.querySelector("[data-help]")?.addEventListener("click", () => help?.showModal());
  document.querySelector("[data-hide]")?.addEventListener("click", keys.h);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "Enter" && !document.activeElement.matches(".fact")) return;      // a link or a button has its own
    const done = keys[event.key];
    if (done) { event.preventDefault(); done(); }
  });
  const asked = decodeURIComponent(location.hash.slice(1));
  const fact = asked && document.getElementById(`m-${asked}`);
  if (fact) { choose(fact); (wordsOf(asked)[0] || fact).scrollIntoView({ block: "center" }); }
}
