// What an officer takes along to where there is no network: sealed for the device, shown to the account that took it, gone after two weeks.

import { account } from "./session.js";
import { deviceKey, seal, unseal } from "./seal.js";
import { get, put, remove } from "./store.js";

const LONGEST = 14 * 24 * 3600 * 1000;

export async function takeAlong(id, value, { by }) {
  await put("taken", { id, account: by, takenAt: Date.now(), content: await seal(await deviceKey(), value) });
}

// What was taken by the account that was signed in here last, with the moment; null when there is nothing of that account.
export async function takenAlong(id) {
  const row = await get("taken", id);
  if (!row) return null;
  if (row.account !== account() || Date.now() - row.takenAt > LONGEST) {
    await remove("taken", id);
    return null;
  }
  return { value: await unseal(await deviceKey(), row.content), takenAt: row.takenAt };
}

export async function leaveBehind(id) {
  await remove("taken", id);
}
