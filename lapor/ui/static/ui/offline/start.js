// On every public page: the worker is registered, a new version is offered without losing a word, and what waits is sent when the
// network is there. Nothing of this is needed to read or to file.

const MARK = "lapor-simpanan";

function mayKeep() {
  return "serviceWorker" in navigator && isSecureContext;
}

async function register() {
  const registration = await navigator.serviceWorker.register("/pekerja.js", { type: "module", updateViaCache: "none" });
  const watch = (worker) => {
    const look = () => { if (worker.state === "installed" && navigator.serviceWorker.controller) offer(registration); };
    worker.addEventListener("statechange", look);
    look();
  };
  if (registration.waiting) watch(registration.waiting);
  registration.addEventListener("updatefound", () => { if (registration.installing) watch(registration.installing); });
  if (registration.active) registration.active.postMessage("freshen");
}

// Every draft is written before the page is loaded anew.
function offer(registration) {
  const bar = document.querySelector("[data-new-version]");
  if (!bar || !registration.waiting) return;
  bar.hidden = false;
  bar.querySelector("button").onclick = async () => {
    const keeping = [];
    document.dispatchEvent(new CustomEvent("lapor:keep", { detail: keeping }));
    await Promise.all(keeping);
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting.postMessage("take over");
  };
}

function waits() {
  try {
    return Boolean(localStorage.getItem(MARK));
  } catch (error) {
    return false;
  }
}

// `now` when something changed for the better: the network is back, the page is seen again.
async function send(now) {
  if (!waits() || !navigator.onLine) return;
  const { pause, sendAll } = await import("./send.js");
  await sendAll({ force: now });
  const left = await pause();
  clearTimeout(send.clock);
  if (left !== null) send.clock = setTimeout(() => send(false), Math.max(1000, left));
}

addEventListener("online", () => send(true));
document.addEventListener("visibilitychange", () => { if (!document.hidden) send(true); });
document.addEventListener("lapor:changed", () => { clearTimeout(send.clock); send.clock = setTimeout(() => send(false), 1000); });
if (mayKeep()) addEventListener("load", () => { register().catch(() => null); });
send(true);
