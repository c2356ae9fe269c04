import { choices } from './api.js';
import { byId, element } from './dom.js';
import { fill, learn, say, whenSpoken } from './language.js';

/** What is offered while the gateway does not say; it still has a usual style, and checks files. */
const NONE = { styles: [], expressions: [], profiles: [], mediaTypes: ['image/*'], limits: {} };
/** What every order has anyway. */
const ALWAYS = 'original';

let known = NONE;

/** The limits of orders; empty while they are not known. */
export const limits = () => known.limits;

/** Fills the groups of choices with what the gateway knows, or says that it could not be asked. */
export async function showChoices() {
  byId('choices-again').addEventListener('click', askAgain);
  await ask();
}

async function askAgain() {
  await ask();
  fill(document);
  byId('order').dispatchEvent(new Event('change'));
  if (known !== NONE) {
    byId('panel-title').focus(); // the button is gone
  }
}

async function ask() {
  try {
    known = await choices();
  } catch {
    known = NONE;
  }
  byId('no-choices').hidden = known !== NONE;
  offer();
  bound();
}

function offer() {
  tiles('expressions', 'expression', ['none', ...known.expressions, 'driver'], 'icons', 'face');
  tiles('styles', 'style', known.styles, 'styles', 'style');
  const chips = known.profiles.filter((name) => name !== ALWAYS).map((name) => element('label', {},
    element('input', { type: 'checkbox', name: 'profile', value: name }),
    element('span', { dataset: { text: `profile.${name}` } })));
  byId('profiles').replaceChildren(...chips);
  ['styles', 'profiles'].forEach((place) => {
    byId(place).closest('fieldset').hidden = !byId(place).hasChildNodes();
  });
}

function tiles(place, name, values, folder, key) {
  const before = values.includes(chosen(name)) ? chosen(name) : values[0];
  const made = values.map((value) => element('label', {},
    element('input', { type: 'radio', name, value, checked: value === before }),
    element('span', {},
      element('img', { src: `${folder}/${value}.svg`, alt: '' }),
      element('span', { dataset: { text: `${key}.${value}` } }))));
  byId(place).replaceChildren(...made);
}

/** Keeps fields within the limits that are known, and lets texts name them. */
function bound() {
  const { maxBytes, maxPixels, maxFrames, maxTextLength, maxStrength } = known.limits;
  ['photo', 'driver'].forEach((field) => { byId(field).accept = known.mediaTypes.join(); });
  if (known === NONE) {
    return;
  }
  ['label', 'top', 'bottom'].forEach((field) => { byId(field).maxLength = maxTextLength; });
  byId('strength').max = maxStrength;
  const millions = (value) => Number((value / 1e6).toPrecision(3));
  learn({ megabytes: millions(maxBytes), megapixels: millions(maxPixels), frames: maxFrames });
}

/** The value that is chosen in a group; empty where there is nothing to choose. */
export const chosen = (name) => document.querySelector(`input[name="${name}"]:checked`)?.value ?? '';

/** All values that are ticked in a group. */
export const ticked = (name) =>
  Array.from(document.querySelectorAll(`input[name="${name}"]:checked`), (input) => input.value);

/** Shows those fields only that the choices ask for. */
export function followChoices() {
  const follow = () => {
    const own = chosen('words') === 'own';
    byId('own-words').hidden = !own;
    byId('model-words').hidden = own;
    const expression = chosen('expression');
    byId('face-details').hidden = expression === 'none';
    byId('driver-field').hidden = expression !== 'driver';
  };
  byId('order').addEventListener('change', follow);
  byId('strength').addEventListener('input', strength);
  follow();
  whenSpoken(strength);
}

function strength() {
  const value = Number(byId('strength').value);
  const word = value < 0.7 ? 'subtle' : value <= 1.3 ? 'natural' : 'strong';
  const text = say(`face.strength.${word}`);
  byId('strength-value').textContent = text;
  byId('strength').setAttribute('aria-valuetext', text);
}
