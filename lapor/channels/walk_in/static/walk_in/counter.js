// The counter by keyboard: Ctrl+Enter sends, Alt and a digit goes to a part of the form. The visible legend is the page's own.

const form = document.querySelector("[data-counter]");
const PARTS = { 1: "source", 2: "body", 3: "region_text", 4: "topic", 5: "privacy", 6: "consent" };

document.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  const part = event.altKey && !event.ctrlKey && event.code.startsWith("Digit") ? PARTS[event.code.slice(5)] : "";
  const field = part ? form.elements.namedItem(part) : null;
  if (field) {
    event.preventDefault();
    field.focus();
  }
});
