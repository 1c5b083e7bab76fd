// The one place on the device: keys, boxes of persons, items (drafts and what waits to be sent), and their files, sealed.

import { openDB } from "../../vendor/idb.js";

const NAME = "lapor";
const VERSION = 2;
const MARK = "lapor-simpanan";
let opened = null;

function prepare(db) {
  db.createObjectStore("keys", { keyPath: "id" });
  db.createObjectStore("boxes", { keyPath: "id" });
  db.createObjectStore("items", { keyPath: "id" });
  db.createObjectStore("blobs", { keyPath: "id" }).createIndex("item", "item");
}

export function database() {
  // A newer version of the site in another tab must never wait for this one: the connection closes and is opened again.
  opened ||= openDB(NAME, VERSION, {
    upgrade: (db, from) => {
      if (from < 1) prepare(db);
      if (from < 2) db.createObjectStore("taken", { keyPath: "id" });
    },
    blocking: (_from, _to, event) => { event.target.close(); opened = null; },
    terminated: () => { opened = null; },
  }).catch((error) => { opened = null; throw error; });
  return opened;
}

export async function get(store, id) {
  return (await database()).get(store, id);
}

export async function all(store) {
  return (await database()).getAll(store);
}

export async function put(store, row) {
  await (await database()).put(store, row);
  return row;
}

export async function add(store, row) {
  await (await database()).add(store, row);
  return row;
}

// Reads, changes and writes in one transaction; `change` gives the new row, or null to leave it as it is.
export async function change(store, id, change) {
  const transaction = (await database()).transaction(store, "readwrite");
  const before = await transaction.store.get(id);
  const after = before ? change(before) : null;
  if (after) await transaction.store.put(after);
  await transaction.done;
  return after;
}

export async function removeItem(id) {
  const transaction = (await database()).transaction(["items", "blobs"], "readwrite");
  await transaction.objectStore("items").delete(id);
  await forgetBlobs(transaction, id);
  await transaction.done;
}

export async function removeBlobs(item) {
  const transaction = (await database()).transaction(["blobs"], "readwrite");
  await forgetBlobs(transaction, item);
  await transaction.done;
}

async function forgetBlobs(transaction, item) {
  const blobs = transaction.objectStore("blobs");
  for (const key of await blobs.index("item").getAllKeys(item)) await blobs.delete(key);
}

// How many things wait here, noted apart, so that a store which the browser emptied is noticed and said.
export function mark(count) {
  try {
    if (count) localStorage.setItem(MARK, String(count));
    else localStorage.removeItem(MARK);
  } catch (error) {
    // Without this note an emptied store cannot be told from a new one.
  }
}

export function marked() {
  try {
    return Number(localStorage.getItem(MARK)) || 0;
  } catch (error) {
    return 0;
  }
}

const channel = "BroadcastChannel" in self ? new BroadcastChannel("lapor") : null;

export function tell() {
  if (channel) channel.postMessage("changed");
  if ("document" in self) document.dispatchEvent(new Event("lapor:changed"));
}

export function listen(done) {
  if (channel) channel.addEventListener("message", done);
  document.addEventListener("lapor:changed", done);
}

export async function room() {
  if (!navigator.storage || !navigator.storage.estimate) return Infinity;
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
  return quota - usage;
}

export async function remove(store, id) {
  await (await database()).delete(store, id);
}

export async function removeBlob(id) {
  await (await database()).delete("blobs", id);
}
