// Outreach where there is no network: planned meetings and villages are taken along, and what was held is written here.

import { AlongPage } from "../ui/offline/along.js";

const HOME = "/kerja/renaksi/sosialisasi/";
const GROUPS = ["women", "youth", "disabled"];
const along = new AlongPage(document.querySelector("[data-outreach-page]"), {
  kept: "outreach",
  source: `${HOME}bawa.json`,
  draw: (taken) => [...taken.planned.map(planned), unplanned(taken.villages)],
  wrong,
});

function planned(meeting) {
  const made = along.card(meeting.title, { to: `${HOME}kirim/${meeting.id}/`, mark: meeting.id, once: true });
  made.querySelector("[data-about]").textContent = `${meeting.on} · ${meeting.place}`;
  made.querySelector("[name=on]").defaultValue = meeting.day < today() ? meeting.day : today();
  made.querySelector("[data-unplanned]").remove();
  return made;
}

// Others may follow one another, so this form stays.
function unplanned(villages) {
  const made = along.card(along.part("unplanned-title").textContent, { to: `${HOME}kirim/`, mark: "lain" });
  made.querySelector("[data-about]").remove();
  const fields = made.querySelector("[data-unplanned]");
  fields.hidden = false;
  for (const field of fields.querySelectorAll("[disabled]")) field.disabled = false;
  fields.querySelector("select").append(...villages.map((each) => new Option(each.name, each.code)));
  return made;
}

function wrong(data) {
  const { words } = along;
  const number = (name) => Number(data.get(name) || 0);
  if (data.has("title") && !data.get("title").trim()) return [words.noTitle, "title"];
  if (data.has("region") && !data.get("region")) return [words.noTitle, "region"];
  if (!data.get("on")) return [words.noPeople, "on"];
  if (data.get("on") > today()) return [words.future, "on"];
  if (!(number("people") >= 1)) return [words.noPeople, "people"];
  const group = GROUPS.find((name) => !(number(name) >= 0 && number(name) <= number("people")));
  return group ? [words.tooMany, group] : ["", ""];
}

function today() {
  return new Date().toLocaleDateString("en-CA");
}

along.begin();
