// The form of the phone page and the draft beneath it: what is typed goes into the draft, and a draft comes back into the form.

import { addFile, fileOf, NoRoom } from "../ui/offline/items.js";
import { removeBlob } from "../ui/offline/store.js";
import { placeOf, shrunk } from "../ui/offline/shrink.js";

const LARGEST = 25 * 1024 * 1024;
const MOST = 10;

export class PhoneForm {
  constructor(form, { words, changed, say }) {
    Object.assign(this, { form, words, changed, say });
    this.draft = null;
    this.input = form.querySelector("input[type=file]");
    this.list = form.querySelector("[data-files]");
    this.status = form.querySelector("[data-file-status]");
    this.place = form.querySelector("[data-place]");
    form.addEventListener("input", (event) => { if (event.target !== this.input) this.changed(); });
    form.addEventListener("region-picked", () => this.changed());
    form.addEventListener("change", () => this.person());
    this.input.addEventListener("change", () => this.take([...this.input.files]));
    form.querySelector("[data-locate]").onclick = () => this.locate();
  }

  fields() {
    const data = new FormData(this.form);
    return [...data.entries()].filter(([, value]) => typeof value === "string" && value !== "");
  }

  value(name) {
    return String(new FormData(this.form).get(name) || "").trim();
  }

  // A field that the form no longer has is passed over; its text stays in the draft until the form is written again.
  show(draft) {
    this.draft = draft;
    this.form.reset();
    for (const name of ["region", "latitude", "longitude"]) this.form.querySelector(`[name=${name}]`).value = "";
    for (const [name, value] of draft.fields) this.set(name, value);
    this.place.textContent = "";
    this.status.textContent = "";
    this.shown();
    this.person();
  }

  // An anonymous choice asks for no name.
  person() {
    this.form.querySelector("[data-person]").hidden = this.value("privacy").startsWith("anonymous");
  }

  set(name, value) {
    for (const field of this.form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field.type === "radio" || field.type === "checkbox") field.checked = field.checked || field.value === value;
      else field.value = value;
    }
  }

  async take(files) {
    this.input.value = "";
    this.say("");
    for (const file of files) await this.takeOne(file);
  }

  async takeOne(file) {
    if (this.draft.files.length >= MOST) { this.status.textContent = this.words.tooMany; return; }
    this.status.textContent = this.words.shrinking;
    const place = await placeOf(file);
    const small = await shrunk(file);
    this.status.textContent = "";
    if (small.size > LARGEST) { this.status.textContent = this.words.tooBig.replace("%s", file.name); return; }
    const name = small === file ? file.name : `${file.name.replace(/\.[^.]*$/, "")}.jpg`;
    const before = this.draft;
    try {
      const { files } = await addFile(before, small, { name, field: "attachments" });
      if (!this.draft || this.draft.id !== before.id) return;
      // The draft may have been written meanwhile: its revision stays, the file alone is added.
      this.draft = { ...this.draft, files: [...this.draft.files, files.at(-1)] };
    } catch (error) {
      if (!(error instanceof NoRoom)) throw error;
      this.say(this.words.noRoom.replace("%s", file.name));
      return;
    }
    await this.changed();
    this.shown();
    if (place && !this.value("latitude")) this.offer(place);
  }

  // Where a photo was taken is taken over only when its person says so.
  offer(place) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "secondary", textContent: this.words.place });
    button.onclick = () => this.takePlace(place);
    this.place.replaceChildren(button);
  }

  takePlace({ latitude, longitude }) {
    this.set("latitude", latitude.toFixed(6));
    this.set("longitude", longitude.toFixed(6));
    this.place.textContent = this.words.placeTaken.replace("%s", `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`);
    this.changed();
  }

  locate() {
    const denied = () => { this.place.textContent = this.words.placeDenied; };
    if (!navigator.geolocation) { denied(); return; }
    navigator.geolocation.getCurrentPosition((found) => this.takePlace(found.coords), denied, { timeout: 30000, enableHighAccuracy: true });
  }

  shown() {
    this.list.replaceChildren(...this.draft.files.map((entry) => this.row(entry)));
  }

  row(entry) {
    const item = document.createElement("li");
    const words = document.createElement("span");
    const button = document.createElement("button");
    words.className = "upload-words";
    words.dir = "auto";
    words.textContent = `${entry.name} · ${Math.ceil(entry.size / 1024)} KB`;
    Object.assign(button, { type: "button", className: "plain", textContent: `${this.words.remove} ${entry.name}` });
    button.onclick = async () => {
      this.draft = { ...this.draft, files: this.draft.files.filter((other) => other.blob !== entry.blob) };
      await this.changed();
      await removeBlob(entry.blob);
      this.shown();
      this.input.focus();
    };
    item.append(words, button);
    if (entry.type.startsWith("image/")) this.preview(entry, item);
    return item;
  }

  async preview(entry, item) {
    const blob = await fileOf(entry);
    if (!blob) return;
    const picture = document.createElement("img");
    Object.assign(picture, { alt: "", width: 96, src: URL.createObjectURL(blob) });
    picture.onload = () => URL.revokeObjectURL(picture.src);
    item.append(picture);
  }

  // What is missing before it can be sent, in the order of the form.
  problems() {
    const { words } = this;
    const isAnonymous = this.value("privacy").startsWith("anonymous");
    const hasSound = this.draft.files.some((file) => file.type.startsWith("audio/"));
    const found = [];
    if (!this.value("report_class")) found.push(["report_class", words.needClass]);
    if (!this.value("body") && !hasSound) found.push(["body", words.needWords]);
    if (this.value("occurred_on") > new Date(Date.now() + 86400000).toISOString().slice(0, 10)) found.push(["occurred_on", words.future]);
    if (!this.value("privacy")) found.push(["privacy", words.needPrivacy]);
    if (this.value("privacy") && !isAnonymous) {
      if (!this.value("name")) found.push(["name", words.needName]);
      if (!this.value("phone") && !this.value("email")) found.push(["phone", words.needContact]);
    }
    return found;
  }
}
