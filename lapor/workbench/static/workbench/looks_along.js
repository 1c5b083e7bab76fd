// Independent looks where there is no network: with one, what waits is taken along; without one, it is read and answered from here.

import { LaterForm } from "../ui/offline/later.js";
import { all, listen } from "../ui/offline/store.js";
import { sessionNow } from "../ui/offline/session.js";
import { takeAlong, takenAlong, leaveBehind } from "../ui/offline/taken.js";
import { wake } from "../ui/offline/items.js";

const KEPT = "looks";
const SOURCE = "/kerja/periksa/bawa.json";
const page = document.querySelector("[data-looks]");
const words = page.dataset;
const part = (name) => page.querySelector(`[data-${name}]`);

async function refresh() {
  const session = await sessionNow();
  if (!session) return;
  if (!session.account) return leaveBehind(KEPT);
  const answer = await fetch(SOURCE, { credentials: "same-origin", cache: "no-store" });
  if (!answer.ok) return;
  const told = await answer.json();
  await takeAlong(KEPT, told.looks, { by: told.account });
}

function show(kept) {
  const looks = kept ? kept.value : [];
  const moment = kept ? new Date(kept.takenAt).toLocaleString(document.documentElement.lang || "id", { dateStyle: "medium", timeStyle: "short" }) : "";
  part("state").textContent = kept ? words.taken.replace("%s", moment) : words.nobody;
  part("none").hidden = !kept || looks.length > 0;
  part("list").replaceChildren(...looks.map(card));
  settle();
}

function card(look) {
  const made = part("look").content.firstElementChild.cloneNode(true);
  const set = (name, text) => { const place = made.querySelector(`[data-${name}]`); place.textContent = text; place.hidden = !text; };
  made.dataset.code = look.code;
  set("title", look.title || look.number);
  set("place", look.place);
  set("about", `${look.number} · ${look.due}`);
  lines(made.querySelector("[data-text]"), look.text);
  made.querySelector("[data-hidden-words]").hidden = Boolean(look.text);
  made.querySelector("[data-answers]").append(...look.answers.map(answerOf));
  const form = made.querySelector("form");
  form.setAttribute("action", `/kerja/periksa/${look.code}/kirim/`);
  form.dataset.laterTitle = look.number;
  form.querySelector("[name=answer]").value = look.answer;
  for (const field of form.querySelectorAll("[id]")) field.id += `-${look.code}`;
  for (const label of form.querySelectorAll("[for]")) label.htmlFor += `-${look.code}`;
  form.addEventListener("submit", (event) => check(event, form), true);
  new LaterForm(form);
  return made;
}

function answerOf(answer) {
  const made = part("answer").content.cloneNode(true);
  made.querySelector("[data-office]").textContent = answer.office;
  made.querySelector("[data-on]").textContent = answer.on;
  lines(made.querySelector("[data-said]"), answer.text);
  return made;
}

function lines(place, text) {
  const made = text.split("\n").filter((line) => line.trim()).map((line) => Object.assign(document.createElement("p"), { textContent: line }));
  place.replaceChildren(...made);
}

// What the server would refuse is said here, before it is kept for later.
function check(event, form) {
  const data = new FormData(form);
  const photos = form.querySelector("input[type=file]").files.length;
  const wrong = !data.get("result") ? words.noResult : !String(data.get("remark")).trim() && !photos ? words.noProof : "";
  const place = form.querySelector("[data-wrong]");
  place.textContent = wrong;
  place.hidden = !wrong;
  if (!wrong) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  form.querySelector(data.get("result") ? "textarea" : "input[type=radio]").focus();
}

// A look that waits to be sent, or was sent from here, shows no form any more.
async function settle() {
  const items = await all("items");
  for (const made of part("list").children) {
    const mine = items.filter((item) => item.to === `/kerja/periksa/${made.dataset.code}/kirim/`);
    const last = mine.sort((one, other) => (one.id < other.id ? 1 : -1))[0];
    const state = last ? last.state : "";
    made.querySelector("form").hidden = ["waiting", "sending", "signin", "received"].includes(state);
    const place = made.querySelector("[data-sent]");
    place.hidden = !["waiting", "sending", "received"].includes(state);
    place.textContent = state === "received" ? words.received : words.waiting;
  }
}

async function open() {
  show(await takenAlong(KEPT));
  wake();
  try {
    await refresh();
  } catch (error) {
    return;
  }
  show(await takenAlong(KEPT));
}

if (!("indexedDB" in window)) part("state").textContent = words.cannot;
else open();
listen(settle);
window.addEventListener("online", open);
