/** The 1920 × 1080 that everything stands on, fitted to whatever window shows it; its places, its brand, its rehearsal mark. */
import type { GraphicData } from '../../server/contract/graphics.ts';
import type { OutputView } from '../../server/contract/views.ts';
import { fetchLetters } from '../graphics/letters.ts';
import { wordsIn } from '../graphics/words.ts';
import { brandVariables, fontOf } from './brand.ts';
import { openLogo } from './logo.ts';
import '@fontsource-variable/noto-serif-sc';
import './stage.css';

export type Stage = {
  readonly element: HTMLElement;
  /** Under the graphics, for a picture. */
  readonly back: HTMLElement;
  /** Over the graphics, for a station's own mark. */
  readonly front: HTMLElement;
  readonly placeFor: (kind: GraphicData['kind']) => HTMLElement;
  readonly dress: (view: OutputView) => void;
  /** Asks for the letters of every graphic that is to come, so that none waits for them on air. */
  readonly readyLetters: (view: OutputView) => void;
  readonly mark: (isRehearsal: boolean) => void;
};

const [width, height] = [1920, 1080];

const rehearsal = wordsIn('zh').rehearsal;

const layer = (parent: HTMLElement, name: string): HTMLElement => {
  const element = document.createElement('div');
  element.className = name;
  parent.append(element);
  return element;
};

const fitTo = (element: HTMLElement) => {
  const scale = Math.min(window.innerWidth / width, window.innerHeight / height);
  const [x, y] = [(window.innerWidth - width * scale) / 2, (window.innerHeight - height * scale) / 2];
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

export const openStage = (root: HTMLElement, background: 'transparent' | 'green'): Stage => {
  const element = layer(root, 'stage');
  document.documentElement.dataset.background = background;
  const back = layer(element, 'back');
  const words = buildWords(element);
  const graphics = layer(element, 'graphics');
  const labels = layer(element, 'labels');
  const logo = openLogo(layer(graphics, 'logo'));
  const front = layer(element, 'front');
  const band = buildBand(element);
  /** No more of them than there are in writing. */
  const asked = new Set<string>();
  fitTo(element);
  window.addEventListener('resize', () => fitTo(element));

  return {
    element,
    back,
    front,
    placeFor: (kind) => (kind === 'label' ? labels : graphics),
    dress: (view) => {
      for (const [name, value] of Object.entries(brandVariables(view.brand))) element.style.setProperty(name, value);
      logo.show(view);
      element.dataset.activation = view.activation ?? 'none';
      element.dataset.revision = String(view.revision);
    },
    readyLetters: ({ graphics: coming, language, brand }) => {
      const family = fontOf(brand);
      const letters = new Set(JSON.stringify([coming.map(({ data }) => ({ ...data, qr: undefined })), wordsIn(language)]));
      const text = [...letters].filter((letter) => !asked.has(`${family}${letter}`)).join('');
      for (const letter of text) asked.add(`${family}${letter}`);
      // What fails to load here is asked for again by the graphic itself.
      void fetchLetters(family, text);
    },
    mark: (isRehearsal) => {
      words.hidden = !isRehearsal;
      band.hidden = !isRehearsal;
    },
  };
};
