// Independent looks where there is no network: what waits is taken along, read and answered from here.

import { AlongPage } from "../ui/offline/along.js";

const along = new AlongPage(document.querySelector("[data-looks]"), {
  kept: "looks",
  source: "/kerja/periksa/bawa.json",
  draw: (looks) => {
    along.part("none").hidden = looks.length > 0;
    return looks.map(card);
  },
  wrong,
});

function card(look) {
  const to = `/kerja/periksa/${look.code}/kirim/`;
  const made = along.card(look.title || look.number, { to, mark: look.code, formTitle: look.number, once: true });
  const set = (name, text) => Object.assign(made.querySelector(`[data-${name}]`), { textContent: text, hidden: !text });
  set("place", look.place);
  set("about", `${look.number} · ${look.due}`);
  lines(made.querySelector("[data-text]"), look.text);
  made.querySelector("[data-hidden-words]").hidden = Boolean(look.text);
  made.querySelector("[data-answers]").append(...look.answers.map(answerOf));
  made.querySelector("[name=answer]").defaultValue = look.answer;
  return made;
}

function answerOf(answer) {
  const made = along.part("answer").content.cloneNode(true);
  made.querySelector("[data-office]").textContent = answer.office;
  made.querySelector("[data-on]").textContent = answer.on;
  lines(made.querySelector("[data-said]"), answer.text);
  return made;
}

function lines(place, text) {
  const made = text.split("\n").filter((line) => line.trim()).map((line) => Object.assign(document.createElement("p"), { textContent: line }));
  place.replaceChildren(...made);
}

function wrong(data, form) {
  if (!data.get("result")) return [along.words.noResult, "result"];
  const hasProof = String(data.get("remark")).trim() || form.querySelector("input[type=file]").files.length;
  return hasProof ? ["", ""] : [along.words.noProof, "remark"];
}

along.begin();
