// Whose device this is at the moment, as the server said it last. The mark tells one account from another and names nobody.

const MARK = "lapor-akun";
const LONGEST = 8000;

export function account() {
  try {
    return localStorage.getItem(MARK) || "nobody";
  } catch (error) {
    return "nobody";
  }
}

// Account and token when the server can be reached now, else null.
export async function sessionNow() {
  if (!navigator.onLine) return null;
  const stop = new AbortController();
  const clock = setTimeout(() => stop.abort(), LONGEST);
  try {
    const answer = await fetch("/sesi/", { credentials: "same-origin", cache: "no-store", signal: stop.signal });
    const session = await answer.json();
    if (session.account) localStorage.setItem(MARK, session.account);
    return session;
  } catch (error) {
    return null;
  } finally {
    clearTimeout(clock);
  }
}
