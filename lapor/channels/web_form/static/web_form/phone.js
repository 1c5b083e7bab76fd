// The phone page: a list, a form, a box with a PIN, a receipt. Everything is kept on the device first and sent from there.

import { boxes, forgetBox, keyOf, lock, makeBox, MustWait, OPEN, unlock } from "../ui/offline/box.js";
import { grouped, newAccessKey, newTrackingCode } from "../ui/offline/codes.js";
import { drop, itemsOf, keepDraft, newDraft, NoRoom, openDraft, OtherTab, queue, wake } from "../ui/offline/items.js";
import { refresh } from "../ui/offline/refresh.js";
import { listen, mark, marked } from "../ui/offline/store.js";
import { waiting } from "../ui/offline/send.js";
import { PhoneForm } from "./phone_form.js";
import { PhoneList } from "./phone_list.js";
import { draftOf } from "./phone_paper.js";
import { smsLink } from "./phone_sms.js";

const TO = "/lapor/ponsel/kirim/";
const words = JSON.parse(document.getElementById("ponsel-kata").textContent);
const root = document.querySelector("[data-phone]");
const part = (name) => root.querySelector(`[data-${name}]`);
let box = OPEN;
let writing = 0;
let keeping = Promise.resolve();

const form = new PhoneForm(part("write"), { words, say, changed: () => keepSoon() });
const list = new PhoneList(part("items"), {
  words,
  template: document.querySelector("template[data-item]"),
  actions: { open: openItem, drop: dropItem, receipt: (item) => showReceipt(item.own, item.state) },
});

// What keeping has to say goes away with the next keeping that succeeds; anything else stays until somebody acts.
function say(text, { isOfKeeping = false } = {}) {
  part("alert").textContent = text;
  part("alert").hidden = !text;
  part("alert").toggleAttribute("data-of-keeping", isOfKeeping);
}

function view(name) {
  for (const each of root.querySelectorAll("[data-view]")) each.hidden = each.dataset.view !== name;
}

async function showList() {
  view("list");
  const items = await itemsOf(box);
  part("none").hidden = items.length > 0;
  list.show(items);
  const others = (await waiting()).length - items.filter((item) => ["waiting", "sending"].includes(item.state)).length;
  part("elsewhere").hidden = others <= 0;
  part("elsewhere").textContent = words.waitingElsewhere.replace("%s", others);
  await showBoxes();
}

async function showBoxes() {
  const rows = (await boxes()).filter((row) => row.id !== box);
  const buttons = rows.map((row) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "secondary", textContent: words.box.replace("%s", row.number) });
    button.onclick = () => askPin(row);
    return button;
  });
  if (box !== OPEN) {
    const close = document.createElement("button");
    Object.assign(close, { type: "button", textContent: words.closeBox, onclick: () => { lock(); box = OPEN; showList(); } });
    buttons.unshift(close);
  }
  part("box-list").replaceChildren(...buttons);
}

function askPin(row) {
  view("pin");
  part("box-name").textContent = words.box.replace("%s", row.number);
  part("pin-wrong").textContent = "";
  const field = document.getElementById("pin-kotak");
  field.value = "";
  field.focus();
  part("open-box").onsubmit = async (event) => {
    event.preventDefault();
    try {
      await unlock(row.id, field.value);
      box = row.id;
      await showList();
    } catch (error) {
      part("pin-wrong").textContent = error instanceof MustWait ? words.mustWait.replace("%s", error.seconds) : words.wrongPin;
    }
    field.value = "";
  };
  part("forget-box").onclick = async () => { if (confirm(words.forgetPin)) { await forgetBox(row.id); await showList(); } };
}

part("make-box").onsubmit = async (event) => {
  event.preventDefault();
  const [pin, again] = [document.getElementById("pin-baru"), document.getElementById("pin-ulang")];
  const problem = /^\d{4,12}$/.test(pin.value) ? (pin.value === again.value ? "" : words.samePin) : words.shortPin;
  part("pin-error").textContent = problem;
  if (problem) return;
  box = await makeBox(pin.value);
  pin.value = again.value = "";
  await showList();
};

// Writing: half a second after the last key, and at once when the page is left.
function keepSoon() {
  clearTimeout(writing);
  writing = setTimeout(keepNow, 400);
  return keeping;
}

function keepNow() {
  clearTimeout(writing);
  writing = 0;
  keeping = keeping.then(keep);
  return keeping;
}

