import { erase, memes } from './api.js';
import { announce, ask, byId, element } from './dom.js';
import { say, whenSpoken } from './language.js';
import { Problem, sentence, showProblem } from './problem.js';
import { largest, spoken } from './result.js';
import { release, showPicture } from './share.js';

const PAGE = 12;

let shown = [];
let next;
let onErased = () => {};

/**
 * Shows the latest memes.
 * @param {(id: string) => void} erased told when a meme was erased
 */
export function startGallery(erased) {
  onErased = erased;
  byId('more').addEventListener('click', () => load(next));
  whenSpoken(draw);
  return load();
}

/** Shows a meme that has changed, or is new; not one of a page that is not shown yet. */
export function update(meme) {
  const asked = (one) => Date.parse(one.requestedAt);
  const place = shown.findIndex((one) => one.id === meme.id);
  if (place >= 0) {
    shown[place] = meme;
  } else if (!next || asked(meme) > asked(shown.at(-1))) {
    shown = [...shown, meme].sort((one, other) => asked(other) - asked(one));
  }
  draw();
}

/** A meme that is shown, if it is. */
export const listed = (id) => shown.find((one) => one.id === id);

/** Takes a meme out. */
export function drop(id) {
  shown = shown.filter((one) => one.id !== id);
  draw();
}

async function load(after) {
  try {
    const page = await memes(after, PAGE);
    const before = after ? shown.length : 0;
    shown = after ? [...shown, ...page.memes.filter((one) => !listed(one.id))] : page.memes;
    next = page.next;
    draw();
    if (before) {
      byId('memes').children[before]?.querySelector('a').focus();
    }
  } catch (problem) {
    showProblem(problem instanceof Problem ? problem : new Problem('UNKNOWN'));
  }
}

function draw() {
  const tiles = new Map(Array.from(byId('memes').children, (tile) => [tile.dataset.key, tile]));
  const kept = shown.map((meme) => {
    const key = [meme.id, meme.status, document.documentElement.lang].join(' ');
    return tiles.get(key) ?? tile(meme, key);
  });
  for (const old of tiles.values()) {
    if (!kept.includes(old)) {
      old.querySelectorAll('img').forEach(release);
    }
  }
  byId('memes').replaceChildren(...kept);
  byId('gallery-empty').hidden = shown.length > 0;
  byId('more').hidden = !next;
}

function tile(meme, key) {
  const remove = element('button', { type: 'button', className: 'remove', textContent: '×', attributes: { 'aria-label': say('gallery.delete') } });
  remove.addEventListener('click', () => askErase(meme.id));
  const link = element('a', { href: `#meme/${meme.id}` }, contents(meme));
  return element('li', { dataset: { key, state: meme.status } }, link, remove);
}

function contents(meme) {
  if (meme.status === 'finished') {
    const one = largest(meme.pictures.filter((file) => file.alternative === 0));
    const image = element('img', { loading: 'lazy', alt: spoken(one), width: one.width, height: one.height });
    showPicture(image, one.url).catch(() => { image.classList.add('broken'); });
    return image;
  }
  const text = meme.status === 'failed' ? sentence(meme.reason) : say('gallery.working');
  return element('span', { textContent: text });
}

/** Erases a meme once the user is sure. */
export async function askErase(id) {
  const cancel = element('button', { type: 'button', className: 'quiet', textContent: say('cancel') });
  const { answer, dialog } = ask(say('delete.title'),
    element('h2', { textContent: say('delete.title') }),
    element('p', { textContent: say('delete.why') }),
    element('div', { className: 'row end' }, cancel,
      element('button', { type: 'submit', value: 'yes', className: 'danger-filled', textContent: say('delete.yes') })));
  cancel.addEventListener('click', () => dialog.close(''));
  cancel.focus();
  if ((await answer) !== 'yes') {
    return;
  }
  try {
    await erase(id);
    drop(id);
    onErased(id);
    announce(say('delete.done'));
    byId('gallery-title').focus();
  } catch (problem) {
    showProblem(problem);
  }
}

