// First of all, before the page is drawn, so that what is only for pages without scripts never flashes.
document.documentElement.classList.add("js");
