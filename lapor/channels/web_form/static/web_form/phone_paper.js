// A filled form on paper, photographed: it becomes a draft with village, number and the photo already in it.

import { newDraft } from "../ui/offline/items.js";
import { formIn } from "../ui/offline/paper.js";
import { grouped } from "../ui/offline/codes.js";

const REGIONS = "/lapor/ponsel/wilayah.json";

// The draft of a photo, and whether the code was read; where it was not, its person chooses the village and writes the number.
export async function draftOf(file, { box, words }) {
  const draft = newDraft(box);
  const form = await formIn(file);
  if (!form) return { draft, isRead: false };
  const fields = [["title", words.paper.replace("%s", grouped(form.number))]];
  const place = await nameOf(form.region);
  if (place) fields.push(["region", form.region], ["region_text", place]);
  return { draft: { ...draft, fields }, isRead: true };
}

async function nameOf(region) {
  try {
    const list = await (await fetch(REGIONS)).json();
    const found = list.find(([code]) => code === region);
    return found ? found[2] : "";
  } catch (error) {
    return "";
  }
}
