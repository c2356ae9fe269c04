import { picture } from './api.js';
import { element } from './dom.js';
import { token } from './token.js';
import { Problem } from './problem.js';

/**
 * Shows a finished picture. With a token it has to be fetched, as an address alone opens nothing.
 * @param {HTMLImageElement} image
 */
export async function showPicture(image, url) {
  release(image);
  image.dataset.url = url;
  if (!token()) {
    image.src = url;
    return;
  }
  const blob = await picture(url);
  if (image.dataset.url === url) {
    image.src = image.dataset.address = URL.createObjectURL(blob);
  }
}

/** Gives back what an image held that goes away. */
export function release(image) {
  if (image.dataset.address) {
    URL.revokeObjectURL(image.dataset.address);
    delete image.dataset.address;
  }
}

/** Puts a picture on the clipboard; as PNG, the only kind that clipboards take, so it stands still. */
export async function copyPicture(url) {
  if (!window.ClipboardItem || !navigator.clipboard?.write) {
    throw new Problem('NO_CLIPBOARD');
  }
  try {
    // The promise and not its value, as Safari forgets who clicked while it waits.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png(url) })]);
  } catch (failure) {
    throw failure instanceof Problem ? failure : new Problem('NO_CLIPBOARD');
  }
}

async function png(url) {
  const blob = await picture(url);
  if (blob.type === 'image/png') {
    return blob;
  }
  const bitmap = await createImageBitmap(blob);
  const canvas = element('canvas', { width: bitmap.width, height: bitmap.height });
  canvas.getContext('2d').drawImage(bitmap, 0, 0);
  return new Promise((done) => { canvas.toBlob(done, 'image/png'); });
}

/** Saves a picture under the name that the gateway gives it. */
export async function download({ url, profile, mediaType }) {
  const link = element('a', { download: `meme-${profile}.${mediaType.split('/')[1].replace('jpeg', 'jpg')}` });
  if (!token()) {
    link.href = `${url}${url.includes('?') ? '&' : '?'}download`;
    link.click();
    return;
  }
  link.href = URL.createObjectURL(await picture(url));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
