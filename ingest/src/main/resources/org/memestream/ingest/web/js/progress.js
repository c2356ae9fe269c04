import { events, meme } from './api.js';
import { pause } from './dom.js';

const LONGEST_SILENCE = 40_000; // the gateway shows every 15 s that it is there
const FIRST_SILENCE = 6_000;
const STREAM_FAILURES = 3;
const POLL = 1_500;
const LONGEST_PAUSE = 10_000;

/** Whether nothing more will happen to a meme. */
export const ended = (status) => status.status === 'finished' || status.status === 'failed';

/**
 * Follows a meme to its end: by its stream of events, opened anew when it breaks; by asking again
 * and again where streams do not get through.
 * @param {(status: object) => void} onStatus told each state
 * @throws {Problem} when the meme is not there or nobody may ask
 */
export async function follow(id, onStatus, signal) {
  let last = null;
  let failures = 0;
  while (!signal.aborted) {
    if (failures < STREAM_FAILURES) {
      try {
        for await (const event of stream(id, last, signal)) {
          failures = 0;
          last = event.id ?? last;
          if (event.name === 'erased') {
            onStatus({ id, status: 'erased' });
            return;
          }
          const status = JSON.parse(event.data);
          onStatus(status);
          if (ended(status)) {
            return;
          }
        }
      } catch (failure) {
        rethrow(failure);
      }
      failures++;
    }
    try {
      const status = await meme(id, signal);
      onStatus(status);
      if (ended(status)) {
        return;
      }
      await pause(failures < STREAM_FAILURES ? 200 : POLL, signal);
    } catch (failure) {
      rethrow(failure);
      failures++;
      await pause(Math.min(LONGEST_PAUSE, 400 * 2 ** failures), signal);
    }
  }
}

/** Outages pass; a meme that is not there does not come back. */
function rethrow(failure) {
  if (['NOT_FOUND', 'UNAUTHENTICATED', 'FOREIGN_ORIGIN'].includes(failure.reason)) {
    throw failure;
  }
}

/** The events of one connection; ends with it, also when nothing is heard of it for too long. */
async function* stream(id, last, signal) {
  const connection = new AbortController();
  const abort = () => connection.abort();
  signal.addEventListener('abort', abort, { once: true });
  let watchdog = setTimeout(abort, FIRST_SILENCE);
  try {
    const response = await events(id, last, connection.signal);
    if (!response.body) {
      return;
    }
    let rest = '';
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(watchdog);
      watchdog = setTimeout(abort, LONGEST_SILENCE);
      const blocks = (rest + part.value).split('\n\n');
      rest = blocks.pop();
      yield* blocks.map(parsed).filter((event) => event.data);
    }
  } finally {
    clearTimeout(watchdog);
    signal.removeEventListener('abort', abort);
    abort();
  }
}

/** One event as the gateway writes them: lines of `name: value`; others begin with a colon. */
function parsed(block) {
  const event = { name: 'message', data: '' };
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const value = line.slice(colon + 1).trimStart();
    switch (line.slice(0, colon)) {
      case 'id': event.id = value; break;
      case 'event': event.name = value; break;
      case 'data': event.data += value; break;
      default: // comments show that the stream is alive
    }
  }
  return event;
}
