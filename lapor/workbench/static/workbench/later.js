// A form that is seldom needed comes when its line is opened. Without this script, or without a network, its link opens it on a page.

async function load(place) {
  const address = place.dataset.load;
  delete place.dataset.load;
  place.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const old of [...place.children].slice(1)) old.remove();
    place.append(...parsed.body.childNodes);
    document.dispatchEvent(new CustomEvent("lapor:added", { detail: place }));
    place.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  } catch {
    place.querySelector("a")?.focus();
  } finally {
    place.removeAttribute("aria-busy");
  }
}

document.addEventListener("toggle", (event) => {
  const place = event.target;
  if (place instanceof HTMLDetailsElement && place.open && place.dataset.load) load(place);
}, true);
