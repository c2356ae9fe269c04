import { announce, byId, element } from './dom.js';
import { number, say, whenSpoken } from './language.js';

let shown = null;
let said = '';

/**
 * Shows how far a meme is, stage by stage.
 * @param {{share: number}|object|null} state how much is sent, or a meme; null shows nothing
 * @param {boolean} face whether an expression was asked for
 */
export function showSteps(state, face) {
  shown = state && { state, face };
  draw();
}

function draw() {
  const list = byId('steps');
  list.hidden = !shown;
  if (!shown) {
    said = '';
    return;
  }
  const steps = stages(shown.state, shown.face);
  list.replaceChildren(...steps.map(item));
  const now = steps.filter((step) => step.state === 'now').map((step) => say(`step.${step.name}`));
  const news = now.length ? say('step.news', { steps: now.join(say('and')) }) : '';
  if (news && news !== said) {
    said = news;
    announce(news);
  }
}

function item({ name, state, note }) {
  const made = element('li', { dataset: { stage: name, state } },
    element('span', { className: 'dot', attributes: { 'aria-hidden': 'true' } }),
    element('span', { textContent: say(`step.${name}`) }),
    element('span', { className: 'unseen', textContent: say(`step.state.${state}`) }));
  if (note) {
    made.append(element('small', { textContent: note }));
  }
  return made;
}

/** The stages that a meme goes through: each `done`, `now` or `later`. */
function stages(state, face) {
  const sent = state.share === undefined;
  const first = { name: 'upload', state: sent ? 'done' : 'now', note: sent ? '' : `${number(100 * state.share)} %` };
  const names = ['caption', ...(face || known(state, 'face-transfer') ? ['face-transfer'] : []), 'render'];
  return [first, ...names.map((name) => ({ name, ...stage(state, sent, name) }))];
}

const known = (state, stage) =>
  [state.pending, state.timings?.map((timing) => timing.stage)].some((list) => list?.includes(stage));

function stage(state, sent, name) {
  const timing = state.timings?.find((one) => one.stage === name);
  if (timing) {
    return { state: 'done', note: say('step.seconds', { seconds: number(timing.millis / 1000, 1) }) };
  }
  if (!sent) {
    return { state: 'later' };
  }
  const waiting = state.status === 'requested' && state.pending?.length === 0; // nobody has begun
  const busy = name === 'render'
    ? state.status === 'rendering'
    : waiting || state.pending?.includes(name);
  if (busy) {
    return { state: 'now' };
  }
  const over = state.status === 'finished' || (state.status === 'rendering' && name !== 'render');
  return { state: over ? 'done' : 'later' };
}

whenSpoken(draw);
