// What came into the record since this browser last looked: the counts of the first page are kept here, by record, and
// set against those of now. Nothing leaves the browser.
export function visit() {
  const line = document.querySelector("[data-visit]");
  if (!line || new URL(location.href).searchParams.has("as_of")) return;
  const key = "onrecord " + line.dataset.visit, now = line.dataset.counts.split(" ").map(Number);
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) || localStorage.getItem(key) || "null");
    localStorage.setItem(key, JSON.stringify({ counts: now, newest: line.dataset.newest, at: Date.now() }));
    if (!kept) return;
    sessionStorage.setItem(key, JSON.stringify(kept));      // it stays for as long as this tab is open
    tell(line, kept, now);
  } catch { /* the browser keeps nothing: then nothing is told */ }
}

function tell(line, kept, now) {
  const more = ["article", "claim", "statement", "event"].flatMap((what, i) => {
    const number = now[i] - kept.counts[i];
    return number > 0 ? [`${number.toLocaleString("en")} more ${what}${number === 1 ? "" : "s"}`] : [];
  });
  if (!more.length) return;
  const day = new Date(kept.at).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" });
  line.append(`Since your last visit, on ${day}: ${more.join(", ")}.`);
  if (kept.newest) {
    const link = Object.assign(document.createElement("a"), { href: `/new?since=${encodeURIComponent(kept.newest)}` });
    link.textContent = "What was published since the newest article you had";
    line.append(" ", link, ".");
  }
  line.hidden = false;
}
