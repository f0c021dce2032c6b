import { on } from "./on.js";

const alerts = () => document.getElementById("alerts");

function warn(templateId) {
  const box = alerts();
  const template = document.getElementById(templateId);
  if (!box || !template || box.dataset.shows === templateId) return;
  box.replaceChildren(template.content.cloneNode(true));
  box.dataset.shows = templateId;
}

function clear() {
  alerts()?.replaceChildren();
  alerts()?.removeAttribute("data-shows");
}

for (const failure of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(failure, () => warn("offline-notice"));
document.addEventListener("htmx:afterRequest", ({ detail }) => detail.successful && clear());
on("click", "[data-dismiss]", clear);

// A whole page in answer to a fragment means signed out or an error page, and no markup at all something between us
// and the server: neither belongs inside this page.
document.addEventListener("htmx:beforeSwap", event => {
  const { xhr } = event.detail;
  const answer = xhr.responseText.trim();
  if (!/^<(!doctype|html)/i.test(answer) && (xhr.status < 400 || answer.startsWith("<"))) return;
  event.detail.shouldSwap = false;
  if (xhr.status < 400) location.assign(xhr.responseURL);
  else warn("failed-notice");
});
