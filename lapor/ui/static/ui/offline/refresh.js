// The last known state of one's own reports: asked for with their keys when there is a network, and kept sealed for when there is none.

import { itemsOf, keepLast } from "./items.js";

const ADDRESS = "/api/v1/reports/";
const SLACK = 5 * 60000;

// True when something was learned. `clock` gives the words for a clock that goes wrong.
export async function refresh(box, clock, say) {
  let learned = false;
  for (const item of await itemsOf(box)) {
    if (item.state !== "received" || !item.own.key) continue;
    const answer = await ask(item.own).catch(() => null);
    if (!answer) return learned;
    warn(answer, clock, say);
    if (!answer.ok) continue;
    const { state, waiting_for, due_at, answers = [] } = await answer.json();
    await keepLast(item.id, box, { state, waiting_for, due_at, answers, refreshedAt: Date.now() });
    learned = true;
  }
  return learned;
}

function ask({ code, key }) {
  const headers = { Authorization: `Bearer ${key}`, Accept: "application/json" };
  return fetch(ADDRESS + code, { headers, credentials: "omit", cache: "no-store" });
}

function warn(answer, clock, say) {
  const there = Date.parse(answer.headers.get("Date") || "");
  if (there && Math.abs(there - Date.now()) > SLACK) say(clock());
}
