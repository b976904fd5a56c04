/**
 * The built-in rehearsal switcher's picture: a test card that says which scene is on program, what is heard, and that it lives.
 *
 * Each scene has its own colour, made from its name. A fade is drawn as one. The card of what is on preview is drawn beforehand with its
 * title, under the one that is seen, so that a take need only uncover it. What moves on it moves twice a second, and all
 * of it together: a page that draws every frame makes a take wait for the next one.
 */
import type { EpochMs } from '../../server/contract/units.ts';
import type { OutputView } from '../../server/contract/views.ts';
import { textIn } from '../graphics/words.ts';
import { wallClock } from './wall-clock.ts';
import './picture.css';

type PictureView = NonNullable<OutputView['picture']>;

export type Picture = {
  readonly show: (picture: PictureView | null, language: string, zone: string | undefined) => void;
  readonly tick: (now: EpochMs) => void;
};

/** When a take has been drawn: ms. */
const drawnAfter = 150;

/** 0 to 359, the same for the same name. */
export const hueOf = (name: string): number => {
  let hash = 7;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return (hash * 47) % 360;
};

/** Where the sweep stands and how high the meters are: 0 to 4, one further each half second, and so with the clock. */
export const beatAt = (now: EpochMs): number => Math.floor((((now % 2500) + 2500) % 2500) / 500);

/** Of the card that a take uncovers; null where nothing new is foreseen. */
const sceneAhead = ({ program, preview, next }: PictureView): string | null => (preview === program && next === undefined ? null : preview);

const html = `
<div class="rays"></div><div class="ring"></div><div class="ring inner"></div><div class="floor"></div>
<div class="scene-name" data-part="scene"></div><div class="scene-title" data-part="title"></div>`;

const build = (parent: HTMLElement, className: string, inside = '') => {
  const element = document.createElement('div');
  element.className = className;
  element.innerHTML = inside;
  parent.append(element);
  return element;
};
/** The same text written again would be laid out again. */
const write = (root: HTMLElement, part: string, text: string) => {
  const element = root.querySelector(`[data-part="${part}"]`);
  if (element && element.textContent !== text) element.textContent = text;
};

/** Under all that is there. */
const drawCard = (back: HTMLElement, scene: string, title: string) => {
  const card = build(back, 'card', html);
  card.dataset.scene = scene;
  card.style.setProperty('--hue', String(hueOf(scene)));
  write(card, 'scene', scene);
  write(card, 'title', title);
  back.prepend(card);
  return card;
};

const drawSound = (place: HTMLElement, open: readonly string[]) => {
  place.replaceChildren();
  for (const name of open) build(place, 'input', '<i></i><i></i><i></i><i></i>').append(name);
  if (open.length === 0) build(place, 'input closed').textContent = '—';
};

/** In the first task after the next frame. */
const onceDrawn = (deed: () => void) => requestAnimationFrame(() => void setTimeout(deed));

const tally = `
<div class="tally"><b>PROGRAM</b><span data-part="program"></span></div>
<div class="next"><b>PREVIEW</b><span data-part="preview"></span></div>
<div class="sound" data-part="sound"></div>
<div class="clock"><span data-part="time"></span><i class="sweep"></i></div>`;

export const openPicture = (back: HTMLElement): Picture => {
  const cards = build(back, 'cards');
  const rail = build(back, 'rail', tally);
  let [shown, highest] = ['', 0];
  let heard = '';
  /** What is told beside the picture, a frame after it. */
  let rest: PictureView | undefined;
  let spare: HTMLElement | undefined;
  let ahead: ReturnType<typeof setTimeout> | undefined;
  let clock = wallClock(undefined);
  let clockZone: string | undefined;
  rail.hidden = true;

  const cardOf = (scene: string, title: string): HTMLElement => {
    const drawn = spare?.dataset.scene === scene ? spare : undefined;
    if (!drawn) return drawCard(cards, scene, title);
    spare = undefined;
    write(drawn, 'title', title);
    return drawn;
  };

  /** What was there stays underneath until the new card covers it whole, also when a third comes in the middle of a fade. */
  const replace = ({ program, title, transition }: PictureView, language: string) => {
    const card = cardOf(program, title ? textIn(title, language) : '');
    const before = [...cards.children].filter((other) => other !== card && other !== spare);
    const uncover = () => {
      for (const old of before) old.remove();
    };
    if (before.length === 0 || transition.kind === 'cut') return uncover();
    // Raised where it stands: put at another place, it would be laid out and drawn again.
    highest += 1;
    card.style.zIndex = String(highest);
    const fade = card.animate([{ opacity: 0 }, { opacity: 1 }], { duration: transition.rate, fill: 'backwards' });
    fade.addEventListener('finish', uncover);
  };

  const drawAhead = (scene: string | null, title: string) => {
    clearTimeout(ahead);
    if (scene === null) return;
    ahead = setTimeout(() => {
      if (spare?.dataset.scene === scene) return write(spare, 'title', title);
      spare?.remove();
      spare = drawCard(cards, scene, title);
    }, drawnAfter);
  };

  const hear = (open: readonly string[]) => {
    const said = JSON.stringify(open);
    if (said === heard) return;
    heard = said;
    const sound = rail.querySelector<HTMLElement>('[data-part="sound"]');
    if (sound) drawSound(sound, open);
  };

  const tellRest = () => {
    if (!rest) return;
    write(rail, 'preview', rest.preview ?? '—');
    hear(rest.open);
    rest = undefined;
  };

  return {
    show: (picture, language, zone) => {
      if (zone !== clockZone) clock = wallClock(zone);
      clockZone = zone;
      rail.hidden = picture === null;
      const key = picture ? JSON.stringify([picture.program, picture.title, language]) : '';
      if (key !== shown) {
        shown = key;
        if (picture) replace(picture, language);
        else cards.replaceChildren();
        if (!picture) spare = undefined;
        back.dataset.scene = picture?.program ?? '';
        back.dataset.shown = key;
      }
      drawAhead(picture && sceneAhead(picture), picture?.next ? textIn(picture.next, language) : '');
      if (!picture) {
        rest = undefined;
        return;
      }
      write(rail, 'program', picture.program);
      if (!rest) onceDrawn(tellRest);
      rest = picture;
    },
    tick: (now) => {
      write(rail, 'time', clock(now));
      const beat = String(beatAt(now));
      if (rail.dataset.beat !== beat) rail.dataset.beat = beat;
    },
  };
};
