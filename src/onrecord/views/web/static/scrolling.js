// A picture that is wider than its place begins with its newest mark in sight; the names of its lanes stay in sight.
const ROOM = 40;        // pixels between the newest mark and the edge

export function scrolling() {
  for (const place of document.querySelectorAll(".lanes .scroll")) {
    const ends = [...place.querySelectorAll(".mark")].map((mark) => mark.getBoundingClientRect().right);
    if (ends.length) place.scrollLeft += Math.max(...ends) + ROOM - place.getBoundingClientRect().right;
  }
}

document.addEventListener("scroll", (event) => {
  const place = event.target;
  const picture = place instanceof Element && place.querySelector(":scope > .picture");
  if (!picture) return;
  const unit = picture.viewBox.baseVal.width / picture.clientWidth;
  for (const names of picture.querySelectorAll(".names"))
    names.setAttribute("transform", `translate(${(place.scrollLeft * unit).toFixed(1)})`);
}, { capture: true, passive: true });
