// Comfort on every page: theme, copying, reading aloud, printing, confirm dialogs, undo, one sending per form, first error.
// Everything works without this file; see docs/packages/ui.md for the attributes.

const root = document.documentElement;

function store(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch (error) {
    // Storage may be closed; the choice then lasts for this page.
  }
}

function showTheme() {
  const now = root.getAttribute("data-theme") || "";
  for (const button of document.querySelectorAll("[data-theme-to]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeTo === now));
  }
}

function setTheme(theme) {
  if (theme) root.setAttribute("data-theme", theme);
  else root.removeAttribute("data-theme");
  store("lapor-theme", theme);
  showTheme();
}

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  const words = button.textContent;
  try {
    await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = words; }, 3000);
  } catch (error) {
    getSelection().selectAllChildren(source);
  }
}

function readAloud(button) {
  const source = document.getElementById(button.dataset.read);
  const words = new SpeechSynthesisUtterance(source.textContent.trim().split("").join(" ").replace(/-/g, ","));
  words.lang = "id-ID";
  words.rate = 0.8;
  speechSynthesis.cancel();
  speechSynthesis.speak(words);
}

function confirmFirst(form, submitter) {
  const dialog = document.getElementById((submitter && submitter.dataset.confirm) || form.dataset.confirm);
  if (!dialog || !dialog.showModal) return false;
  dialog.querySelector("[data-confirm-no]").onclick = () => dialog.close();
  dialog.querySelector("[data-confirm-yes]").onclick = () => {
    const yes = document.createElement("input");
    Object.assign(yes, { type: "hidden", name: "confirmed", value: "yes" });
    form.append(yes);
    dialog.close();
    form.requestSubmit(submitter || undefined);
  };
  dialog.showModal();
  return true;
}

// A form with data-undo="10" is sent ten seconds later unless taken back; leaving the page sends it at once.
function sendLater(form, submitter) {
  const fields = new FormData(form, submitter);
  const toast = document.createElement("div");
  const words = document.createElement("p");
  const back = document.createElement("button");
  let left = Number(form.dataset.undo) || 10;
  toast.className = "toast";
  toast.setAttribute("role", "status");
  back.type = "button";
  back.textContent = form.dataset.undoBack;
  toast.append(words, back);
  document.body.append(toast);
  form.inert = true;
  const say = () => { words.textContent = form.dataset.undoWords.replace("%s", left); };
  const leave = () => fetch(form.action, { method: "POST", body: fields, keepalive: true });
  const end = () => { clearInterval(clock); removeEventListener("pagehide", leave); toast.remove(); form.inert = false; };
  const clock = setInterval(() => {
    left -= 1;
    if (left > 0) { say(); return; }
    end();
    form.dataset.undone = "no";
    form.requestSubmit(submitter || undefined);
  }, 1000);
  addEventListener("pagehide", leave);
  back.onclick = () => { end(); (submitter || form).focus(); };
  say();
  back.focus();
}

function onSubmit(event) {
  const form = event.target;
  const submitter = event.submitter;
  if (form.method !== "post" || event.defaultPrevented) return;
  const asks = form.dataset.confirm || (submitter && submitter.dataset.confirm);
  if (asks && !form.querySelector("input[name=confirmed]") && confirmFirst(form, submitter)) {
    event.preventDefault();
  } else if (form.dataset.undo && form.dataset.undone !== "no") {
    event.preventDefault();
    sendLater(form, submitter);
  } else if (form.dataset.sending === "yes") {
    event.preventDefault();
  } else {
    form.dataset.sending = "yes";
    if (submitter) submitter.setAttribute("aria-busy", "true");
  }
}

document.addEventListener("submit", onSubmit);
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.dataset.themeTo !== undefined) setTheme(button.dataset.themeTo);
  else if (button.dataset.copy) copy(button);
  else if (button.dataset.read) readAloud(button);
  else if (button.dataset.print !== undefined) print();
});
// The back button shows the page as it was left: it may be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sending]")) {
    delete form.dataset.sending;
    for (const busy of form.querySelectorAll("[aria-busy]")) busy.removeAttribute("aria-busy");
  }
});

for (const part of document.querySelectorAll("[data-theme-switch], [data-copy], [data-print]")) part.hidden = false;
if ("speechSynthesis" in window) for (const part of document.querySelectorAll("[data-read]")) part.hidden = false;
showTheme();
const summary = document.querySelector("[data-focus-first]");
if (summary) summary.focus();