async function keep() {
  if (!form.draft || part("write").closest("[data-view]").hidden) return;
  const fields = form.fields();
  if (!fields.length && !form.draft.files.length) return;
  try {
    // A file may have been added while this was written: only the revision is taken over.
    const { id, rev } = await keepDraft({ ...form.draft, fields });
    if (form.draft && form.draft.id === id) form.draft = { ...form.draft, rev };
    part("kept").textContent = words.kept.replace("%s", new Date().toLocaleTimeString("id", { hour: "2-digit", minute: "2-digit" }));
    if (part("alert").hasAttribute("data-of-keeping")) say("");
  } catch (error) {
    if (error instanceof OtherTab && form.draft) {
      form.draft = await keepDraft({ ...newDraft(box), fields, files: [] });
      say(words.otherTab, { isOfKeeping: true });
    } else if (error instanceof NoRoom) say(words.noRoomForWords, { isOfKeeping: true });
    else say(words.noStore, { isOfKeeping: true });
  }
}

async function write(draft) {
  say("");
  view("write");
  part("problems").hidden = true;
  part("kept").textContent = "";
  form.show(draft);
  showProblems(Object.entries((draft.reason && draft.reason.fields) || {}).map(([name, lines]) => [name, lines.join(" ")]));
}

async function openItem(item) {
  const draft = await openDraft(item.id);
  await write({ ...draft, own: item.own });
}

async function dropItem(item) {
  if (confirm(item.state === "received" ? words.dropSent : words.dropDraft)) { await drop(item.id); await showList(); }
}

function showProblems(problems) {
  part("problems").hidden = problems.length === 0;
  part("problems").querySelector("ul").replaceChildren(...problems.map(([name, text]) => {
    const line = document.createElement("li");
    const link = document.createElement("a");
    const field = part("write").querySelector(`[name="${CSS.escape(name)}"]`);
    Object.assign(link, { href: field && field.id ? `#${field.id}` : "#isi", textContent: text });
    link.onclick = (event) => { event.preventDefault(); if (field) field.focus(); };
    line.append(link);
    return line;
  }));
  if (problems.length) part("problems").focus();
}

part("write").onsubmit = async (event) => {
  event.preventDefault();
  await keepNow();
  const problems = form.problems();
  showProblems(problems);
  if (!problems.length) await send();
};

// Number and key are made now and are final; a report that was refused keeps them, unless the number itself was the reason.
async function send() {
  const { draft } = form;
  const before = draft.own && draft.own.code && !(draft.reason && draft.reason.code === "code_taken") ? draft.own : null;
  const own = before || { code: newTrackingCode(), key: newAccessKey() };
  const keys = [["id", draft.id], ["kode", own.code], ["kunci", own.key]];
  const fields = form.fields();
  const title = form.value("title") || form.value("body").slice(0, 60);
  const kept = { ...own, title, sms: smsOf() };
  form.draft = null;
  try {
    await queue({ ...draft, fields: [...fields, ...keys] }, { to: TO, own: kept, title });
  } catch (error) {
    form.draft = draft;
    say(error instanceof NoRoom ? words.noRoomForWords : words.noStore);
    return;
  }
  say("");
  navigator.storage?.persist?.();
  await showReceipt(kept, "waiting");
}

function smsOf() {
  const names = ["report_class", "privacy", "region", "about_official", "title", "body", "address"];
  return Object.fromEntries(names.map((name) => [name, form.value(name)]));
}

async function showReceipt(own, state) {
  view("receipt");
  // The rows of the list have numbers of their own.
  root.querySelector("[data-view=receipt] [data-code]").textContent = grouped(own.code);
  part("key").textContent = grouped(own.key);
  part("receipt-state").textContent = words.states[state];
  const link = words.sms && own.sms && state !== "received" ? await smsLink(own, words.sms) : "";
  part("sms").hidden = part("sms-note").hidden = !link;
  if (link) part("sms").href = link;
  root.querySelector("[data-view=receipt] h2").focus();
}

for (const button of root.querySelectorAll("[data-back]")) button.onclick = async () => { await keepNow(); form.draft = null; await showList(); };
part("new").onclick = () => write(newDraft(box));

part("paper").onchange = async (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (!file) return;
  const { draft, isRead } = await draftOf(file, { box, words });
  await write(draft);
  await form.take([file]);
  if (!isRead) say(words.paperUnread);
};

function network() {
  part("network").textContent = navigator.onLine ? words.online : words.offline;
}

async function changed() {
  const isList = !root.querySelector("[data-view=list]").hidden;
  if (isList && (await keyOf(box))) await showList();
}

async function follow() {
  if (await refresh(box, () => words.clock, say)) await changed();
}

async function begin() {
  root.hidden = false;
  network();
  try {
    const items = await itemsOf(OPEN);
    const lost = marked();
    if (lost && !items.length && !(await waiting()).length) { say(words.emptied.replace("%s", lost)); mark(0); }
  } catch (error) {
    say(words.noStore);
    return;
  }
  await showList();
  addEventListener("online", () => { network(); wake(); follow(); });
  addEventListener("offline", network);
  addEventListener("pagehide", () => { keepNow(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) keepNow(); });
  document.addEventListener("lapor:keep", (event) => event.detail.push(keepNow()));
  listen(changed);
  if (navigator.onLine) follow();
}

begin();
