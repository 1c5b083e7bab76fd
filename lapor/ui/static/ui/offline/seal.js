// Everything private is sealed before it is written: AES-256-GCM under a key of this device that no script can read out, or under the
// key of a box, which opens with its PIN. A file has a key of its own, which lies in the sealed content beside its name.

import { add, get } from "./store.js";

const AES = "AES-GCM";
let device = null;

export function deviceKey() {
  device ||= readDeviceKey().catch((error) => { device = null; throw error; });
  return device;
}

async function readDeviceKey() {
  const kept = await get("keys", "device");
  if (kept) return kept.key;
  const key = await crypto.subtle.generateKey({ name: AES, length: 256 }, false, ["encrypt", "decrypt"]);
  try {
    await add("keys", { id: "device", key });
  } catch (error) {
    return (await get("keys", "device")).key;
  }
  return key;
}

export async function sealBytes(key, bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: AES, iv }, key, bytes) };
}

export async function openBytes(key, sealed) {
  return crypto.subtle.decrypt({ name: AES, iv: sealed.iv }, key, sealed.data);
}

export async function seal(key, value) {
  return sealBytes(key, new TextEncoder().encode(JSON.stringify(value)));
}

export async function unseal(key, sealed) {
  return JSON.parse(new TextDecoder().decode(await openBytes(key, sealed)));
}

export async function newFileKey() {
  return hex(crypto.getRandomValues(new Uint8Array(32)));
}

export async function fileKey(text) {
  return crypto.subtle.importKey("raw", unhex(text), AES, false, ["encrypt", "decrypt"]);
}

function hex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function unhex(text) {
  return Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
}
