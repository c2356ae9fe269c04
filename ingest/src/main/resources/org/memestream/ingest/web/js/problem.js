import { announce, byId, element } from './dom.js';
import { has, say, whenSpoken } from './language.js';

/** Something that went wrong, by the reason that the gateway gives it. */
export class Problem extends Error {
  constructor(reason, { status = 0, detail = '', retryAfter = 0 } = {}) {
    super(detail || reason);
    this.reason = reason;
    this.status = status;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }

  /** Of an answer that is no success: RFC 9457, or whatever stands between says. */
  static read(status, body, retryAfter) {
    let json = {};
    try {
      json = JSON.parse(body);
    } catch {
      // Not ours; the status has to do.
    }
    const reason = json.reason ?? (status === 413 ? 'BODY_TOO_LARGE' : status >= 500 ? 'UNAVAILABLE' : 'UNKNOWN');
    return new Problem(reason, { status, detail: json.detail ?? '', retryAfter: Number(retryAfter) || 0 });
  }

  /** Whether the same request may well succeed in a moment. */
  get passing() {
    return ['UNREACHABLE', 'UNAVAILABLE', 'IN_PROGRESS'].includes(this.reason);
  }
}

/** What happened and what to do about it, in the page's language. */
export const sentence = (reason) => say(has(`problem.${reason}`) ? `problem.${reason}` : 'problem.UNKNOWN');

let shown = null;

/** Shows a problem below the picture; null takes it away. */
export function showProblem(problem) {
  shown = problem;
  draw();
  if (problem) {
    byId('problem').scrollIntoView({ block: 'nearest' });
  } else {
    announce('');
  }
}

function draw() {
  const place = byId('problem');
  place.hidden = !shown;
  place.replaceChildren();
  if (shown) {
    place.append(element('p', { textContent: sentence(shown.reason) }));
    if (shown.detail && !isTold(shown)) {
      place.append(element('p', { className: 'detail', lang: 'en', textContent: shown.detail }));
    }
  }
}

/** The gateway's own sentence adds nothing where the page has words for a failing network. */
const isTold = (problem) => problem.reason === 'UNAUTHENTICATED';

whenSpoken(() => draw());
