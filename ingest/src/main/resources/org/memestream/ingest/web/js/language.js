import { byId } from './dom.js';

/** What the page can speak, and how each is called in itself. */
const NAMES = { en: 'English', zh: '中文' };
const REMEMBERED = 'memestream.language';

const texts = {};
const listeners = [];
const facts = {};
let current = 'en';

/** The language that is shown. */
export const language = () => current;

/** Calls that function now and whenever the language changes. */
export function whenSpoken(listener) {
  listeners.push(listener);
  listener();
}

/** Whether there is a text of that name. */
export const has = (key) => key in (texts[current] ?? {});

/** Values that all texts may name from now on. */
export const learn = (values) => Object.assign(facts, values);

/**
 * The text of that name, with `{name}` replaced by the value of that name. What stands in brackets
 * is left out while a value in it is not known.
 */
export function say(key, values = {}) {
  const text = texts[current]?.[key] ?? texts.en?.[key] ?? key;
  const known = { ...facts, ...values };
  const filled = (part) => part.replace(/\{(\w+)\}/g, (whole, name) => known[name] ?? whole);
  return filled(text.replace(/\[([^\]]*)\]/g, (whole, part) => (filled(part).includes('{') ? '' : part)));
}

/** A number as people of that language write it. */
export const number = (value, digits = 0) =>
  new Intl.NumberFormat(current, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .format(value);

/** Starts with the language that was chosen before, or else the browser's. */
export async function startLanguage() {
  byId('language').addEventListener('click', () => speak(other(), true));
  await speak(remembered() ?? preferred(), false);
}

function preferred() {
  const wished = (navigator.languages ?? [navigator.language]).map((tag) => tag.slice(0, 2));
  return wished.find((tag) => tag in NAMES) ?? 'en';
}

function remembered() {
  try {
    const known = localStorage.getItem(REMEMBERED);
    return known in NAMES ? known : null;
  } catch {
    return null; // storage is switched off
  }
}

const other = () => (current === 'en' ? 'zh' : 'en');

async function speak(wanted, chosen) {
  await load('en'); // what another language lacks
  await load(wanted);
  current = wanted in texts ? wanted : 'en';
  document.documentElement.lang = current === 'zh' ? 'zh-Hans' : 'en';
  const toggle = byId('language');
  toggle.textContent = NAMES[other()];
  toggle.lang = other();
  fill(document);
  listeners.forEach((listener) => listener());
  if (chosen) {
    try {
      localStorage.setItem(REMEMBERED, current);
    } catch {
      // Then it is chosen anew next time.
    }
  }
}

async function load(wanted) {
  if (wanted in texts) {
    return;
  }
  const response = await fetch(`lang/${wanted}.json`).catch(() => null);
  if (response?.ok) {
    texts[wanted] = await response.json();
  }
}

/** Puts texts where the page asks for them. */
export function fill(root) {
  root.querySelectorAll('[data-text]').forEach((place) => {
    place.textContent = say(place.dataset.text);
  });
  root.querySelectorAll('[data-placeholder]').forEach((place) => {
    place.placeholder = say(place.dataset.placeholder);
  });
  root.querySelectorAll('[data-label]').forEach((place) => {
    place.setAttribute('aria-label', say(place.dataset.label));
  });
}
