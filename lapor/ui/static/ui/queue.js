// A list by keyboard: [data-queue] with rows <li> that hold one main link. j and k move, enter opens, and a letter presses the
// row's control with data-key="letter". Letters count only outside fields; the visible legend is the page's own.

const queue = document.querySelector("[data-queue]");

function link(row) {
  return row.querySelector(".queue-title a");
}

function current(rows) {
  return rows.findIndex((row) => row.contains(document.activeElement));
}

function press(key) {
  const rows = queue ? [...queue.children] : [];
  const at = current(rows);
  if (key === "j" || key === "k") {
    const next = Math.min(Math.max(at + (key === "j" ? 1 : -1), 0), rows.length - 1);
    if (!rows[next]) return false;
    link(rows[next]).focus();
    rows[next].scrollIntoView({ block: "nearest" });
    return true;
  }
  const place = at >= 0 ? rows[at] : document;
  const control = place.querySelector(`[data-key="${CSS.escape(key)}"]`) || document.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!control) return false;
  if (control.tagName === "DETAILS") {
    control.open = true;
    const first = control.querySelector("input:not([type=hidden]), select, textarea, button");
    if (first) first.focus();
  } else if (control.matches("input:not([type=checkbox]), select, textarea")) {
    control.focus();
  } else {
    control.click();
  }
  return true;
}

document.addEventListener("keydown", (event) => {
  if (!event.key || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select, dialog[open], [contenteditable]")) return;
  if (event.key.length !== 1 || (!queue && (event.key === "j" || event.key === "k"))) return;
  if (press(event.key.toLowerCase())) event.preventDefault();
});
