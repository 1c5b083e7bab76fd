// Keeps what is typed on this device until it is sent: <form data-draft="key" data-draft-words="…" data-draft-drop="…">.
// A page with data-draft-clear="key" (the receipt) removes every draft whose key starts so. Fields in [data-draft-skip]
// (name, contact) and secrets are never kept; a draft older than seven days is dropped.

const PREFIX = "lapor-draft:";
const DAYS = 7;

function kept(field) {
  return field.name && !field.closest("[data-draft-skip]") && !["hidden", "password", "file", "submit", "button"].includes(field.type);
}

function read(key) {
  try {
    const draft = JSON.parse(localStorage.getItem(PREFIX + key));
    if (draft && Date.now() - draft.at < DAYS * 86400000) return draft.fields;
    localStorage.removeItem(PREFIX + key);
  } catch (error) {
    return null;
  }
  return null;
}

function drop(start) {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX + start)) localStorage.removeItem(key);
  } catch (error) {
    // Storage may be closed: then there is nothing to remove.
  }
}

function write(form) {
  const fields = [];
  for (const field of form.elements) {
    if (!kept(field)) continue;
    const isChoice = field.type === "checkbox" || field.type === "radio";
    if (isChoice ? field.checked : field.value) fields.push([field.name, field.value]);
  }
  try {
    localStorage.setItem(PREFIX + form.dataset.draft, JSON.stringify({ at: Date.now(), fields }));
    return true;
  } catch (error) {
    return false;
  }
}

function restore(form, fields) {
  let changed = false;
  for (const [name, value] of fields) {
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (!kept(field)) continue;
      if (field.type === "checkbox" || field.type === "radio") {
        const untouched = !form.querySelector(`[name="${CSS.escape(name)}"][checked]`);
        if (field.value === value && untouched && !field.checked) { field.checked = true; changed = true; }
      } else if (!field.value) {
        field.value = value;
        changed = true;
      }
    }
  }
  return changed;
}

function line(form) {
  const place = document.createElement("p");
  const words = document.createElement("span");
  const button = document.createElement("button");
  place.className = "draft-line";
  place.setAttribute("role", "status");
  words.textContent = form.dataset.draftWords;
  button.type = "button";
  button.className = "plain";
  button.textContent = form.dataset.draftDrop;
  button.onclick = () => { drop(form.dataset.draft); form.reset(); place.remove(); };
  place.append(words, button);
  return place;
}

for (const mark of document.querySelectorAll("[data-draft-clear]")) drop(mark.dataset.draftClear);

function keep(form) {
  const fields = read(form.dataset.draft);
  const shown = line(form);
  if (fields && restore(form, fields)) form.append(shown);
  let waiting = 0;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { if (write(form)) form.append(shown); }, 500);
  });
}

for (const form of document.querySelectorAll("form[data-draft]")) keep(form);
document.addEventListener("lapor:added", (event) => {
  for (const form of event.detail.querySelectorAll("form[data-draft]")) keep(form);
});
