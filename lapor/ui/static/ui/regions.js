// A place by typing (ARIA combobox with a list): [data-region-picker] around a text input. Suggestions come from data-url
// as [{code, name, path}]. Without JavaScript the select or the server's own search does the same.

function hidden(picker) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: picker.dataset.name, value: picker.dataset.chosen });
  return field;
}

function option(region, id) {
  const item = document.createElement("li");
  const path = document.createElement("small");
  item.id = id;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.append(region.name);
  path.textContent = region.path;
  item.append(path);
  return item;
}

class Picker {
  constructor(element) {
    this.element = element;
    this.input = element.querySelector(".combobox input");
    this.status = element.querySelector("[data-status]");
    this.list = document.createElement("ul");
    this.code = hidden(element);
    this.found = [];
    this.active = -1;
    this.waiting = 0;
    this.asked = 0;
    element.querySelector("[data-without-script]").remove();
    this.prepare();
  }

  prepare() {
    this.list.id = `${this.input.id}_list`;
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.element.querySelector("label").textContent.trim());
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id, autocomplete: "off" };
    for (const [name, value] of Object.entries(roles)) this.input.setAttribute(name, value);
    this.input.after(this.list);
    this.element.append(this.code);
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.pick([...this.list.children].indexOf(event.target.closest("li"))));
  }

  typed() {
    this.code.value = "";
    clearTimeout(this.waiting);
    if (this.input.value.trim().length < 2) { this.close(); return; }
    this.waiting = setTimeout(() => this.ask(), 200);
  }

  async ask() {
    const turn = ++this.asked;
    const query = new URLSearchParams({ q: this.input.value.trim() });
    if (this.element.dataset.within) query.set("within", this.element.dataset.within);
    try {
      const answer = await fetch(`${this.element.dataset.url}?${query}`, { headers: { Accept: "application/json" } });
      if (turn === this.asked && answer.ok) this.show(await answer.json());
    } catch (error) {
      this.close();
    }
  }

  show(regions) {
    this.found = regions;
    this.active = -1;
    this.list.replaceChildren(...regions.map((region, place) => option(region, `${this.list.id}_${place}`)));
    this.list.hidden = regions.length === 0;
    this.input.setAttribute("aria-expanded", String(regions.length > 0));
    this.input.removeAttribute("aria-activedescendant");
    this.status.textContent = regions.length ? `${regions.length} ${this.element.dataset.found}` : this.element.dataset.none;
    this.status.className = regions.length ? "silent" : "hint";
  }

  key(event) {
    if (this.list.hidden) return;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      this.move((this.active + steps[event.key] + this.found.length) % this.found.length);
    } else if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      this.pick(this.active);
    } else if (event.key === "Escape") {
      this.close();
    }
  }

  move(place) {
    this.active = place;
    [...this.list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === place)));
    this.input.setAttribute("aria-activedescendant", this.list.children[place].id);
    this.list.children[place].scrollIntoView({ block: "nearest" });
  }

  pick(place) {
    const region = this.found[place];
    if (!region) return;
    this.input.value = region.path ? `${region.name}, ${region.path}` : region.name;
    this.code.value = region.code;
    this.close();
    this.element.dispatchEvent(new CustomEvent("region-picked", { bubbles: true, detail: region }));
  }

  close() {
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}

for (const element of document.querySelectorAll("[data-region-picker]")) new Picker(element);
