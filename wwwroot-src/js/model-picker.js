import { announce } from "./announce.js";
import { on } from "./on.js";

const PICKER = ".model-picker";
const ROW = ".model-row";

// Made here and not in the page: a browser without scripts, or without styles, would show a search that does nothing.
const UNDER_5 = "Under 5 credits";
const SEARCH = `<div class="model-search"><input class="input" type="search" data-model-search aria-label="Search models" placeholder="Search models" autocomplete="off">${
  ["Native styles", "Seed", UNDER_5].map(name =>
    `<button type="button" class="button filter-chip" data-filter aria-pressed="false">${name}</button>`).join("")
}</div>`;
const NONE = '<p class="model-note" data-model-none hidden>No model matches. Change the search or the filters.</p>';

const listOf = picker => picker.querySelector("#model-list");

// The first view carries only the chosen model. The list comes when it is opened, and again at another ratio, for its prices.
document.addEventListener("toggle", ({ target }) => {
  if (!target.matches(PICKER)) return;
  if (!target.querySelector("[data-model-search]")) target.querySelector(".model-panel").insertAdjacentHTML("afterbegin", SEARCH + NONE);
  const ratio = document.querySelector("[name='Input.Ratio']:checked")?.value;
  const list = listOf(target);
  if (target.open && (!list.querySelector(ROW) || ratio && list.querySelector("ul").dataset.ratio !== ratio)) list.dispatchEvent(new Event("open-models"));
}, true);

document.addEventListener("htmx:afterSwap", ({ target }) => {
  if (target.id === "model-list") filter(target.closest(PICKER));
});

function close(picker) {
  picker.open = false;
  picker.querySelector("summary").focus();
}

const part = (row, name) => row.querySelector(`.model-${name}`).textContent.trim();

// The rows say in words what the filters ask for, so the page need not say it twice. Free is under 5 credits too.
function can(row, wish) {
  if (wish !== UNDER_5) return row.querySelector(".model-about").firstChild.data.trim().split(" · ").includes(wish);
  return part(row, "price") !== "" && !(parseFloat(part(row, "price").replace(",", "")) >= 5);
}

function filter(picker) {
  const text = picker.querySelector("[data-model-search]").value.trim().toLowerCase();
  const wanted = [...picker.querySelectorAll("[data-filter][aria-pressed=true]")].map(chip => chip.textContent);
  const rows = picker.querySelectorAll(ROW);
  if (!rows.length) return;
  let count = 0;
  for (const row of rows) {
    const match = row.textContent.toLowerCase().includes(text) && wanted.every(wish => can(row, wish));
    row.hidden = !match;
    if (match) count++;
  }
  picker.querySelector("[data-model-none]").hidden = count > 0;
  announce(count === 1 ? "1 model" : `${count || "No"} models`);
}

on("input", "[data-model-search]", (event, search) => filter(search.closest(PICKER)));

on("click", "[data-filter]", (event, chip) => {
  chip.setAttribute("aria-pressed", chip.getAttribute("aria-pressed") !== "true");
  filter(chip.closest(PICKER));
});

// Caught on the way down: the rows keep their change to themselves, so that the form does not ask for the price a second time.
on("change", `${ROW} input`, (event, radio) => {
  const row = radio.closest(ROW);
  // A list on its way would come with the model that was chosen before.
  const elt = listOf(radio.closest(PICKER));
  elt.dispatchEvent(new CustomEvent("htmx:abort", { bubbles: true, detail: { elt } }));
  const summary = radio.closest(PICKER).querySelector("summary");
  summary.dataset.vendor = row.dataset.vendor;
  for (const name of ["tile", "name"]) summary.querySelector(`.model-${name}`).textContent = part(row, name);
  summary.querySelector(".model-vendor").textContent = `${part(row, "vendor")} · ${part(row, "price").replace(/credits?$/, "$& / image")}`;
}, true);

on("change", "[data-model-search]", event => event.stopPropagation(), true);

// A pointer chooses and closes; the arrow keys, which click too but with no detail, only move.
on("click", ROW, (event, row) => {
  if (event.detail > 0 && !row.querySelector("input").disabled) setTimeout(close, 0, row.closest(PICKER));
});

on("keydown", `${PICKER}[open]`, (event, picker) => {
  if (event.isComposing) return;
  const inSearch = event.target.matches("[data-model-search]");
  if (event.key === "Escape" || event.key === "Enter" && event.target.matches(`${ROW} input`)) {
    event.preventDefault();
    close(picker);
  } else if (inSearch && (event.key === "Enter" || event.key === "ArrowDown")) {
    event.preventDefault();
    const rows = [...picker.querySelectorAll(`${ROW}:not([hidden]) input:enabled`)];
    (rows.find(radio => radio.checked) ?? rows[0])?.focus();
  }
});

document.addEventListener("pointerdown", ({ target }) => {
  for (const picker of document.querySelectorAll(`${PICKER}[open]`)) if (!picker.contains(target)) picker.open = false;
});
