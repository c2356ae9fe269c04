import { ask, byId, element } from './dom.js';
import { Problem } from './problem.js';
import { say } from './language.js';

/** The bearer token, which is kept as long as this tab and nowhere else. */
const KEPT = 'memestream.token';

let asked = null;

/** The token, or null. */
export function token() {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

/** Headers that carry the token, if there is one. */
export const bearer = () => (token() ? { Authorization: `Bearer ${token()}` } : {});

/**
 * Asks for the token that the gateway wants; several that ask at once share one question.
 * @param refused the token that was refused; where there is another since, nothing is asked
 */
export function needToken(refused) {
  if (token() !== refused && token()) {
    return Promise.resolve();
  }
  asked ??= question(refused).finally(() => { asked = null; });
  return asked;
}

async function question(refused) {
  const input = element('input', { type: 'password', id: 'token', required: true, autocomplete: 'off', spellcheck: false });
  const cancel = element('button', { type: 'submit', value: '', className: 'quiet', formNoValidate: true, textContent: say('cancel') });
  const { answer } = ask(
    say('token.title'),
    element('h2', { textContent: say('token.title') }),
    element('p', { textContent: say(refused ? 'token.refused' : 'token.why') }),
    element('label', { htmlFor: 'token', textContent: say('token.label') }),
    input,
    element('div', { className: 'row end' }, cancel,
      element('button', { type: 'submit', value: 'ok', className: 'secondary', textContent: say('token.use') })));
  // The first submit button is what Enter presses.
  cancel.type = 'button';
  cancel.addEventListener('click', () => cancel.closest('dialog').close(''));
  if ((await answer) !== 'ok' || !input.value.trim()) {
    throw new Problem('UNAUTHENTICATED', { status: 401 });
  }
  sessionStorage.setItem(KEPT, input.value.trim());
  showSignOut();
}

/** Shows the way to forget the token while there is one. */
export function showSignOut() {
  const button = byId('sign-out');
  button.hidden = !token();
  button.onclick = () => {
    sessionStorage.removeItem(KEPT);
    location.assign(location.pathname);
  };
}
