// Outreach where there is no network: with one, planned meetings and villages are taken along; without one, what was held is written here.

import { LaterForm } from "../ui/offline/later.js";
import { all, listen } from "../ui/offline/store.js";
import { sessionNow } from "../ui/offline/session.js";
import { takeAlong, takenAlong, leaveBehind } from "../ui/offline/taken.js";
import { wake } from "../ui/offline/items.js";

const KEPT = "outreach";
const HOME = "/kerja/renaksi/sosialisasi/";
const page = document.querySelector("[data-outreach]");
const words = page.dataset;
const part = (name) => page.querySelector(`[data-${name}]`);
let shown = "";

async function refresh() {
  const session = await sessionNow();
  if (!session) return;
  if (!session.account) return leaveBehind(KEPT);
  const answer = await fetch(`${HOME}bawa.json`, { credentials: "same-origin", cache: "no-store" });
  if (!answer.ok) return;
  const told = await answer.json();
  await takeAlong(KEPT, told.outreach, { by: told.account });
}

// What somebody has begun to write stays: the list is drawn anew only when something else was taken along.
function show(kept) {
  const moment = kept ? new Date(kept.takenAt).toLocaleString(document.documentElement.lang || "id", { dateStyle: "medium", timeStyle: "short" }) : "";
  part("state").textContent = kept ? words.taken.replace("%s", moment) : words.nobody;
  const now = JSON.stringify(kept ? kept.value : null);
  if (now !== shown) part("list").replaceChildren(...(kept ? [...kept.value.planned.map(planned), unplanned(kept.value.villages)] : []));
  shown = now;
  settle();
}

function planned(meeting) {
  const made = card(meeting.title, { to: `${HOME}kirim/${meeting.id}/`, mark: meeting.id });
  made.querySelector("[data-about]").textContent = `${meeting.on} · ${meeting.place}`;
  made.querySelector("[name=on]").defaultValue = meeting.day < today() ? meeting.day : today();
  made.querySelector("[data-unplanned]").remove();
  made.dataset.once = "";
  return made;
}

function unplanned(villages) {
  const made = card(part("unplanned-title").textContent, { to: `${HOME}kirim/`, mark: "lain" });
  made.querySelector("[data-about]").remove();
  const fields = made.querySelector("[data-unplanned]");
  fields.hidden = false;
  for (const field of fields.querySelectorAll("[disabled]")) field.disabled = false;
  fields.querySelector("select").append(...villages.map((each) => new Option(each.name, each.code)));
  return made;
}

function card(title, { to, mark }) {
  const made = part("meeting").content.firstElementChild.cloneNode(true);
  made.querySelector("[data-title]").textContent = title;
  const form = made.querySelector("form");
  form.setAttribute("action", to);
  form.dataset.laterTitle = title;
  for (const field of form.querySelectorAll("[id]")) field.id += `-${mark}`;
  for (const label of form.querySelectorAll("[for]")) label.htmlFor += `-${mark}`;
  for (const field of form.querySelectorAll("[aria-describedby]")) field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby")}-${mark}`);
  form.addEventListener("submit", (event) => check(event, form), true);
  new LaterForm(form);
  return made;
}

// What the server would refuse is said here, before it is kept for later.
function check(event, form) {
  const data = new FormData(form);
  const number = (name) => Number(data.get(name) || 0);
  const [text, field] = wrong(data, number);
  const place = form.querySelector("[data-wrong]");
  place.textContent = text;
  place.hidden = !text;
  if (!text) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  form.querySelector(`[name=${field}]`).focus();
}

function wrong(data, number) {
  if (data.has("title") && !data.get("title").trim()) return [words.noTitle, "title"];
  if (data.has("region") && !data.get("region")) return [words.noTitle, "region"];
  if (!data.get("on")) return [words.noPeople, "on"];
  if (data.get("on") > today()) return [words.future, "on"];
  if (!(number("people") >= 1)) return [words.noPeople, "people"];
  const group = ["women", "youth", "disabled"].find((name) => !(number(name) >= 0 && number(name) <= number("people")));
  return group ? [words.tooMany, group] : ["", ""];
}

function today() {
  return new Date().toLocaleDateString("en-CA");
}

// A planned meeting whose record waits, or was sent from here, shows no form any more; others may follow one another.
async function settle() {
  const items = await all("items");
  for (const made of part("list").children) {
    const to = made.querySelector("form").getAttribute("action");
    const last = items.filter((item) => item.to === to).sort((one, other) => (one.id < other.id ? 1 : -1))[0];
    const state = last ? last.state : "";
    made.querySelector("form").hidden = "once" in made.dataset && ["waiting", "sending", "signin", "received"].includes(state);
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
