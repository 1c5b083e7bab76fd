// The service worker: keeps the few pages and files that work without a network, answers the region picker from its own list, and sends
// what waits. It keeps no page that was made for one person: what it keeps was asked for without cookies.

import { sendAll, waiting } from "./send.js";

const PREFIX = "lapor-";
const DAY = 86400000;
const MOST = 12;
const FALLBACK = "/luring/";
const FORM = "/lapor/ponsel/";
const REGIONS = "/lapor/ponsel/wilayah.json";

export function start({ version, files, pages }) {
  const name = PREFIX + version;
  self.addEventListener("install", (event) => event.waitUntil(fill(name, files, [...pages.filter((page) => ![FORM, FALLBACK].includes(page)), REGIONS])));
  self.addEventListener("activate", (event) => event.waitUntil(clear(name)));
  self.addEventListener("fetch", (event) => answer(event, { name, files: new Set(files), pages: new Set(pages) }));
  self.addEventListener("sync", (event) => { if (event.tag === "lapor-send") event.waitUntil(sendInBackground()); });
  self.addEventListener("push", (event) => event.waitUntil(news(event)));
  self.addEventListener("notificationclick", (event) => event.waitUntil(opened(event)));
  self.addEventListener("message", (event) => {
    if (event.data === "take over") self.skipWaiting();
    if (event.data === "freshen") event.waitUntil(freshen(name, [...pages, REGIONS]));
  });
}

// A version that is not whole is not installed, and the one before goes on; pages beyond the two that matter may come later.
async function fill(name, files, pages) {
  const cache = await caches.open(name);
  await Promise.all([...files, FORM, FALLBACK].map((address) => fetchInto(cache, address)));
  await Promise.all(pages.map((address) => fetchInto(cache, address).catch(() => null)));
}

async function fetchInto(cache, address) {
  const response = await fetch(address, { credentials: "omit", cache: "no-cache" });
  if (!response.ok || response.redirected) throw new Error(`${response.status} on ${address}`);
  const headers = new Headers(response.headers);
  headers.set("X-Kept", String(Date.now()));
  headers.delete("Set-Cookie");
  await cache.put(address, new Response(await response.blob(), { headers }));
}

async function clear(name) {
  for (const old of await caches.keys()) if (old.startsWith(PREFIX) && old !== name) await caches.delete(old);
  await self.clients.claim();
}

// Once a day what the pages say (offices, topics, regions) is asked for anew; when that fails, the old stays.
async function freshen(name, addresses) {
  const cache = await caches.open(name);
  const kept = await cache.match(FORM);
  const age = Date.now() - Number(kept && kept.headers.get("X-Kept"));
  if (age >= 0 && age < DAY) return;
  await Promise.all(addresses.map((address) => fetchInto(cache, address).catch(() => null)));
}

function answer(event, known) {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (known.files.has(url.pathname)) event.respondWith(kept(known.name, url.pathname, request));
  else if (url.pathname === REGIONS) event.respondWith(kept(known.name, REGIONS, request));
  else if (url.pathname === "/api/v1/regions") event.respondWith(regions(known.name, url, request));
  else if (request.mode === "navigate") event.respondWith(page(known, url, request));
}

async function kept(name, address, request) {
  const cache = await caches.open(name);
  return (await cache.match(address)) || fetch(request);
}

async function page(known, url, request) {
  if (url.pathname === FORM) return kept(known.name, FORM, request);
  try {
    return await fetch(request);
  } catch (error) {
    const cache = await caches.open(known.name);
    if (known.pages.has(url.pathname)) return cache.match(url.pathname);
    if (url.pathname.startsWith("/lapor/")) return Response.redirect(FORM, 302);
    return (await cache.match(FALLBACK)) || Response.error();
  }
}

async function regions(name, url, request) {
  try {
    return await fetch(request);
  } catch (error) {
    const list = await (await kept(name, REGIONS, request)).json();
    const found = search(list, url.searchParams.get("q") || "", url.searchParams.get("within") || "");
    return new Response(JSON.stringify(found), { headers: { "Content-Type": "application/json" } });
  }
}

// Names that begin with what was typed come first, then those that contain it, as the server does it.
function search(list, typed, within) {
  const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/[^a-z0-9 ]/g, "").trim();
  const wanted = fold(typed);
  const inside = list.filter(([code, name]) => code.startsWith(within) && fold(name).includes(wanted));
  inside.sort((one, other) => Number(fold(other[1]).startsWith(wanted)) - Number(fold(one[1]).startsWith(wanted)));
  return inside.slice(0, MOST).map(([code, name, path]) => ({ code, name, path }));
}

// What the server sent, sealed for this browser; it says that there is news, and never a word of the report.
async function news(event) {
  const told = event.data ? event.data.json() : {};
  const shown = { body: told.body || "", tag: told.tag || "lapor", renotify: true, data: { url: told.url || "/" } };
  await self.registration.showNotification(told.title || "Lapor", shown);
}

async function opened(event) {
  event.notification.close();
  const url = new URL(event.notification.data.url, location.origin);
  if (url.origin !== location.origin) return;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find((each) => new URL(each.url).pathname === url.pathname);
  await (there ? there.focus() : self.clients.openWindow(url.href));
}

async function sendInBackground() {
  await sendAll({ force: true });
  if ((await waiting()).length) throw new Error("not everything went out");
}
