import { byId } from './dom.js';
import { chosen } from './choices.js';
import { say, whenSpoken } from './language.js';

const SMALLEST = 7;

let address = null;

/** Shows how the meme will look about, while it is being put together. */
export function startPreview() {
  byId('order').addEventListener('input', draw);
  byId('order').addEventListener('change', draw);
  byId('preview-photo').addEventListener('load', draw);
  new ResizeObserver(draw).observe(byId('preview'));
  whenSpoken(draw);
}

/**
 * Shows that photo, or none.
 * @param {Blob|null} file
 * @param {() => void} onUnreadable told when the browser cannot show it
 */
export function previewPhoto(file, onUnreadable) {
  const image = byId('preview-photo');
  if (address) {
    URL.revokeObjectURL(address);
    address = null;
  }
  if (!file) {
    image.removeAttribute('src');
    return;
  }
  address = URL.createObjectURL(file);
  image.onerror = onUnreadable;
  image.src = address;
}

function draw() {
  const preview = byId('preview');
  const style = chosen('style') || 'classic';
  const own = chosen('words') === 'own' && style !== 'plain';
  preview.dataset.style = style;
  write('.top-line', own ? byId('top').value : '');
  write('.bottom-line', own ? byId('bottom').value : '');
  byId('preview-photo').alt = say('preview.alt');
  const hints = [];
  if (style !== 'plain' && !own) {
    hints.push(say('preview.caption-comes'));
  }
  if (chosen('expression') !== 'none') {
    hints.push(say('preview.face-comes'));
  }
  byId('preview-hint').textContent = hints.join(' ');
  preview.querySelectorAll('.line').forEach((line) => fit(line, style));
}

function write(selector, text) {
  const line = byId('preview').querySelector(selector);
  line.textContent = text.trim();
  line.hidden = !text.trim();
}

/** The largest letters, as the styles draw them at most, that stay in their room. */
function fit(line, style) {
  const photo = byId('preview-photo');
  if (line.hidden || !photo.clientHeight) {
    return;
  }
  const share = style === 'classic' ? 9 : 14;
  const room = photo.clientHeight / (style === 'classic' ? 5 : 8);
  for (let size = photo.clientHeight / share; ; size *= 0.92) {
    line.style.fontSize = `${Math.max(SMALLEST, size)}px`;
    if (size <= SMALLEST || (line.scrollHeight <= room + 1 && line.scrollWidth <= line.clientWidth + 1)) {
      return;
    }
  }
}
