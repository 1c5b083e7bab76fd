// A form that may be posted later: <form method="post" data-later data-later-title="…">. With a network it is sent as ever; without one
// it is kept on the device, sealed, with its files, and goes out by itself in the session of the same account. With data-later-always
// it takes that way with a network too.
// Attributes and an example: docs/packages/offline.md

import { account, sessionNow } from "./session.js";
import { addFile, newDraft, NoRoom, queue } from "./items.js";
import { shrunk } from "./shrink.js";
import { waiting } from "./send.js";
import { all, listen } from "./store.js";

const NEVER = ["csrfmiddlewaretoken"];

export class LaterForm {
  constructor(form) {
    this.form = form;
    this.words = form.dataset;
    this.status = document.createElement("p");
    this.status.className = "notice";
    this.status.setAttribute("role", "status");
    this.status.hidden = true;
    form.after(this.status);
    form.addEventListener("submit", (event) => this.submitted(event), true);
    listen(() => this.tell());
    // Whose form this is has to be known when there is no network to ask.
    sessionNow().then(() => this.tell());
  }

  submitted(event) {
    if (this.isChecked) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.decide(event.submitter);
  }

  // The line is tried first: a browser that says it is online may still reach nobody.
  async decide(submitter) {
    const session = "laterAlways" in this.words ? null : await sessionNow();
    if (session && session.account) {
      this.isChecked = true;
      this.form.requestSubmit(submitter || undefined);
      this.isChecked = false;
      return;
    }
    await this.keep(submitter);
  }

  async keep(submitter) {
    try {
      let draft = newDraft();
      const data = new FormData(this.form, submitter);
      const fields = [...data.entries()].filter(([name, value]) => typeof value === "string" && !NEVER.includes(name));
      if (!fields.some(([name]) => name === "kiriman")) fields.push(["kiriman", draft.id]);
      for (const input of this.form.querySelectorAll("input[type=file][data-later-as]")) {
        for (const file of input.files) {
          draft = await addFile(draft, await shrunk(file), { name: file.name, field: input.dataset.laterAs });
        }
      }
      const to = this.form.getAttribute("action") || location.pathname;
      await queue({ ...draft, fields }, { to, account: account(), title: this.words.laterTitle });
      navigator.storage?.persist?.();
      this.form.reset();
      this.form.dispatchEvent(new CustomEvent("later:kept", { bubbles: true, detail: draft.id }));
    } catch (error) {
      this.say(error instanceof NoRoom ? this.words.laterFull : this.words.laterFailed);
    }
  }

  async tell() {
    const mine = (item) => item.to === (this.form.getAttribute("action") || location.pathname);
    const rows = (await all("items")).filter(mine);
    const wait = (await waiting()).filter(mine).length;
    const refused = rows.filter((row) => row.state === "refused");
    const out = rows.some((row) => row.state === "signin");
    const lines = [];
    if (wait) lines.push(this.words.laterWaiting.replace("%s", wait));
    if (out) lines.push(this.words.laterSignIn);
    if (refused.length) lines.push(this.words.laterRefused.replace("%s", (refused[0].reason && refused[0].reason.message) || refused[0].status));
    this.say(lines.join(" "));
  }

  say(text) {
    this.status.hidden = !text;
    this.status.textContent = text;
  }
}

for (const form of document.querySelectorAll("form[data-later]")) new LaterForm(form);
