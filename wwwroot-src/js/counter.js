import { announce } from "./announce.js";
import { on } from "./on.js";

const THRESHOLD = 0.75;
const PAUSE_MS = 1000;
let pause;

on("input", "textarea[data-limit]", (event, textarea) => {
  const counter = document.getElementById(textarea.dataset.counter);
  const limit = Number(textarea.dataset.limit);
  const { length } = textarea.value;
  counter.dataset.quiet ??= counter.textContent;

  const over = length - limit;
  counter.classList.toggle("is-over", over > 0);
  counter.textContent = length < limit * THRESHOLD ? counter.dataset.quiet
    : over > 0 ? `${over.toLocaleString("en")} over ${limit.toLocaleString("en")}`
    : `${length.toLocaleString("en")} / ${limit.toLocaleString("en")}`;

  clearTimeout(pause);
  if (length >= limit * THRESHOLD)
    pause = setTimeout(() => announce(over > 0 ? `${over} characters over the limit` : `${-over} characters left`), PAUSE_MS);
});
