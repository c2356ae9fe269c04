import { openCamera } from './camera.js';
import { limits } from './choices.js';
import { byId } from './dom.js';
import { Problem, showProblem } from './problem.js';

/**
 * Watches all the ways in which a photo comes: chosen, dropped, pasted, shot.
 * @param {(file: Blob) => void} onPhoto the photo of the meme
 * @param {(file: Blob) => void} onDriver the photo whose expression to take
 */
export function watchPhotos(onPhoto, onDriver) {
  const photo = checked(onPhoto);
  const driver = checked(onDriver);
  chosenIn(byId('photo'), photo);
  chosenIn(byId('capture'), photo);
  chosenIn(byId('driver'), driver);
  byId('shoot').addEventListener('click', () => openCamera(photo));
  dropped(photo, driver);
  document.addEventListener('paste', (event) => {
    const file = picture(event.clipboardData);
    if (file) {
      event.preventDefault();
      photo(file);
    }
  });
}

function checked(take) {
  return (file) => {
    if (file.type && !file.type.startsWith('image/')) {
      showProblem(new Problem('NOT_A_PICTURE'));
    } else if (file.size > limits().maxBytes) {
      showProblem(new Problem('TOO_MANY_BYTES'));
    } else if (file.size === 0) {
      showProblem(new Problem('EMPTY'));
    } else {
      showProblem(null);
      take(file);
    }
  };
}

function chosenIn(input, take) {
  input.addEventListener('change', () => {
    const [file] = input.files;
    input.value = ''; // so that the same file can be chosen again
    if (file) {
      take(file);
    }
  });
}

/** The whole window takes a photo; the field of the driver takes a driver. */
function dropped(photo, driver) {
  let depth = 0;
  const over = (event) => Array.from(event.dataTransfer?.types ?? []).includes('Files');
  const leave = () => {
    depth = 0;
    delete document.body.dataset.dragging;
  };
  window.addEventListener('dragenter', (event) => {
    if (over(event)) {
      depth++;
      document.body.dataset.dragging = 'yes';
    }
  });
  window.addEventListener('dragleave', () => {
    if (--depth <= 0) {
      leave();
    }
  });
  window.addEventListener('dragover', (event) => {
    if (over(event)) {
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
    }
  });
  window.addEventListener('drop', (event) => {
    leave();
    if (over(event)) {
      event.preventDefault();
      const file = picture(event.dataTransfer) ?? event.dataTransfer.files[0];
      (event.target.closest?.('#driver-field') ? driver : photo)(file);
    }
  });
}

const picture = (transfer) =>
  Array.from(transfer?.files ?? []).find((file) => file.type.startsWith('image/'));
