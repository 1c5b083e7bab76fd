// Files go up while the person still writes: [data-upload] around a file input. Each file is posted alone as `file` to data-url;
// the answer {token, name, size} becomes a hidden input named data-name. A refusal {message} is shown beside the file.

const LARGEST = 25 * 1024 * 1024;

function row(name) {
  const item = document.createElement("li");
  const words = document.createElement("span");
  const file = document.createElement("span");
  const state = document.createElement("span");
  const bar = document.createElement("progress");
  words.className = "upload-words";
  file.dir = "auto";
  file.textContent = name;
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", name);
  words.append(file, " · ", state);
  item.append(words, bar);
  return { item, state, bar, name };
}

function message(request, otherwise) {
  try {
    return JSON.parse(request.responseText).message || otherwise;
  } catch (error) {
    return otherwise;
  }
}

class Upload {
  constructor(element) {
    this.element = element;
    this.words = element.dataset;
    this.input = element.querySelector("input[type=file]");
    this.list = element.querySelector(".upload-list");
    this.status = element.querySelector("[data-status]");
    this.form = element.closest("form");
    this.running = 0;
    this.input.addEventListener("change", () => this.take());
    this.form.addEventListener("submit", (event) => { if (this.running) this.wait(event); }, true);
    for (const button of this.list.querySelectorAll("button")) {
      button.type = "button";
      button.onclick = () => this.remove(button.closest("li"));
    }
  }

  take() {
    for (const file of this.input.files) {
      const shown = row(file.name);
      this.list.append(shown.item);
      if (this.list.querySelectorAll("input, progress").length > Number(this.words.most)) this.fail(shown, this.words.tooMany);
      else if (file.size > LARGEST) this.fail(shown, this.words.tooBig);
      else this.send(file, shown);
    }
    this.input.value = "";
  }

  send(file, shown) {
    const request = new XMLHttpRequest();
    const body = new FormData();
    const token = this.form.querySelector("[name=csrfmiddlewaretoken]");
    body.append("file", file);
    this.running += 1;
    shown.state.textContent = this.words.sending;
    request.upload.onprogress = (event) => { if (event.lengthComputable) shown.bar.value = (100 * event.loaded) / event.total; };
    request.onloadend = () => this.ended(request, shown);
    request.open("POST", this.words.url);
    request.setRequestHeader("Accept", "application/json");
    if (token) request.setRequestHeader("X-CSRFToken", token.value);
    request.send(body);
    this.button(shown, () => { request.abort(); });
  }

  ended(request, shown) {
    this.running -= 1;
    if (request.status >= 200 && request.status < 300) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name: this.words.name, value: JSON.parse(request.responseText).token });
      shown.item.append(field);
      shown.bar.remove();
      this.say(shown, this.words.sent);
    } else {
      this.fail(shown, message(request, this.words.failed));
    }
    if (!this.running && this.pending) {
      const submitter = this.pending.submitter;
      this.pending = null;
      this.form.requestSubmit(submitter || undefined);
    }
  }

  wait(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    this.pending = { submitter: event.submitter };
    this.status.className = "hint";
    this.status.textContent = this.words.sending;
  }

  fail(shown, words) {
    shown.bar.remove();
    shown.state.className = "upload-failed";
    this.say(shown, words);
    this.button(shown, () => {});
  }

  say(shown, words) {
    shown.state.textContent = words;
    this.status.textContent = `${shown.name}: ${words}`;
  }

  button(shown, before) {
    if (shown.item.querySelector("button")) return;
    const button = document.createElement("button");
    const name = document.createElement("span");
    button.type = "button";
    button.className = "plain";
    name.className = "silent";
    name.textContent = ` ${shown.name}`;
    button.append(this.words.remove, name);
    button.onclick = () => { before(); this.remove(shown.item); };
    shown.item.querySelector(".upload-words").after(button);
  }

  remove(item) {
    item.remove();
    this.input.focus();
  }
}

for (const element of document.querySelectorAll("[data-upload]")) new Upload(element);
document.addEventListener("lapor:added", (event) => {
  for (const element of event.detail.querySelectorAll("[data-upload]")) new Upload(element);
});
