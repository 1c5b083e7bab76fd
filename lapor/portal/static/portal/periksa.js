// Checks a receipt and a daily root by itself: no request leaves the page. Runs from a server and from a file alike.
(function () {
  "use strict";

  const SIGNED = ["format", "code", "stream", "seq", "hash", "day", "site", "key"];
  const ROOT = ["day", "tree", "streams", "events", "prev_root", "site", "key"];
  const form = document.getElementById("periksa");
  const result = document.getElementById("hasil");
  const words = JSON.parse(document.getElementById("periksa-kata").textContent);

  // The canonical form of a flat object: names in order, no spaces.
  function canonical(source, names) {
    const sorted = {};
    names.slice().sort().forEach((name) => { sorted[name] = source[name]; });
    return new TextEncoder().encode(JSON.stringify(sorted));
  }

  function bytesOf(hex) {
    if (typeof hex !== "string" || hex.length % 2 || /[^0-9a-f]/.test(hex)) throw new Error("hex");
    return Uint8Array.from(hex.match(/../g) || [], (pair) => parseInt(pair, 16));
  }

  const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

  async function sha256(...parts) {
    const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    parts.forEach((part) => { joined.set(part, at); at += part.length; });
    return new Uint8Array(await crypto.subtle.digest("SHA-256", joined));
  }

  // RFC 9162, 2.1.3.2: from the leaf along the path to the root of the tree.
  async function treeOf(proof) {
    let place = proof.index;
    let last = proof.size - 1;
    if (!(place >= 0 && place <= last)) throw new Error("index");
    let found = await sha256(Uint8Array.of(0), new TextEncoder().encode(proof.leaf));
    for (const step of proof.path) {
      const sibling = bytesOf(step);
      if (last === 0) throw new Error("path");
      if (place & 1 || place === last) {
        found = await sha256(Uint8Array.of(1), sibling, found);
        while (!(place & 1) && place) { place >>= 1; last >>= 1; }
      } else {
        found = await sha256(Uint8Array.of(1), found, sibling);
      }
      place >>= 1;
      last >>= 1;
    }
    if (last !== 0) throw new Error("path");
    return hexOf(found);
  }

  // true, false, or null where this browser knows no Ed25519.
  async function isSigned(key, message, signature) {
    let imported;
    try {
      imported = await crypto.subtle.importKey("raw", bytesOf(key), { name: "Ed25519" }, false, ["verify"]);
    } catch (error) {
      return error.name === "NotSupportedError" ? null : false;
    }
    try {
      return await crypto.subtle.verify({ name: "Ed25519" }, imported, bytesOf(signature), message);
    } catch (error) {
      return false;
    }
  }

  async function holds(check) {
    try { return await check(); } catch (error) { return false; }
  }

  async function checkRoot(root, say) {
    say("root_hash", await holds(async () => hexOf(await sha256(canonical(root, ROOT))) === root.root));
    say("root_signature", await holds(() => isSigned(root.key, bytesOf(root.root), root.signature)));
    if (words.key) say("root_key", root.key === words.key);
  }

  async function checkReceipt(receipt, say) {
    say("format", receipt.format === "lapor-receipt-1");
    say("signature", await holds(() => isSigned(receipt.key, canonical(receipt, SIGNED), receipt.signature)));
    if (words.key) say("key", receipt.key === words.key);
    if (!receipt.proof) return null;
    const proof = receipt.proof;
    say("leaf", proof.leaf === JSON.stringify([receipt.stream, receipt.seq, receipt.hash]));
    say("path", await holds(async () => (await treeOf(proof)) === proof.root.tree));
    say("day", proof.root.day === receipt.day && proof.root.site === receipt.site);
    await checkRoot(proof.root, say);
    return proof.root;
  }

  const isSame = (one, other) => [...ROOT, "root"].every((name) => one[name] === other[name]);

  async function check(receiptText, rootText) {
    const lines = [];
    const say = (name, outcome) => lines.push({ name, outcome });
    const receipt = JSON.parse(receiptText);
    const proven = await checkReceipt(receipt, say);
    if (rootText) {
      const kept = JSON.parse(rootText);
      await checkRoot(kept, say);
      if (proven) say("kept", isSame(kept, proven));
    }
    return { lines, hasProof: Boolean(proven) };
  }

  function verdictOf(found) {
    if (found.lines.some((line) => line.outcome === false)) return "wrong";
    if (found.lines.some((line) => line.outcome === null)) return "unsigned";
    return found.hasProof ? "right" : "early";
  }

  function show(verdict, lines) {
    result.replaceChildren();
    const title = document.createElement("h2");
    title.textContent = words.verdicts[verdict].title;
    const text = document.createElement("p");
    text.textContent = words.verdicts[verdict].text;
    const list = document.createElement("ul");
    for (const line of lines) {
      const item = document.createElement("li");
      const outcome = line.outcome === null ? "unknown" : line.outcome ? "yes" : "no";
      item.textContent = `${words.outcomes[outcome]}: ${words.checks[line.name]}`;
      item.dataset.outcome = outcome;
      list.append(item);
    }
    result.append(title, text, list);
    result.dataset.verdict = verdict;
    result.hidden = false;
    result.focus();
  }

  async function textOf(area, file) {
    const chosen = document.getElementById(file).files[0];
    return chosen ? (await chosen.text()).trim() : document.getElementById(area).value.trim();
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!globalThis.crypto || !crypto.subtle) { show("impossible", []); return; }
    try {
      const found = await check(await textOf("bukti", "berkas-bukti"), await textOf("akar", "berkas-akar"));
      show(verdictOf(found), found.lines);
    } catch (error) {
      show("unreadable", []);
    }
  });
  form.querySelector("button").disabled = false;
})();
