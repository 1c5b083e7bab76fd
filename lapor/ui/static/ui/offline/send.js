// Sends what waits on this device, one after the other: files in pieces, then the form. Runs in pages and in the worker; a lock keeps
// two of them apart, and the server takes the same thing twice as one.

import { openBytes, deviceKey, fileKey, seal, unseal } from "./seal.js";
import { all, change, get, mark, put, removeBlobs, tell } from "./store.js";
import { upload } from "./tus.js";

const LOCK = "lapor-send";
const PIECES = "/lapor/potongan/";
const SESSION = "/sesi/";
const WAITS = ["waiting", "sending", "signin"];
const FIRST_PAUSE = 3000;
const LONGEST_PAUSE = 5 * 60000;
const LONGEST_POST = 90000;
const SIGN_IN_PAUSE = 60000;

class Later extends Error {}
class SignIn extends Error {}

export async function waiting() {
  const items = (await all("items")).filter((item) => WAITS.includes(item.state));
  return items.sort((one, other) => (one.id < other.id ? -1 : 1));
}

// When the next try is due, in milliseconds from now; null when nothing waits.
export async function pause() {
  const moments = (await waiting()).map((item) => item.nextAt || 0);
  return moments.length ? Math.max(0, Math.min(...moments) - Date.now()) : null;
}

export async function sendAll({ force = false } = {}) {
  const work = () => sendEach(force);
  if (!navigator.locks) return work();
  return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => (lock ? work() : null));
}

async function sendEach(force) {
  for (const item of await waiting()) {
    // A clock that was set back must not make an item wait for years.
    const left = (item.nextAt || 0) - Date.now();
    if (!force && left > 0 && left <= LONGEST_PAUSE) continue;
    await sendOne(item.id);
  }
  await note();
}

export async function note() {
  mark((await waiting()).length);
}

async function sendOne(id) {
  const item = await change("items", id, (row) => (WAITS.includes(row.state) ? { ...row, state: "sending", percent: 0 } : null));
  if (!item) return;
  tell();
  try {
    const content = await unseal(await deviceKey(), item.content);
    await finish(id, await deliver(item, content));
  } catch (error) {
    if (error instanceof SignIn) await settle(id, { state: "signin", nextAt: Date.now() + SIGN_IN_PAUSE });
    else await postpone(id);
  }
  tell();
}

async function deliver(item, content) {
  if (item.account) await checkSession(item);
  const fields = new URLSearchParams();
  for (const [name, value] of content.fields) fields.append(name, value);
  for (const file of content.files) fields.append(file.field, await tokenOf(item, file, content));
  return post(item, fields);
}

async function tokenOf(item, file, content) {
  const key = await deviceKey();
  const row = await get("items", item.id);
  const progress = row.progress ? await unseal(key, row.progress) : {};
  const known = progress[file.blob] || {};
  if (known.token) return known.token;
  const sealed = await get("blobs", file.blob);
  const bytes = await openBytes(await fileKey(file.key), sealed.content);
  const keep = async (more) => {
    Object.assign(known, more);
    const kept = await seal(key, { ...progress, [file.blob]: known });
    await change("items", item.id, (now) => ({ ...now, progress: kept }));
  };
  const token = await upload(new Blob([bytes]), {
    endpoint: new URL(PIECES, location.origin).href,
    url: known.url,
    title: file.name,
    onUrl: (url) => { if (url !== known.url) keep({ url }); },
    onProgress: (accepted, total) => { percent(item.id, file, accepted / total, content); },
  });
  await keep({ token });
  return token;
}

async function percent(id, file, part, content) {
  const place = content.files.indexOf(file);
  const share = Math.round((100 * (place + part)) / content.files.length);
  await change("items", id, (row) => ({ ...row, percent: share }));
  tell();
}

// A form of somebody who signs in goes out only in the session of that same person.
async function checkSession(item) {
  const answer = await ask(SESSION, { headers: { Accept: "application/json" } });
  const session = await answer.json();
  if (!session.account || session.account !== item.account) throw new SignIn();
  item.token = session.token;
}

async function post(item, fields) {
  const headers = { Accept: "application/json" };
  if (item.token) headers["X-CSRFToken"] = item.token;
  const answer = await ask(item.to, { method: "POST", headers, body: fields, redirect: "manual" });
  return { answer, told: await told(answer) };
}

async function ask(url, options) {
  const stop = new AbortController();
  const clock = setTimeout(() => stop.abort(), LONGEST_POST);
  try {
    return await fetch(url, { credentials: "same-origin", cache: "no-store", ...options, signal: stop.signal });
  } finally {
    clearTimeout(clock);
  }
}

async function told(answer) {
  const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json");
  return isJson ? answer.json() : {};
}

// What the server says decides: taken, to be mended, or once more later. A page that leads on says that a form was taken.
async function finish(id, { answer, told: words }) {
  const isPage = (answer.headers.get("Content-Type") || "").startsWith("text/html");
  const isTaken = answer.type === "opaqueredirect" || (answer.ok && !isPage);
  if (isTaken) return taken(id, words, answer);
  if (words.code === "files_gone") {
    await change("items", id, (row) => ({ ...row, progress: null }));
    throw new Later();
  }
  if (answer.status === 429 || answer.status >= 500) throw new Later();
  if (answer.status === 403) throw new SignIn();
  return settle(id, { state: "refused", reason: words, status: answer.status });
}

async function taken(id, words, answer) {
  const result = await seal(await deviceKey(), { ...words, receivedAt: words.filed_at || answer.headers.get("Date") || null });
  await settle(id, { state: "received", result, content: null, progress: null });
  await removeBlobs(id);
}

async function settle(id, more) {
  await change("items", id, (row) => ({ ...row, percent: null, tries: 0, nextAt: 0, ...more }));
}

async function postpone(id) {
  await change("items", id, (row) => {
    const tries = (row.tries || 0) + 1;
    const wait = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(tries - 1, 10));
    return { ...row, state: "waiting", tries, nextAt: Date.now() + wait };
  });
}
