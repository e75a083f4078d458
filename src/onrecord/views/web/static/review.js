// The queue: one judgement at a time by keys. a the same, x not, space the next, backspace undoes the last one.
export function review() {
  const names = document.querySelector("[data-name]");
  if (names) {
    const fill = () => document.querySelectorAll("[data-by]").forEach((field) => { field.value = names.value; });
    names.value = localStorage.getItem("onrecord-name") || "";
    names.addEventListener("input", () => { localStorage.setItem("onrecord-name", names.value); fill(); });
    fill();
  } else {
    for (const field of document.querySelectorAll("input[name=by]")) {
      field.value ||= localStorage.getItem("onrecord-name") || "";
      field.addEventListener("change", () => localStorage.setItem("onrecord-name", field.value));
    }
  }
  const queue = [...document.querySelectorAll("[data-judge]")];
  if (!names && !queue.length) return;
  let now = 0;
  const mark = () => queue.forEach((one, i) => one.classList.toggle("now", i === now));
  const step = () => {
    now = (now + 1) % queue.length;
    mark();
    queue[now].focus({ preventScroll: true });
    queue[now].scrollIntoView({ block: "center" });
  };
  mark();         // keys judge it, so it shows which one it is
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (event.key === "Backspace") { document.querySelector(".done-bar button")?.click(); return; }    // of the last one too
    if (!queue.length) return;
    if (event.key === " " && !event.target.closest("button, a")) { event.preventDefault(); step(); return; }
    queue[now].querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
  });
}
