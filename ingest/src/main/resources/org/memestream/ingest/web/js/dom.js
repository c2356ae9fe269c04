/** The element with that id. */
export const byId = (id) => document.getElementById(id);

/**
 * Makes an element. Properties are set as such; those of `dataset` and `attributes` one by one.
 * Children are elements or texts, never markup.
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  const { dataset = {}, attributes = {}, ...rest } = properties;
  Object.assign(made, rest);
  Object.assign(made.dataset, dataset);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** Says something to those who listen rather than look. */
export function announce(text) {
  byId('news').textContent = text;
}

/** Waits; ends early, without complaint, when the signal aborts. */
export function pause(millis, signal) {
  return new Promise((done) => {
    const timer = setTimeout(done, millis);
    signal?.addEventListener('abort', () => { clearTimeout(timer); done(); }, { once: true });
  });
}

/**
 * Shows a dialog and answers with its return value once it is closed; the dialog is gone then.
 * @param {HTMLElement[]} contents within a form whose buttons close it
 */
export function ask(label, ...contents) {
  const form = element('form', { method: 'dialog' }, ...contents);
  const dialog = element('dialog', { attributes: { 'aria-label': label } }, form);
  byId('dialogs').append(dialog);
  dialog.showModal();
  const answer = new Promise((done) => {
    dialog.addEventListener('close', () => { dialog.remove(); done(dialog.returnValue); }, { once: true });
  });
  return { answer, dialog };
}
