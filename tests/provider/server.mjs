// A real OpenID Connect server for the tests, on a free port of this machine. Its accounts come as JSON in the first argument:
// {"<subject>": {"email": …, "email_verified": …, "amr": […]}}; the page that asks who it is takes the subject alone.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const [accounts, client, port] = [JSON.parse(process.argv[2]), JSON.parse(process.argv[3]), 0];
const server = createServer();
await new Promise((done) => server.listen(port, "127.0.0.1", done));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{ ...client, token_endpoint_auth_method: "client_secret_post" }],
  claims: { openid: ["sub", "amr"], email: ["email", "email_verified"] },
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false } },
  interactions: { url: (ctx, interaction) => `/who/${interaction.uid}` },
  findAccount: (ctx, id) => accounts[id] && {
    accountId: id,
    claims: () => ({ sub: id, ...accounts[id] }),
  },
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
});

async function bodyOf(request) {
  let body = "";
  for await (const part of request) body += part;
  return new URLSearchParams(body);
}

server.on("request", async (request, response) => {
  if (!request.url.startsWith("/who/")) return provider.callback()(request, response);
  if (request.method !== "POST") {
    response.setHeader("content-type", "text/html");
    return response.end('<form method="post"><label>Subject <input name="subject"></label><button>Go</button></form>');
  }
  const subject = (await bodyOf(request)).get("subject");
  const result = subject
    ? { login: { accountId: subject, amr: accounts[subject].amr } }
    : { error: "access_denied", error_description: "the person went away" };
  return provider.interactionFinished(request, response, result);
});

console.log(issuer);
