// The list of what lies on this phone: drafts, what waits, and the last known state of one's reports.

import { grouped } from "../ui/offline/codes.js";

const DATE = { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" };

export class PhoneList {
  constructor(list, { words, template, actions }) {
    Object.assign(this, { list, words, template, actions });
  }

  show(items) {
    this.list.replaceChildren(...items.map((item) => this.row(item)));
  }

  moment(value) {
    const language = document.documentElement.lang || "id";
    return value ? new Date(value).toLocaleString(language, { ...DATE, timeZone: this.words.zone }) : "";
  }

  row(item) {
    const row = this.template.content.firstElementChild.cloneNode(true);
    const part = (name) => row.querySelector(`[data-${name}]`);
    const title = item.own.title || this.titleOf(item.draft) || this.words.untitled;
    row.dataset.state = item.state;
    part("title").textContent = title;
    part("title").dir = "auto";
    if (item.own.code) Object.assign(part("code"), { hidden: false, textContent: grouped(item.own.code) });
    part("state").textContent = this.stateWords(item);
    part("when").textContent = this.when(item);
    this.answers(part("answers"), item);
    this.buttons(item, part);
    return row;
  }

  titleOf(draft) {
    if (!draft) return "";
    const value = (name) => (draft.fields.find(([field]) => field === name) || [])[1] || "";
    return value("title") || value("body").slice(0, 60);
  }

  stateWords(item) {
    const { states, reports, received } = this.words;
    if (item.state === "sending" && item.percent) return `${states.sending} ${item.percent} %`;
    if (item.state === "refused") return states.refused.replace("%s", reasonOf(item));
    if (item.state !== "received") return states[item.state];
    const at = item.result && item.result.receivedAt ? `${received.replace("%s", this.moment(item.result.receivedAt))}. ` : "";
    const known = item.last ? reports[item.last.waiting_for === "reporter" ? "reporter" : item.last.state] || "" : "";
    return `${at}${known}` || states.received;
  }

  when(item) {
    const { saved, refreshed, due } = this.words;
    const parts = [saved.replace("%s", this.moment(item.savedAt))];
    const dueAt = (item.last && item.last.due_at) || (item.result && item.result.due_at);
    if (dueAt && item.state === "received") parts.push(due.replace("%s", this.moment(dueAt)));
    if (item.last) parts.push(refreshed.replace("%s", this.moment(item.last.refreshedAt)));
    const notes = (item.result && item.result.notes) || [];
    return [...parts, ...notes].join(" · ");
  }

  answers(place, item) {
    const answers = (item.last && item.last.answers) || [];
    place.hidden = answers.length === 0;
    for (const answer of answers) {
      const words = document.createElement("p");
      words.className = "answer user-text";
      words.dir = "auto";
      words.textContent = `${answer.institution}: ${answer.text}`;
      place.append(words);
    }
  }

  buttons(item, part) {
    const show = (name, action) => Object.assign(part(name), { hidden: false, onclick: action });
    if (item.state === "draft" || item.state === "refused") show("open", () => this.actions.open(item));
    if (item.own.key) show("show", () => this.actions.receipt(item));
    if (item.state === "received" && item.own.key) {
      Object.assign(part("follow"), { hidden: false, href: `/k/${item.own.code}/${item.own.key}/` });
    }
    if (["draft", "refused", "received", "unreadable"].includes(item.state)) show("drop", () => this.actions.drop(item));
  }
}

function reasonOf(item) {
  const reason = item.reason || {};
  const fields = Object.values(reason.fields || {}).flat();
  return fields.join(" ") || reason.message || "";
}
