// Drafts and what becomes of them. A draft is sealed for its box; once it shall be sent, its content is sealed for the device, and the
// box keeps only what its person needs later: number and key.

import { OPEN, keyOf } from "./box.js";
import { deviceKey, fileKey, newFileKey, openBytes, seal, sealBytes, unseal } from "./seal.js";
import { all, change, get, put, removeItem, room, tell } from "./store.js";
import { newId } from "./codes.js";
import { note, sendAll } from "./send.js";

export class NoRoom extends Error {}
export class OtherTab extends Error {}
const SPARE = 4 * 1024 * 1024;

export function newDraft(box = OPEN) {
  return { id: newId(), box, rev: 0, fields: [], files: [] };
}

// Writes the draft; a copy that another tab wrote in between is never overwritten. Gives the draft with its new revision.
export async function keepDraft(draft, more = {}) {
  const content = await seal(await keyOf(draft.box), { fields: draft.fields, files: draft.files });
  const before = await get("items", draft.id);
  if (before && (before.rev !== draft.rev || !["draft", "refused"].includes(before.state))) throw new OtherTab();
  const row = { ...before, ...more, id: draft.id, box: draft.box, state: "draft", rev: draft.rev + 1, savedAt: Date.now(), content };
  await guarded(() => put("items", row));
  return { ...draft, rev: row.rev };
}

export async function openDraft(id) {
  const row = await get("items", id);
  const key = row.state === "refused" ? await deviceKey() : await keyOf(row.box);
  return { id, box: row.box, rev: row.rev, reason: row.reason, ...(await unseal(key, row.content)) };
}

export async function addFile(draft, blob, { name, field }) {
  if ((await room()) < blob.size + SPARE) throw new NoRoom();
  const key = await newFileKey();
  const content = await sealBytes(await fileKey(key), await blob.arrayBuffer());
  const id = newId();
  await guarded(() => put("blobs", { id, item: draft.id, content }));
  return { ...draft, files: [...draft.files, { blob: id, key, field, name, type: blob.type, size: blob.size }] };
}

export async function fileOf(entry) {
  const row = await get("blobs", entry.blob);
  return row ? new Blob([await openBytes(await fileKey(entry.key), row.content)], { type: entry.type }) : null;
}

// From now on it goes out by itself. `own` is what the box keeps for its person.
export async function queue(draft, { to, account = "", own = null, title = "" }) {
  const content = await seal(await deviceKey(), { fields: draft.fields, files: draft.files });
  const kept = await seal(await keyOf(draft.box), { ...own, title });
  const before = (await get("items", draft.id)) || {};
  const row = { ...before, id: draft.id, box: draft.box, state: "waiting", rev: draft.rev + 1, to, account, content, own: kept };
  await guarded(() => put("items", { ...row, savedAt: Date.now(), tries: 0, nextAt: 0, progress: null, reason: null }));
  await note();
  tell();
  await wake();
}

// The worker sends in the background where the browser knows how; this page tries at once in any case.
export async function wake() {
  try {
    const registration = navigator.serviceWorker && (await navigator.serviceWorker.getRegistration());
    if (registration && registration.sync) await registration.sync.register("lapor-send");
  } catch (error) {
    // Without background sync the page sends when it is opened and when the network comes back.
  }
  if (navigator.onLine) sendAll();
}

// Everything of a box with what its person may read, newest first; rows that cannot be opened any more are named as such.
export async function itemsOf(box) {
  const key = await keyOf(box);
  const rows = (await all("items")).filter((row) => row.box === box);
  rows.sort((one, other) => (one.id < other.id ? 1 : -1));
  return Promise.all(rows.map((row) => shown(row, key)));
}

async function shown(row, key) {
  const plain = { id: row.id, state: row.state, percent: row.percent, savedAt: row.savedAt, reason: row.reason, tries: row.tries || 0 };
  try {
    const own = row.own ? await unseal(key, row.own) : {};
    const last = row.last ? await unseal(key, row.last) : null;
    const result = row.result ? await unseal(await deviceKey(), row.result) : null;
    const draft = row.state === "draft" ? await unseal(key, row.content) : null;
    return { ...plain, own, last, result, draft, isForm: Boolean(row.account) };
  } catch (error) {
    return { ...plain, state: "unreadable", own: {} };
  }
}

export async function keepLast(id, box, last) {
  const sealed = await seal(await keyOf(box), last);
  await change("items", id, (row) => ({ ...row, last: sealed }));
}

// A report that was filed elsewhere: its number and key are kept, so that it can be followed from here.
export async function keepReport({ code, key, title }) {
  const same = (await itemsOf(OPEN)).find((item) => item.own.code === code);
  if (same) return;
  const id = newId();
  const own = await seal(await deviceKey(), { code, key, title });
  const result = await seal(await deviceKey(), { code });
  await guarded(() => put("items", { id, box: OPEN, state: "received", rev: 1, savedAt: Date.now(), own, result }));
  tell();
}

export async function drop(id) {
  await removeItem(id);
  await note();
  tell();
}

async function guarded(write) {
  try {
    return await write();
  } catch (error) {
    if (error && error.name === "QuotaExceededError") throw new NoRoom();
    throw error;
  }
}
