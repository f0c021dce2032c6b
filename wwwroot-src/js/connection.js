import { on } from "./on.js";

const alerts = () => document.getElementById("alerts");

const OFFLINE = '<div class="notice notice-warn"><p><strong>No connection.</strong> What runs goes on without you; this page catches up when you are back.</p><button type="button" class="button" data-dismiss>Dismiss</button></div>';
const FAILED = '<div class="notice notice-bad"><p><strong>That did not work.</strong> Reload the page to see where things stand.</p><a href="">Reload</a></div>';

let shown;

function warn(notice) {
  const box = alerts();
  if (!box || shown === notice) return;
  box.innerHTML = shown = notice;
}

function clear() {
  alerts()?.replaceChildren();
  shown = null;
}

for (const failure of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(failure, () => warn(OFFLINE));
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
  else warn(FAILED);
});
