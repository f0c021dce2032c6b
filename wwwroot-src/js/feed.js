import { announce, words } from "./announce.js";

const CARD = ".generation-card";
const known = new Map();

// A card speaks when it appears and when it comes to an end, not at every step on the way.
function hear(card, aloud) {
  const { id, dataset: { state } } = card;
  if (aloud && known.get(id) !== state) announce(words(card.querySelector(".card-state, .notice p"), card.querySelector(".card-prompt")));
  known.set(id, state);
}

document.addEventListener("DOMContentLoaded", () => document.querySelectorAll(CARD).forEach(card => hear(card, false)));
document.addEventListener("htmx:afterSettle", () => document.querySelectorAll(CARD).forEach(card => hear(card, true)));
