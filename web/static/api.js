/** The HTTP contract as functions. No other module calls `fetch`. */

/** An answer that is not 2xx (`application/problem+json`), or a connection that failed (`status` 0). */
export class Problem extends Error {
  constructor({ status = 0, code = "", detail = "", wait = 0 } = {}) {
    super(WORDS[code] ?? WORDS[status] ?? (status < 500 && detail ? detail : WORDS.other));
    this.status = status;
    this.code = code;
    this.wait = wait; // seconds, from Retry-After
  }

  /** May the same request succeed a little later? */
  get passing() {
    return [0, 408, 425, 429].includes(this.status) || this.status >= 500;
  }

  /** Is the session itself out of reach for good? */
  get lost() {
    return [401, 404, 410].includes(this.status);
  }
}

const WORDS = {
  0: "There is no connection to Evoke just now.",
  401: "This talk can't be opened any more.",
  404: "This isn't here any more. It may have been deleted.",
  409: "This talk has ended.",
  413: "That is too long to send. Please shorten it.",
  429: "That was a lot at once. Please wait a moment.",
  503: "Evoke is still getting ready.",
  session_ended: "This talk has ended. If somebody may be in danger, use “Help now” or call your local emergency number.",
  session_expired: "This talk has expired, and what was said in it is no longer shown.",
  other: "Something went wrong on our side. Nothing you typed is lost.",
};

const PATIENCE = 40_000;
const CONSENT = "2026-11"; // the version of the notice on the pages

/**
 * One request, one answer.
 * @param {string} method
 * @param {string} path
 * @param {{body?: object, token?: string, key?: string, accept?: string}} [options]
 * @returns {Promise<Response>}
 */
async function request(method, path, { body, token, key, accept = "application/json" } = {}) {
  const headers = { Accept: accept };
  if (body) headers["Content-Type"] = "application/json";
  if (token) headers.Authorization = `Bearer ${token}`;
  if (key) headers["Idempotency-Key"] = key;
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers,
      body: body && JSON.stringify(body),
      cache: "no-store",
      credentials: "same-origin",
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new Problem();
  }
  if (answer.ok) return answer;
  const said = await answer.json().catch(() => ({}));
  throw new Problem({
    status: answer.status,
    code: said.code,
    detail: said.detail || said.title,
    wait: Number(answer.headers.get("Retry-After")) || 0,
  });
}

/** The JSON of an answer; a body cut off half-way counts as a lost connection. */
async function json(...args) {
  const answer = await request(...args);
  try {
    return await answer.json();
  } catch {
    throw new Problem();
  }
}

/** A public document: people, treatment options, helplines. */
export const read = (path) => json("GET", path);

/** Everything one session allows. Made by `start`, or from the id and token kept over a reload. */
export class Session {
  constructor({ id, token }) {
    this.id = id;
    this.token = token;
    this.path = `/v1/sessions/${encodeURIComponent(id)}`;
  }

  /** @param {object} opening what of `POST /v1/sessions` the rooms differ in @returns {Promise<[Session, object]>} */
  static async start(opening) {
    const seed = new URLSearchParams(location.search).get("seed"); // for tests: the same dice again
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const body = { mode: "coached", goal: null, consent: CONSENT, timezone: timeZone, seed: seed && Number(seed), ...opening };
    const answer = await json("POST", "/v1/sessions", { body });
    return [new Session({ id: answer.session_id, token: answer.token }), answer];
  }

  /** @param {{text: string}|{button: string}} said @param {string} key the same for every retry */
  send(said, key) {
    return json("POST", `${this.path}/messages`, { body: said, key, token: this.token });
  }

  load() {
    return json("GET", this.path, { token: this.token });
  }

  /** The debrief in one of its formats. @param {string} accept a media type @returns {Promise<Response>} */
  report(accept) {
    return request("GET", `${this.path}/report`, { token: this.token, accept });
  }

  /** What a summary may hold; with `items`, the summary of these in the format `accept`. @returns {Promise<Response>} */
  summary(items, accept) {
    return request(items ? "POST" : "GET", `${this.path}/summary`, { token: this.token, accept, body: items && { items } });
  }

  /** End the talk. One that has ended already is as good. */
  async end() {
    try {
      await request("POST", `${this.path}/end`, { token: this.token });
    } catch (problem) {
      if (problem.status !== 409) throw problem;
    }
  }

  /** Delete everything. What is gone already is as good. */
  async remove() {
    try {
      await request("DELETE", this.path, { token: this.token });
    } catch (problem) {
      if (!problem.lost) throw problem;
    }
  }
}

const TRIES = 9; // about two minutes
const FAULTS = 3; // a fault of the server that comes back three times will come back again

/**
 * Do `task` until it is done or cannot be: what passes is waited out, longer each time.
 * @template T
 * @param {() => Promise<T>} task safe to repeat
 * @param {(seconds: number, problem: Problem, now: () => void) => void} waiting told before each wait
 * @returns {Promise<T>}
 */
export async function persist(task, waiting) {
  for (let tried = 1; ; tried += 1) {
    try {
      return await task();
    } catch (problem) {
      if (!problem.passing || tried >= (problem.status === 500 ? FAULTS : TRIES)) throw problem;
      const seconds = Math.max(problem.wait, Math.min(30, 0.5 * 2 ** tried) * (0.8 + Math.random() * 0.4));
      await pause(seconds, (now) => waiting(seconds, problem, now));
    }
  }
}

/** Wait; the connection coming back, or a call of what `begun` is given, cuts it short. */
function pause(seconds, begun) {
  return new Promise((resolve) => {
    const timer = setTimeout(done, seconds * 1000);
    addEventListener("online", done);
    begun(done);
    function done() {
      clearTimeout(timer);
      removeEventListener("online", done);
      resolve();
    }
  });
}
