import { ask, byId, element } from './dom.js';
import { Problem, showProblem } from './problem.js';
import { say } from './language.js';

const QUALITY = 0.92;

/**
 * Shows what the camera sees, and takes a photo of it. Where pages may not use a camera (no HTTPS),
 * a phone's own camera is opened instead.
 * @param {(file: Blob) => void} onPhoto
 */
export async function openCamera(onPhoto) {
  if (!navigator.mediaDevices?.getUserMedia) {
    byId('capture').click();
    return;
  }
  let facing = 'user';
  let stream;
  try {
    stream = await started(facing);
  } catch (refusal) {
    showProblem(new Problem(refusal.name === 'NotAllowedError' ? 'CAMERA_REFUSED' : 'CAMERA_MISSING'));
    return;
  }
  const video = element('video', { autoplay: true, muted: true, playsInline: true, className: 'mirrored' });
  video.srcObject = stream;
  const shot = element('button', { type: 'submit', value: 'shot', className: 'primary', textContent: say('camera.take') });
  const turn = element('button', { type: 'button', className: 'quiet', textContent: say('camera.turn') });
  const cancel = element('button', { type: 'button', className: 'quiet', textContent: say('cancel') });
  turn.addEventListener('click', async () => {
    stop(video.srcObject);
    facing = facing === 'user' ? 'environment' : 'user';
    video.srcObject = await started(facing).catch(() => started('user'));
    video.classList.toggle('mirrored', facing === 'user');
  });
  const { answer, dialog } = ask(say('camera.title'), video, element('div', { className: 'row end' }, cancel, turn, shot));
  dialog.classList.add('camera');
  cancel.addEventListener('click', () => dialog.close(''));
  if ((await answer) === 'shot' && video.videoWidth > 0) {
    onPhoto(await still(video));
  }
  stop(video.srcObject);
}

const started = (facingMode) =>
  navigator.mediaDevices.getUserMedia({ video: { facingMode, width: { ideal: 1280 } }, audio: false });

const stop = (stream) => stream.getTracks().forEach((track) => track.stop());

/** What is seen right now, the way round that others see it. */
async function still(video) {
  const canvas = element('canvas', { width: video.videoWidth, height: video.videoHeight });
  canvas.getContext('2d').drawImage(video, 0, 0);
  return new Promise((done) => { canvas.toBlob(done, 'image/jpeg', QUALITY); });
}
