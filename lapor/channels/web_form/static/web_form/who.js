// An anonymous choice asks for no name: the name field steps aside, and comes back with what was typed.

const name = document.querySelector("[data-name]");
const choices = [...document.querySelectorAll("input[name=privacy]")];

function show() {
  const chosen = choices.find((choice) => choice.checked);
  name.hidden = Boolean(chosen && chosen.value.startsWith("anonymous"));
}

for (const choice of choices) choice.addEventListener("change", show);
addEventListener("pageshow", show);
show();
