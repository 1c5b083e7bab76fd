// A pin needs a map, and a map needs JavaScript: without it nothing about pins is asked.

document.querySelector("[data-map-part]").hidden = false;
