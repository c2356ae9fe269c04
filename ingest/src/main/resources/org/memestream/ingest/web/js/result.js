import { announce, byId, element } from './dom.js';
import { number, say, whenSpoken } from './language.js';
import { sentence, showProblem } from './problem.js';
import { copyPicture, download, showPicture } from './share.js';

let shown = null;
let alternative = 0;

/**
 * Shows a finished meme.
 * @param {object|null} meme as the gateway tells it; null shows none
 */
export function showResult(meme) {
  const fresh = shown?.id !== meme?.id;
  shown = meme;
  if (fresh) {
    alternative = 0;
  }
  byId('result').hidden = !meme;
  draw();
}

/** Sets up copying. */
export function startResult() {
  byId('copy').addEventListener('click', async () => {
    try {
      await copyPicture(main(alternative).url);
      flash(byId('copy'), say('result.copied'));
    } catch (problem) {
      showProblem(problem);
    }
  });
  whenSpoken(draw);
}

function flash(button, text) {
  announce(text);
  button.textContent = text;
  setTimeout(() => { button.textContent = say(button.dataset.text); }, 2000);
}

/** The large picture of an alternative; where none was made for the screen, the largest. */
export function largest(pictures) {
  const size = (one) => (one.profile === 'original' ? Infinity : one.width * one.height);
  return [...pictures].sort((a, b) => size(b) - size(a))[0];
}

const main = (number) => largest(shown.pictures.filter((one) => one.alternative === number));

/** What a meme says, for those who cannot see it. */
export const spoken = (one) => {
  const words = [one.top, one.bottom].filter(Boolean).join(' / ');
  return words ? say('result.alt', { words }) : say('result.alt.plain');
};

function draw() {
  if (!shown) {
    return;
  }
  const numbers = [...new Set(shown.pictures.map((one) => one.alternative))].sort((a, b) => a - b);
  alternative = numbers.includes(alternative) ? alternative : numbers[0];
  const left = shown.degradations.map((one) => `${say(`left.${one.stage}`)} ${sentence(one.reason)}`);
  byId('result-note').textContent = left.join(' ');
  byId('result-note').hidden = left.length === 0;
  byId('alternatives').hidden = numbers.length < 2;
  byId('alternatives').querySelector('div').replaceChildren(...(numbers.length < 2 ? [] : numbers.map(choice)));
  choose(alternative);
}

function choice(number) {
  const one = main(number);
  const image = element('img', { alt: '', loading: 'lazy' });
  showPicture(image, one.url).catch(showProblem);
  const input = element('input', { type: 'radio', name: 'alternative', value: number, checked: number === alternative });
  input.addEventListener('change', () => choose(number));
  const words = [one.top, one.bottom].filter(Boolean).join(' / ');
  return element('label', {}, input, element('span', {}, image, element('span', { textContent: words })));
}

function choose(number) {
  alternative = number;
  const one = main(number);
  const image = byId('result-picture');
  image.width = one.width;
  image.height = one.height;
  image.style.setProperty('--width', one.width);
  image.style.setProperty('--ratio', one.width / one.height);
  image.alt = spoken(one);
  if (image.dataset.url !== one.url) {
    showPicture(image, one.url).catch(showProblem);
  }
  const files = shown.pictures.filter((file) => file.alternative === number);
  byId('downloads').replaceChildren(...files.map(file));
}

function file(one) {
  const name = say(`file.${one.profile}`);
  const size = `${one.width} × ${one.height}, ${kilobytes(one.bytes)}`;
  const button = element('button', { type: 'button', className: 'secondary file' },
    element('span', {},
      element('span', { attributes: { 'aria-hidden': 'true' }, textContent: '↓ ' }),
      element('span', { className: 'unseen', textContent: say('result.download') }), name),
    element('small', { textContent: size }));
  button.addEventListener('click', () => download(one).catch(showProblem));
  return element('li', {}, button);
}

const kilobytes = (bytes) => `${number(Math.max(1, Math.round(bytes / 1000)))} KB`;
