// One file in pieces by tus: goes on where it broke off. The library speaks the protocol; requests go by fetch, which workers have too.

import "../../vendor/tus.js";

const SMALLEST = 16 * 1024;
const LARGEST = 1024 * 1024;
const QUICK = 4000;
const LONGEST = 60000;
const AGAIN = [500, 1500, 4000, 8000, 15000];

class Answer {
  constructor(response, body) { this.response = response; this.body = body; }
  getStatus() { return this.response.status; }
  getHeader(name) { return this.response.headers.get(name); }
  getBody() { return this.body; }
  getUnderlyingObject() { return this.response; }
}

class Asking {
  constructor(method, url) { Object.assign(this, { method, url, headers: {}, stop: new AbortController() }); }
  getMethod() { return this.method; }
  getURL() { return this.url; }
  setHeader(name, value) { this.headers[name] = value; }
  getHeader(name) { return this.headers[name]; }
  setProgressHandler() {}
  abort() { this.stop.abort(); return Promise.resolve(); }
  getUnderlyingObject() { return null; }

  // A line that went dead says nothing for minutes: after a while the piece is given up and asked about again.
  async send(body = null) {
    const clock = setTimeout(() => this.stop.abort(), LONGEST);
    const { method, headers, stop } = this;
    try {
      const response = await fetch(this.url, { method, headers, body, signal: stop.signal, credentials: "omit", cache: "no-store" });
      return new Answer(response, await response.text());
    } finally {
      clearTimeout(clock);
    }
  }
}

const stack = { createRequest: (method, url) => new Asking(method, url), getName: () => "fetch" };

// Gives the token of the whole file. `url` is where an earlier try stopped; `onUrl` and `onProgress` tell how it goes.
export function upload(blob, { endpoint, url, title, size = 2 * SMALLEST, onUrl, onProgress }) {
  return new Promise((resolve, reject) => {
    let token = null;
    let began = Date.now();
    const sending = new self.tus.Upload(blob, {
      endpoint,
      uploadUrl: url || null,
      httpStack: stack,
      chunkSize: size,
      retryDelays: AGAIN,
      metadata: { filename: title },
      storeFingerprintForResuming: false,
      fingerprint: () => Promise.resolve(null),
      onUploadUrlAvailable: () => onUrl(sending.url),
      onAfterResponse: (_request, answer) => { token = answer.getHeader("Lapor-File") || token; },
      onChunkComplete: (_piece, accepted, total) => {
        const took = Date.now() - began;
        const next = took < QUICK ? sending.options.chunkSize * 2 : sending.options.chunkSize / 2;
        sending.options.chunkSize = Math.min(LARGEST, Math.max(SMALLEST, next));
        began = Date.now();
        onProgress(accepted, total);
      },
      onSuccess: () => (token ? resolve(token) : reject(new Error("no token"))),
      onError: reject,
    });
    sending.start();
  });
}
