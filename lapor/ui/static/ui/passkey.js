// Passkeys: a form with data-passkey="create" or "get" is shown where the browser knows passkeys; pressing its button begins.
// The options come from the form (data-options, JSON) or, fresh, from data-options-url; the answer goes into its field "credential".

const plain = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (each) => each.charCodeAt(0));

function text(buffer) {
  const letters = Array.from(new Uint8Array(buffer), (each) => String.fromCharCode(each)).join("");
  return btoa(letters).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function known(list) {
  return (list || []).map((each) => ({ ...each, id: plain(each.id) }));
}

function answer(credential) {
  const from = credential.response;
  const response = { clientDataJSON: text(from.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (from[name]) response[name] = text(from[name]);
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

async function create(options) {
  const said = options.publicKey;
  return navigator.credentials.create({
    publicKey: {
      ...said,
      challenge: plain(said.challenge),
      user: { ...said.user, id: plain(said.user.id) },
      excludeCredentials: known(said.excludeCredentials),
    },
  });
}

async function get(options) {
  const said = options.publicKey;
  return navigator.credentials.get({
    publicKey: { ...said, challenge: plain(said.challenge), allowCredentials: known(said.allowCredentials) },
  });
}

async function optionsOf(form) {
  if (!form.dataset.optionsUrl) return { options: JSON.parse(form.dataset.options) };
  const reply = await fetch(form.dataset.optionsUrl, { headers: { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" } });
  if (!reply.ok) throw new Error(String(reply.status));
  return reply.json();
}

async function begin(form) {
  const words = form.querySelector("[data-passkey-failed]");
  words.hidden = true;
  try {
    const said = await optionsOf(form);
    const options = said.options || said.request_options;
    const credential = await (form.dataset.passkey === "create" ? create(options) : get(options));
    form.elements.credential.value = JSON.stringify(answer(credential));
    if (said.state && form.elements.state) form.elements.state.value = said.state;
    form.submit();
  } catch (error) {
    words.hidden = false;
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      begin(form);
    });
  }
  for (const each of document.querySelectorAll("[data-no-passkey]")) each.hidden = true;
}
