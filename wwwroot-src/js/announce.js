const last = {};

// The regions are in the first HTML and stay: only their text changes, and only when there is something new to say.
export function announce(text, id = "announcements") {
  const region = document.getElementById(id);
  if (!region || text === last[id]) return;
  last[id] = region.textContent = text;
}

export const words = (...elements) => elements.map(e => e?.textContent.replace(/\s+/g, " ").trim()).filter(Boolean).join(". ");
