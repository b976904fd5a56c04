/** The picture that everything stands on, 1920 × 1080 unless another format was asked for, fitted to whatever shows it; its places, its brand, its rehearsal mark. */
import type { GraphicData } from '../../server/contract/graphics.ts';
import type { OutputView } from '../../server/contract/views.ts';
import { fetchLetters } from '../graphics/letters.ts';
import { showWordsIn } from '../graphics/show-words.ts';
import { wordsIn } from '../graphics/words.ts';
import { brandVariables, fontOf } from './brand.ts';
import { formats, safeArea } from './format.ts';
import { openLogo } from './logo.ts';
import { setKey } from './matte.ts';
import { frameOf, plainShape, type Shape } from './shape.ts';
import '@fontsource-variable/noto-serif-sc';
import './stage.css';

export type Stage = {
  readonly element: HTMLElement;
  /** Under the graphics, for a picture. */
  readonly back: HTMLElement;
  /** Over the graphics, for a station's own mark. */
  readonly front: HTMLElement;
  readonly placeFor: (data: GraphicData) => HTMLElement;
  readonly dress: (view: OutputView) => void;
  /** Asks for the letters of every graphic that is to come, so that none waits for them on air: soon, and not before what is on now is drawn. */
  readonly readyLetters: (view: OutputView) => void;
  readonly mark: (isRehearsal: boolean) => void;
};

/** Left of the labels, in one row with them, so that none of them covers another. */
const isBesideLabels = (data: GraphicData): boolean => data.kind === 'clock' || (data.kind === 'topic' && data.place === 'top');

const rehearsal = wordsIn('zh').rehearsal;
/** When a view has been drawn: ms. */
const drawnAfter = 150;

const layer = (parent: HTMLElement, name: string): HTMLElement => {
  const element = document.createElement('div');
  element.className = name;
  parent.append(element);
  return element;
};

const fitTo = (element: HTMLElement, root: HTMLElement, shape: Shape) => {
  const { width, height } = frameOf(shape);
  const scale = Math.min(root.clientWidth / width, root.clientHeight / height);
  const [x, y] = [(root.clientWidth - width * scale) / 2, (root.clientHeight - height * scale) / 2];
  element.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
};

/** Across the picture and under the graphics: prices, figures and codes stay readable. */
const buildWords = (parent: HTMLElement): HTMLElement => {
  const words = layer(parent, 'rehearsal');
  for (const line of ['upper', 'lower']) layer(words, `rehearsal-word ${line}`).textContent = rehearsal;
  words.hidden = true;
  return words;
};

/** Above everything, where no graphic stands. */
const buildBand = (parent: HTMLElement): HTMLElement => {
  const band = layer(parent, 'rehearsal-band');
  band.textContent = [rehearsal, rehearsal, rehearsal].join('  ·  ');
  band.hidden = true;
  return band;
};

/** What style sheets need to know of the format; a graphic copies its name. */
const giveFormat = (element: HTMLElement, { format }: Shape) => {
  const [{ width, height }, safe] = [formats[format], safeArea(format, 'title')];
  element.dataset.format = format;
  for (const [name, value] of Object.entries({ width, height, 'safe-x': safe.left, 'safe-y': safe.top }))
    element.style.setProperty(`--${name}`, `${value}px`);
};

const openLetters = () => {
  /** No more of them than there are in writing. */
  const asked = new Set<string>();
  let newest: OutputView | undefined;
  const ask = ({ graphics: coming, language, brand }: OutputView) => {
    const family = fontOf(brand);
    const letters = new Set(
      JSON.stringify([coming.map(({ data }) => ({ ...data, qr: undefined })), wordsIn(language), showWordsIn(language)]),
    );
    const text = [...letters].filter((letter) => !asked.has(`${family}${letter}`)).join('');
    for (const letter of text) asked.add(`${family}${letter}`);
    // What fails to load here is asked for again by the graphic itself.
    void fetchLetters(family, text);
  };
  const askNewest = () => {
    if (newest) ask(newest);
    newest = undefined;
  };
  return (view: OutputView) => {
    if (!newest) setTimeout(askNewest, drawnAfter);
    newest = view;
  };
};

export const openStage = (root: HTMLElement, background: 'transparent' | 'green', shape: Shape = plainShape): Stage => {
  const element = layer(root, 'stage');
  giveFormat(element, shape);
  document.documentElement.dataset.background = background;
  const back = layer(element, 'back');
  const words = buildWords(element);
  const graphics = layer(element, 'graphics');
  const labels = layer(element, 'labels');
  const labelsAtTheLeft = layer(element, 'labels upper-left');
  const besideLabels = layer(labels, 'beside-labels');
  const logo = openLogo(layer(graphics, 'logo'));
  const front = layer(element, 'front');
  const band = buildBand(element);
  let worn = '';
  setKey(element, shape);
  fitTo(element, root, shape);
  window.addEventListener('resize', () => fitTo(element, root, shape));

  return {
    element,
    back,
    front,
    placeFor: (data) => {
      if (data.kind === 'label') return data.place === 'upper-left' ? labelsAtTheLeft : labels;
      return isBesideLabels(data) ? besideLabels : graphics;
    },
    dress: (view) => {
      const brand = JSON.stringify(view.brand);
      // Written again, they would be worked out again for everything that stands here.
      if (brand !== worn) for (const [name, value] of Object.entries(brandVariables(view.brand))) element.style.setProperty(name, value);
      worn = brand;
      element.toggleAttribute('data-logo', logo.isFor(view));
      logo.show(view);
      const activation = view.activation ?? 'none';
      if (element.dataset.activation !== activation) element.dataset.activation = activation;
      element.dataset.revision = String(view.revision);
    },
    readyLetters: openLetters(),
    mark: (isRehearsal) => {
      // Said again, it would be worked out again: this is asked with every figure.
      if (band.hidden === !isRehearsal) return;
      words.hidden = !isRehearsal;
      band.hidden = !isRehearsal;
    },
  };
};
