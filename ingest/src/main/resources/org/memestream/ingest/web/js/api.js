import { pause } from './dom.js';
import { Problem } from './problem.js';
import { bearer, needToken, token } from './token.js';

const MEMES = '/api/memes';
const TRIES = 4;
const PATIENCE = 5000;

/**
 * Asks the gateway; asks the user for a token where the gateway wants one.
 * @returns {Promise<Response>} a success
 * @throws {Problem} otherwise; an aborted request throws what `fetch` throws
 */
export async function request(path, options = {}) {
  for (;;) {
    const used = token();
    let response;
    try {
      response = await fetch(path, { ...options, headers: { ...options.headers, ...bearer() } });
    } catch (failure) {
      if (failure.name === 'AbortError') {
        throw failure;
      }
      throw new Problem('UNREACHABLE');
    }
    if (response.ok) {
      return response;
    }
    if (response.status !== 401) {
      throw Problem.read(response.status, await response.text(), response.headers.get('Retry-After'));
    }
    await needToken(used);
  }
}

/** What orders may ask for, and their limits. */
export const choices = async () =>
  (await request('/api/choices', { signal: AbortSignal.timeout(PATIENCE) })).json();

/** One meme, as it stands. */
export const meme = async (id, signal) => (await request(`${MEMES}/${id}`, { signal })).json();

/** A page of memes, the latest first: `{memes, next}`. */
export async function memes(after, limit) {
  const query = new URLSearchParams({ limit, ...(after && { after }) });
  return (await request(`${MEMES}?${query}`)).json();
}

/** Erases a meme for good. */
export async function erase(id) {
  try {
    await request(`${MEMES}/${id}`, { method: 'DELETE' });
  } catch (problem) {
    if (problem.reason !== 'NOT_FOUND') {
      throw problem;
    }
  }
}

/** The stream of events of a meme, from after the event of that id on. */
export const events = (id, last, signal) =>
  request(`${MEMES}/${id}/events`, {
    signal,
    cache: 'no-store',
    headers: { Accept: 'text/event-stream', ...(last && { 'Last-Event-ID': last }) },
  });

/** The contents of a finished picture. */
export const picture = async (url) => (await request(url)).blob();

/**
 * Orders a meme. Each order has a key of its own, so that trying again never makes two.
 * @param {FormData} form
 * @param {(share: number) => void} sent told how much has been sent, 0 to 1
 */
export async function order(form, sent) {
  const key = randomKey();
  for (let attempt = 1; ; attempt++) {
    try {
      return await post(form, key, sent);
    } catch (problem) {
      if (problem.reason === 'UNAUTHENTICATED') {
        await needToken(problem.token);
      } else if (problem.passing && attempt < TRIES) {
        await pause(Math.max(1000 * problem.retryAfter, 400 * 2 ** attempt));
      } else {
        throw problem;
      }
    }
  }
}

/** As `fetch` tells nothing of how a body gets on, this asks the old way. */
function post(form, key, sent) {
  const used = token();
  return new Promise((done, failed) => {
    const call = new XMLHttpRequest();
    call.open('POST', MEMES);
    call.setRequestHeader('Idempotency-Key', key);
    Object.entries(bearer()).forEach(([name, value]) => call.setRequestHeader(name, value));
    call.upload.onprogress = (event) => sent(event.lengthComputable ? event.loaded / event.total : 0);
    call.onerror = () => failed(new Problem('UNREACHABLE'));
    call.onload = () => {
      if (call.status >= 200 && call.status < 300) {
        done(JSON.parse(call.responseText));
      } else {
        const problem = Problem.read(call.status, call.responseText, call.getResponseHeader('Retry-After'));
        failed(Object.assign(problem, { token: used }));
      }
    };
    call.send(form);
  });
}

/** `crypto.randomUUID` is only there on HTTPS and this machine. */
const randomKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
