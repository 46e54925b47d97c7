// Requests to the demo's nodes over loopback, with kept connections. Errors carry the problem's own words.
import http from 'node:http';

export class Problem extends Error {
  constructor(method, path, status, body) {
    super(`${method} ${path}: ${status} ${body?.detail ?? body?.title ?? ''} ${body?.field ? `(field ${body.field})` : ''}`.trim());
    this.status = status;
    this.body = body;
  }
}

const RETRY_MS = 50;
const TRIES_MAX = 100; // five seconds of "try again"

export class NodeClient {
  /** `origin` names the host that the node expects; the connection always goes to loopback. */
  constructor(origin, headers = {}, connections = 32) {
    this.url = new URL(origin);
    this.headers = headers;
    this.agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  }

  /** A client that acts as the pages do for someone who logged in with one click, `account` where several have the role. Its session
   * outlives a restart of the node. */
  static async loggedIn(origin, role, account) {
    const client = new NodeClient(origin, { Origin: origin }, 2);
    const answer = await client.once('POST', '/api/v1/demo-sessions', { role, account });
    client.headers.Cookie = answer.headers['set-cookie'][0].split(';')[0];
    client.headers['X-CSRF-Token'] = answer.json.csrfToken;
    return client;
  }

  as(authorization) {
    const other = Object.create(this);
    other.headers = { ...this.headers, Authorization: authorization };
    return other;
  }

  get(path) {
    return this.request('GET', path);
  }

  post(path, body, idempotencyKey) {
    return this.request('POST', path, body, idempotencyKey);
  }

  /** Sends, and sends again while the node says "busy" (429, 503): every POST here is safe to repeat. */
  async request(method, path, body, idempotencyKey) {
    for (let tries = 1; ; tries++) {
      const { status, json } = await this.once(method, path, body, idempotencyKey);
      if (status < 400) return json;
      const isBusy = status === 429 || status === 503;
      if (!isBusy || tries === TRIES_MAX) throw new Problem(method, path, status, json);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  async once(method, path, body, idempotencyKey) {
    const file = body === undefined ? undefined : { text: JSON.stringify(body), type: 'application/json' };
    const { content, ...answer } = await this.exchange(method, path, file, idempotencyKey);
    return { ...answer, json: content ? parse(content) : null };
  }

  /** Sends a text as it is (`file`: `{text, type}`, or undefined for none), and gives the answer's text as `content`. */
  exchange(method, path, file, idempotencyKey) {
    const headers = { ...this.headers, Host: this.url.host };
    if (file) Object.assign(headers, { 'Content-Type': file.type, 'Content-Length': Buffer.byteLength(file.text) });
    if (idempotencyKey) headers['Idempotency-Key'] = idempotencyKey;
    return new Promise((resolve, reject) => {
      const request = http.request({ host: '127.0.0.1', port: this.url.port, method, path, headers, agent: this.agent }, (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => {
          resolve({ status: answer.statusCode, headers: answer.headers, content: Buffer.concat(chunks).toString('utf8') });
        });
        answer.on('error', reject);
      });
      request.on('error', reject);
      request.end(file?.text);
    });
  }

  close() {
    this.agent.destroy();
  }
}

function parse(content) {
  try {
    return JSON.parse(content);
  } catch {
    return { detail: content.slice(0, 200) };
  }
}

/** Every item of a paged list. */
export async function* pages(client, path) {
  for (let after = ''; after !== null; ) {
    const separator = path.includes('?') ? '&' : '?';
    const page = await client.get(`${path}${after ? `${separator}after=${encodeURIComponent(after)}` : ''}`);
    yield* page.items;
    after = page.next ?? null;
  }
}

/** Runs `work` over `items`, `width` at a time; the first error stops all. */
export async function inParallel(items, width, work) {
  const iterator = items[Symbol.asyncIterator]?.() ?? items[Symbol.iterator]();
  let failed = false;
  const worker = async () => {
    while (!failed) {
      const { value, done } = await iterator.next();
      if (done) return;
      try {
        await work(value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
}
