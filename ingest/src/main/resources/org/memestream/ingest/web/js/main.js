import { order } from './api.js';
import { chosen, followChoices, showChoices } from './choices.js';
import { announce, byId } from './dom.js';
import { askErase, drop, listed, startGallery, update } from './gallery.js';
import { say, startLanguage } from './language.js';
import { mend, orderForm, watchConsent } from './order.js';
import { previewPhoto, startPreview } from './preview.js';
import { Problem, showProblem } from './problem.js';
import { ended, follow } from './progress.js';
import { showResult, startResult } from './result.js';
import { showSteps } from './steps.js';
import { showSignOut } from './token.js';
import { watchPhotos } from './upload.js';

/** What the address says after its # when it names a meme. */
const MEME = 'meme/';

let photo = null;
let driver = null;
let watching = new AbortController();
let mine = {}; // the meme that the photo on the stage became
let busy = false;

/** The meme that the address names, if it does. */
function named() {
  const name = location.hash.slice(1);
  return name.startsWith(MEME) ? decodeURIComponent(name.slice(MEME.length)) : '';
}

/** What the stage shows: empty, picked, working, done or failed. */
function show(state) {
  byId('bench').dataset.state = state;
  byId('preview').hidden = false;
}

function takePhoto(file) {
  photo = file;
  close();
  previewPhoto(file, () => {
    takeAway();
    showProblem(new Problem('UNSUPPORTED_FORMAT'));
  });
  show('picked');
  announce(say('news.photo'));
}

function takeAway() {
  photo = null;
  close();
  previewPhoto(null);
  show('empty');
  byId('photo').focus();
}

function takeDriver(file) {
  driver = file;
  const image = byId('driver-photo');
  URL.revokeObjectURL(image.src);
  image.src = URL.createObjectURL(file);
  image.hidden = false;
  mend('driver', 'driver-problem');
}

/** Stops showing a meme, and what the address says of one. */
function close() {
  watching.abort();
  showResult(null);
  showSteps(null);
  showProblem(null);
  if (named()) {
    history.pushState(null, '', location.pathname);
  }
}

async function submit(event) {
  event.preventDefault();
  if (busy) {
    return;
  }
  try {
    const form = orderForm(photo, driver);
    if (!form) {
      return;
    }
    const face = chosen('expression') !== 'none';
    busy = true;
    byId('make').setAttribute('aria-disabled', 'true');
    close();
    show('working');
    byId('bench').scrollIntoView({ block: 'start' });
    showSteps({ share: 0 }, face);
    const taken = await order(form, (share) => showSteps({ share }, face));
    update(taken);
    showSteps(taken, face);
    mine = { id: taken.id, face };
    location.hash = MEME + taken.id; // which opens it
  } catch (problem) {
    fail(problem);
    if (problem.reason === 'NO_PHOTO') {
      byId('photo').focus();
    }
  } finally {
    busy = false;
    byId('make').removeAttribute('aria-disabled');
  }
}

function fail(problem) {
  showSteps(null);
  show(photo ? 'picked' : 'empty');
  showProblem(problem instanceof Problem ? problem : new Problem('UNKNOWN'));
}

/** Opens the meme that the address names, and follows it to its end. */
async function open() {
  const id = named();
  watching.abort();
  if (!id) {
    showResult(null);
    showSteps(null);
    showProblem(null);
    show(photo ? 'picked' : 'empty');
    return;
  }
  watching = new AbortController();
  const { signal } = watching;
  showProblem(null);
  try {
    await follow(encodeURIComponent(id), (status) => signal.aborted || tell(status), signal);
  } catch (problem) {
    if (!signal.aborted) {
      fail(problem);
    }
  }
}

function tell(status) {
  if (status.status === 'erased') {
    drop(status.id);
    fail(new Problem('ERASED'));
    return;
  }
  const before = listed(status.id);
  update(status);
  if (!ended(status)) {
    showResult(null);
    show('working');
    byId('preview').hidden = status.id !== mine.id;
    showSteps(status, status.id === mine.id && mine.face);
    return;
  }
  showSteps(null);
  if (status.status === 'failed') {
    showResult(null);
    fail(new Problem(status.reason, { detail: status.message }));
    return;
  }
  show('done');
  showResult(status);
  if (before && !ended(before)) {
    announce(say('news.done'));
  }
  byId('bench').scrollIntoView({ block: 'start' });
}

async function start() {
  await showChoices();
  await startLanguage();
  followChoices();
  startPreview();
  startResult();
  watchConsent();
  watchPhotos(takePhoto, takeDriver);
  showSignOut();
  byId('order').addEventListener('submit', submit);
  byId('skip').addEventListener('click', (event) => {
    event.preventDefault(); // the address may name a meme
    byId('panel-title').focus();
  });
  byId('remove-photo').addEventListener('click', takeAway);
  byId('start-over').addEventListener('click', takeAway);
  byId('delete').addEventListener('click', () => askErase(named()));
  window.addEventListener('hashchange', open);
  await startGallery((id) => named() === id && takeAway());
  await open();
}

start();
