import { byId } from './dom.js';
import { chosen, ticked } from './choices.js';
import { say } from './language.js';
import { Problem } from './problem.js';

/** How many captions there are to choose from when the model writes them. */
const ALTERNATIVES = '3';

/**
 * The order as a form, or null when something is missing, which is said where it is missing.
 * @param {Blob|null} photo
 * @param {Blob|null} driver
 * @throws {Problem} when there is no photo
 */
export function orderForm(photo, driver) {
  if (!photo) {
    throw new Problem('NO_PHOTO');
  }
  const form = new FormData();
  form.append('image', photo, photo.name ?? 'camera.jpg');
  words(form);
  if (chosen('style')) {
    form.append('style', chosen('style'));
  }
  ['original', ...ticked('profile')].forEach((name) => form.append('profile', name));
  return face(form, driver) ? form : null;
}

function words(form) {
  const put = (name) => {
    const text = byId(name).value.trim();
    if (text) {
      form.append(name, text);
    }
    return text !== '';
  };
  const given = chosen('words') === 'own' && [put('top'), put('bottom')].includes(true);
  if (!given) {
    if (chosen('words') === 'model') {
      put('label');
    }
    // A style without words would give the same picture three times.
    form.append('alternatives', chosen('style') === 'plain' ? '1' : ALTERNATIVES);
  }
}

function face(form, driver) {
  const expression = chosen('expression');
  if (expression === 'none') {
    return true;
  }
  if (expression === 'driver' && !driver) {
    return missing('driver', 'driver-problem', 'problem.NO_DRIVER');
  }
  if (!byId('consent').checked) {
    return missing('consent', 'consent-problem', 'problem.NO_CONSENT');
  }
  if (expression === 'driver') {
    form.append('driver', driver, driver.name ?? 'driver.jpg');
  } else {
    form.append('expression', expression);
  }
  form.append('strength', byId('strength').value);
  form.append('animate', String(byId('animate').checked));
  form.append('consent', 'true');
  return true;
}

function missing(field, place, key) {
  const words = byId(place);
  words.dataset.text = key;
  words.textContent = say(key);
  words.hidden = false;
  byId(field).setAttribute('aria-invalid', 'true');
  byId(field).focus();
  return false;
}

/** Takes a complaint away once its field is mended. */
export function mend(field, place) {
  byId(field).removeAttribute('aria-invalid');
  byId(place).hidden = true;
}

/** Takes the complaint about the consent away once it is given. */
export function watchConsent() {
  byId('consent').addEventListener('change', () => mend('consent', 'consent-problem'));
}
