/**
 * How an output would look, for the graphics desk: the same stage, graphics and words as on air, marked PREVIEW. Over a monitor
 * (`monitor=program` or `next` in its fragment) it is only the graphics, over nothing.
 *
 * It holds no line and has no key, so that it is never taken for a page on air: it asks over HTTP with the operator's own sign-in for
 * what its #fragment names, again when that changes, and every two seconds for figures.
 */
import '@fontsource-variable/noto-sans-sc';
import type { Figures } from '../../server/contract/graphics.ts';
import type { OutputView } from '../../server/contract/views.ts';
import { registerGraphics } from '../graphics/register.ts';
import { openRenderer } from '../program/renderer.ts';
import { serverClock } from '../program/server-clock.ts';
import { openStage } from '../program/stage.ts';
import './preview.css';

type Answer = { readonly view?: OutputView; readonly figures?: Figures | null; readonly message?: string };

const askEvery = 2000;
const answerWithin = 4000;

registerGraphics();
const stage = openStage(document.body, 'transparent');
const clock = serverClock(() => performance.now(), Date.now());
const renderer = openRenderer(stage, clock.now, undefined);
stage.front.innerHTML = '<div class="preview-mark">PREVIEW 预览</div><p class="preview-says" role="status" hidden></p>';
const says = stage.front.querySelector<HTMLElement>('.preview-says');

const say = (text: string) => {
  if (!says) return;
  says.textContent = text;
  says.hidden = text === '';
};

const draw = ({ view, figures, message }: Answer) => {
  say(message ?? '');
  if (!view) {
    stage.element.dataset.preview = 'refused';
    return;
  }
  clock.guess(performance.now(), view.at);
  renderer.heard(clock.now());
  renderer.apply(view, false);
  if (figures) renderer.figure(figures);
  stage.element.dataset.preview = 'shown';
};

/** The newest question wins: an answer to an older one is dropped. */
let asking = 0;
const ask = async (): Promise<void> => {
  asking += 1;
  const own = asking;
  const asked = location.hash.slice(1);
  document.documentElement.toggleAttribute('data-over-monitor', new URLSearchParams(asked).has('monitor'));
  if (asked === '') return draw({ message: '' });
  let answer: Answer;
  try {
    const response = await fetch(`/operators/preview?${asked}`, { signal: AbortSignal.timeout(answerWithin) });
    answer = (await response.json()) as Answer;
  } catch {
    answer = { message: 'The server does not answer.' };
  }
  if (own === asking) draw(answer);
};

// A preview that cannot be drawn says so itself.
const askAgain = () => void ask();
window.addEventListener('hashchange', askAgain);
setInterval(() => {
  if (document.visibilityState === 'visible') askAgain();
}, askEvery);
askAgain();
