// Keys that are final the moment they are made, also without a network; the same as lapor/kit/codes.py and lapor/kit/ids.py.

export const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BASE = ALPHABET.length;

// Luhn mod 32: every second character from the right counts twice.
export function checkCharacter(body) {
  let total = 0;
  for (let place = 0; place < body.length; place += 1) {
    const value = ALPHABET.indexOf(body[body.length - 1 - place]) * (2 - (place % 2));
    total += Math.floor(value / BASE) + (value % BASE);
  }
  return ALPHABET[(BASE - (total % BASE)) % BASE];
}

function random(length) {
  return [...crypto.getRandomValues(new Uint8Array(length))].map((byte) => ALPHABET[byte & 31]).join("");
}

export function newTrackingCode() {
  const body = random(11);
  return body + checkCharacter(body);
}

export function newAccessKey() {
  return random(16);
}

// UUIDv7: 48 bits of milliseconds, then random bits. Source: RFC 9562, 5.7.
export function newId(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let place = 0; place < 6; place += 1) bytes[place] = Math.floor(now / 256 ** (5 - place)) % 256;
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

export function grouped(code) {
  return code.match(/.{1,4}/g).join("-");
}
