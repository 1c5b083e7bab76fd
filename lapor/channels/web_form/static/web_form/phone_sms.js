// The same compact form as lapor/kit/compact.py: a report as one to three SMS, without name and contact.

import { ALPHABET } from "../ui/offline/codes.js";

const CLASSES = ["complaint", "aspiration", "information"];
const PRIVACY = ["open", "anonymous", "confidential", "anonymous_confidential"];
const MOST = 3 * 153;
const BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const PLAINER = [[/[‘’‚′`´]/g, "'"], [/[“”„″«»]/g, '"'], [/[‐‑‒–—−•·]/g, "-"], [/[\u00a0\u2002\u2003\u2007\u2009\u202f\t]/g, " "], [/…/g, "..."], [/→/g, "->"]];

function plain(text) {
  const line = PLAINER.reduce((now, [from, to]) => now.replace(from, to), text.normalize("NFC"));
  return [...line.replace(/\s+/g, " ").trim()].map((each) => (BASIC.includes(each) ? each : "?")).join("");
}

async function check(head, words) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${head} ${words}`)));
  const number = ((digest[0] << 16) | (digest[1] << 8) | digest[2]) >> 4;
  return [15, 10, 5, 0].map((shift) => ALPHABET[(number >> shift) & 31]).join("");
}

export async function compact({ code, key, sms }) {
  const choices = CLASSES.indexOf(sms.report_class) | (PRIVACY.indexOf(sms.privacy) << 2) | (sms.about_official ? 16 : 0);
  const head = `L1${code}${key}${ALPHABET[choices >> 5]}${ALPHABET[choices & 31]}${sms.region.replaceAll(".", "")}.`;
  const address = sms.address.trim() ? `//${plain(sms.address)}` : "";
  let words = plain([sms.title, sms.body].filter(Boolean).join(". ")).replaceAll("//", "/");
  const room = MOST - head.length - 5 - address.length;
  if (words.length > room) words = words.slice(0, room).replace(/ [^ ]*$/, "");
  return `${head}${await check(head, words + address)} ${words}${address}`;
}

export async function smsLink(own, number) {
  if (!own.sms.body && !own.sms.title) return "";
  return `sms:${number}?body=${encodeURIComponent(await compact(own))}`;
}
