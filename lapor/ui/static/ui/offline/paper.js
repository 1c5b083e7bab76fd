// A filled form on paper, photographed: village and number are read from its QR code where the browser can, else they are typed.
// The same as lapor/kit/paper.py.

import { checkCharacter } from "./codes.js";

const PAYLOAD = /^LPF1\/(\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?)\/([0-9A-HJKMNP-TV-Z]{8})$/;

// Region and number of what a QR code says, or null.
export function parseForm(text) {
  const found = PAYLOAD.exec(text.trim());
  if (!found || checkCharacter(found[2].slice(0, 7)) !== found[2][7]) return null;
  return { region: found[1], number: found[2] };
}

// The sheet on a photo, or null where no code of ours is seen or the browser reads none.
export async function formIn(file) {
  if (!("BarcodeDetector" in self)) return null;
  try {
    const picture = await createImageBitmap(file);
    const codes = await new self.BarcodeDetector({ formats: ["qr_code"] }).detect(picture);
    return codes.map((code) => parseForm(code.rawValue)).find(Boolean) || null;
  } catch (error) {
    return null;
  }
}
