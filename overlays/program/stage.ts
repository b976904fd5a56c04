/** The 1920 × 1080 that everything stands on, fitted to whatever window shows it; its places, its brand, its rehearsal mark. */
import type { GraphicData } from '../../server/contract/graphics.ts';
import type { OutputView } from '../../server/contract/views.ts';
import { brandVariables } from './brand.ts';
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

const buildMark = (parent: HTMLElement): HTMLElement => {
  const mark = layer(parent, 'rehearsal');
  layer(mark, 'rehearsal-band').textContent = '排练  REHEARSAL  ·  排练  REHEARSAL  ·  排练  REHEARSAL';
  for (const line of ['upper', 'lower']) layer(mark, `rehearsal-word ${line}`).textContent = '排练 REHEARSAL';
  mark.hidden = true;
  return mark;
};

export const openStage = (root: HTMLElement, background: 'transparent' | 'green'): Stage => {
  const element = layer(root, 'stage');
  document.documentElement.dataset.background = background;
  const back = layer(element, 'back');
  const graphics = layer(element, 'graphics');
  const labels = layer(element, 'labels');
  const front = layer(element, 'front');
  const mark = buildMark(element);
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
      element.dataset.activation = view.activation ?? 'none';
      element.dataset.revision = String(view.revision);
    },
    readyLetters: ({ graphics: coming }) => {
      const text = JSON.stringify(coming.map(({ data }) => ({ ...data, qr: undefined })));
      if (asked.has(text)) return;
      asked.clear();
      asked.add(text);
      // What fails to load here is asked for again by the graphic itself.
      void Promise.allSettled(['500 32px', '800 64px'].map((weight) => document.fonts.load(`${weight} "Noto Sans SC Variable"`, text)));
    },
    mark: (isRehearsal) => {
      mark.hidden = !isRehearsal;
    },
  };
};
