import { announce, words } from "./announce.js";
import { on } from "./on.js";

const priced = ["go", "model-options"];
let asking = 0;

const generate = () => document.getElementById("generate");

// aria-disabled and not disabled: whoever has just tabbed to the button must not lose the focus.
function show() {
  document.getElementById("go")?.setAttribute("aria-busy", asking > 0);
  if (asking > 0) generate()?.setAttribute("aria-disabled", "true");
  else generate()?.removeAttribute("aria-disabled");
}

function sayPrice() {
  const button = generate();
  if (button) announce(words(button, ...["go-reason", "go-offers"].map(id => document.getElementById(id))), "price-status");
}

// The choices on the page are still the last model's. Once the new ones are there, options-changed asks.
document.addEventListener("htmx:beforeRequest", event => {
  if (event.detail.target?.id === "go" && document.querySelector(".model-rows.htmx-request")) event.preventDefault();
});

document.addEventListener("htmx:beforeSend", ({ detail }) => {
  if (!priced.includes(detail.target?.id)) return;
  asking++;
  show();
  detail.xhr.addEventListener("loadend", () => {
    asking--;
    show();
  });
});

document.addEventListener("htmx:afterSettle", () => {
  show();
  if (asking === 0) sayPrice();
});

// Nothing is bought while its price is being asked for.
on("click", "#generate[aria-disabled]", event => {
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

on("keydown", "#studio-form textarea", (event, textarea) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  event.preventDefault();
  generate()?.click();
});
