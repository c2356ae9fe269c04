import { byId, element } from './dom.js';
import { say, whenSpoken } from './language.js';

const EXPRESSIONS = ['none', 'smile', 'laugh', 'surprise', 'anger', 'sadness', 'disgust', 'wink', 'driver'];
const STYLES = ['classic', 'caption-below', 'band', 'panda', 'plain'];
/** What each platform takes beside the picture for the screen. */
const PROFILES = ['wechat', 'telegram', 'discord', 'slack', 'whatsapp'];

/** Fills the groups of choices with what the services know. */
export function showChoices() {
  tiles('expressions', 'expression', EXPRESSIONS, 'icons', 'face');
  tiles('styles', 'style', STYLES, 'styles', 'style');
  const chips = PROFILES.map((name) => element('label', {},
    element('input', { type: 'checkbox', name: 'profile', value: name }),
    element('span', { dataset: { text: `profile.${name}` } })));
  byId('profiles').append(...chips);
}

function tiles(place, name, values, folder, key) {
  const made = values.map((value, index) => element('label', {},
    element('input', { type: 'radio', name, value, checked: index === 0 }),
    element('span', {},
      element('img', { src: `${folder}/${value}.svg`, alt: '' }),
      element('span', { dataset: { text: `${key}.${value}` } }))));
  byId(place).append(...made);
}

/** The value that is chosen in a group. */
export const chosen = (name) => document.querySelector(`input[name="${name}"]:checked`).value;

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
