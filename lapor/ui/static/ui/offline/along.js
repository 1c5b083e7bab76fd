// A page of things that were taken along: with a network they are fetched and sealed for the device; without one they are read here, and
// each has a form for later. What somebody has begun to write is never drawn over.

import { LaterForm } from "./later.js";
import { wake } from "./items.js";
import { sessionNow } from "./session.js";
import { all, listen } from "./store.js";
import { leaveBehind, takeAlong, takenAlong } from "./taken.js";

const ON_ITS_WAY = ["waiting", "sending", "signin", "received"];

export class AlongPage {
  // `kept` names what is kept, and its part of what `source` answers; `draw` makes the cards of it; `wrong` gives [words, field] of a form.
  constructor(page, { kept, source, draw, wrong }) {
    Object.assign(this, { page, kept, source, draw, wrong, words: page.dataset, drawn: null });
  }

  begin() {
    if (!("indexedDB" in window)) return this.say(this.words.cannot);
    listen(() => this.settle());
    window.addEventListener("online", () => this.open());
    return this.open();
  }

  part(name) {
    return this.page.querySelector(`[data-${name}]`);
  }

  say(text) {
    this.part("state").textContent = text;
  }

  async open() {
    this.show(await takenAlong(this.kept));
    wake();
    try {
      await this.refresh();
    } catch (error) {
      return;
    }
    this.show(await takenAlong(this.kept));
  }

  async refresh() {
    const session = await sessionNow();
    if (!session) return;
    if (!session.account) return leaveBehind(this.kept);
    const answer = await fetch(this.source, { credentials: "same-origin", cache: "no-store" });
    if (!answer.ok) return;
    const told = await answer.json();
    await takeAlong(this.kept, told[this.kept], { by: told.account });
  }

  show(taken) {
    const moment = taken && new Date(taken.takenAt).toLocaleString(document.documentElement.lang || "id", { dateStyle: "medium", timeStyle: "short" });
    this.say(taken ? this.words.taken.replace("%s", moment) : this.words.nobody);
    const now = JSON.stringify(taken ? taken.value : null);
    if (now !== this.drawn && !(taken && this.isWriting())) {
      this.part("list").replaceChildren(...(taken ? this.draw(taken.value) : []));
      this.drawn = now;
    }
    this.settle();
  }

  isWriting() {
    const changed = (field) => (field.files ? field.files.length : field.value !== startOf(field) || field.checked !== field.defaultChecked);
    return [...this.part("list").querySelectorAll("form:not([hidden]) :is(input, textarea, select)")].some(changed);
  }

  // A card out of the template, with its form; `once`: after one sending there is nothing more to write.
  card(title, { to, mark, formTitle = title, once = false }) {
    const made = this.part("card").content.firstElementChild.cloneNode(true);
    made.querySelector("[data-title]").textContent = title;
    if (once) made.dataset.once = "";
    const form = made.querySelector("form");
    form.setAttribute("action", to);
    form.dataset.laterTitle = formTitle;
    for (const field of form.querySelectorAll("[id]")) field.id += `-${mark}`;
    for (const label of form.querySelectorAll("[for]")) label.htmlFor += `-${mark}`;
    for (const field of form.querySelectorAll("[aria-describedby]")) field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby")}-${mark}`);
    form.addEventListener("submit", (event) => this.check(event, form), true);
    new LaterForm(form);
    return made;
  }

  // What the server would refuse is said here, before it is kept for later.
  check(event, form) {
    const [text, field] = this.wrong(new FormData(form), form);
    const place = form.querySelector("[data-wrong]");
    place.textContent = text;
    place.hidden = !text;
    if (!text) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    form.querySelector(`[name=${field}]`).focus();
  }

  async settle() {
    const items = await all("items");
    for (const made of this.part("list").children) {
      const form = made.querySelector("form");
      const to = form.getAttribute("action");
      const last = items.filter((item) => item.to === to).sort((one, other) => (one.id < other.id ? 1 : -1))[0];
      const state = last ? last.state : "";
      form.hidden = "once" in made.dataset && ON_ITS_WAY.includes(state);
      const place = made.querySelector("[data-sent]");
      place.hidden = !["waiting", "sending", "received"].includes(state);
      place.textContent = state === "received" ? this.words.received : this.words.waiting;
    }
  }
}

function startOf(field) {
  if (field.tagName !== "SELECT") return field.defaultValue;
  return (field.querySelector("option[selected]") || field.options[0] || { value: "" }).value;
}
