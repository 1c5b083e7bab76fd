// "Tell me on this device": the browser's subscription is handed to the server, and taken back. Without this the page works as ever.

const place = document.querySelector("[data-push]");
const words = place ? place.dataset : {};
const part = (name) => place.querySelector(`[data-push-${name}]`);

async function tell(subscription, more = {}) {
  const { endpoint, keys = {} } = subscription.toJSON();
  const token = place.querySelector("[name=csrfmiddlewaretoken]").value;
  const body = new URLSearchParams({ endpoint, p256dh: keys.p256dh || "", auth: keys.auth || "", ...more });
  const answer = await fetch(words.push, { method: "POST", headers: { "X-CSRFToken": token, Accept: "application/json" }, body });
  if (!answer.ok) throw new Refused((await answer.json().catch(() => ({}))).message);
}

class Refused extends Error {}

function say(text) {
  part("said").textContent = text;
}

function show(isOn) {
  part("on").hidden = isOn;
  part("off").hidden = !isOn;
}

async function on(registration) {
  if ((await Notification.requestPermission()) !== "granted") return say(words.denied);
  try {
    await drop(registration);
    const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: words.key });
    await tell(made);
    localStorage.setItem(words.push, "on");
    show(true);
    say(words.on);
  } catch (error) {
    say(error instanceof Refused && error.message ? error.message : words.failed);
  }
}

// A subscription that was made for another key of this house would only be in the way.
async function drop(registration) {
  const before = await registration.pushManager.getSubscription();
  const key = before && before.options && before.options.applicationServerKey;
  if (!key) return;
  const text = btoa(String.fromCharCode(...new Uint8Array(key))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  if (text !== words.key) await before.unsubscribe();
}

// The browser's subscription serves other reports too, so it stays; this report only is told no more.
async function off(registration) {
  try {
    const made = await registration.pushManager.getSubscription();
    if (made) await tell(made, { off: "1" });
    localStorage.removeItem(words.push);
    show(false);
    say(words.off);
  } catch (error) {
    say(words.failed);
  }
}

async function begin() {
  const registration = await navigator.serviceWorker.ready;
  place.hidden = false;
  show(Boolean(localStorage.getItem(words.push)) && Notification.permission === "granted");
  part("on").addEventListener("click", () => on(registration));
  part("off").addEventListener("click", () => off(registration));
}

if (place && words.key && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window) begin();
