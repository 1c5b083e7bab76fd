// On the receipt: number and key can be kept, sealed, in the list of this phone, where the last known state is read without a network.

import { keepReport } from "../ui/offline/items.js";

const button = document.querySelector("[data-keep-report]");
const bare = (id) => document.getElementById(id).textContent.replace(/[^0-9A-Z]/g, "");

if (button && isSecureContext && "indexedDB" in self) {
  button.hidden = false;
  button.onclick = async () => {
    await keepReport({ code: bare("nomor"), key: bare("kunci"), title: "" });
    button.textContent = button.dataset.kept;
  };
}
