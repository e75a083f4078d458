// A picture that is wider than its place begins at its newest end; the names of its lanes stay in sight.
export function scrolling() {
  for (const place of document.querySelectorAll(".lanes .scroll")) place.scrollLeft = place.scrollWidth;
}

document.addEventListener("scroll", (event) => {
  const place = event.target;
  const picture = place instanceof Element && place.querySelector(":scope > .picture");
  if (!picture) return;
  const unit = picture.viewBox.baseVal.width / picture.clientWidth;
  for (const names of picture.querySelectorAll(".names"))
    names.setAttribute("transform", `translate(${(place.scrollLeft * unit).toFixed(1)})`);
}, { capture: true, passive: true });
