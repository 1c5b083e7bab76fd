// Boxes of persons who share this phone. A box has a key of its own, wrapped by its PIN (PBKDF2, AES-GCM); wrong PINs make the next try
// wait. The box without a PIN has the key of the device. What waits to be sent is sealed for the device, so that it goes out by itself.

import { deviceKey } from "./seal.js";
import { all, change, database, get, put, removeItem } from "./store.js";

export const OPEN = "0";
const ROUNDS = 300000;
const FREE_TRIES = 3;
const FIRST_WAIT = 30000;
const LONGEST_WAIT = 3600000;
const unlocked = new Map();

export class WrongPin extends Error {}
export class MustWait extends Error {
  constructor(milliseconds) { super("must wait"); this.seconds = Math.ceil(milliseconds / 1000); }
}

export async function boxes() {
  return (await all("boxes")).sort((one, other) => one.number - other.number);
}

export async function keyOf(box) {
  return box === OPEN ? deviceKey() : unlocked.get(box) || null;
}

export async function makeBox(pin) {
  const number = Math.max(0, ...(await boxes()).map((box) => box.number)) + 1;
  const id = crypto.randomUUID();
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, true, ["encrypt", "decrypt"]);
  const wrapped = await crypto.subtle.wrapKey("raw", key, await pinKey(pin, salt, ROUNDS), { name: "AES-GCM", iv });
  await put("boxes", { id, number, salt, iv, wrapped, rounds: ROUNDS, wrong: 0, until: 0 });
  await unlock(id, pin);
  return id;
}

export async function unlock(id, pin, now = Date.now()) {
  const box = await get("boxes", id);
  // A clock that was set back must not lock a box for longer than the longest wait.
  const left = Math.min(LONGEST_WAIT, box.until - now);
  if (left > 0) throw new MustWait(left);
  try {
    const opener = await pinKey(pin, box.salt, box.rounds);
    const how = { name: "AES-GCM", iv: box.iv };
    unlocked.set(id, await crypto.subtle.unwrapKey("raw", box.wrapped, opener, how, "AES-GCM", false, ["encrypt", "decrypt"]));
  } catch (error) {
    await change("boxes", id, (row) => slowed(row, now));
    throw new WrongPin();
  }
  await change("boxes", id, (row) => ({ ...row, wrong: 0, until: 0 }));
}

function slowed(row, now) {
  const wrong = row.wrong + 1;
  const wait = wrong < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wrong - FREE_TRIES));
  return { ...row, wrong, until: now + wait };
}

export function lock() {
  unlocked.clear();
}

// A forgotten PIN: drafts and keys in the box are gone; what waits to be sent stays and goes out.
export async function forgetBox(id) {
  for (const item of await all("items")) {
    if (item.box !== id) continue;
    if (item.state === "waiting" || item.state === "sending") await change("items", item.id, (row) => ({ ...row, box: "" }));
    else await removeItem(item.id);
  }
  await (await database()).delete("boxes", id);
  unlocked.delete(id);
}

async function pinKey(pin, salt, iterations) {
  const words = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, words, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt", "wrapKey", "unwrapKey"]);
}
