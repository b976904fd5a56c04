/**
 * The kill key: somebody at the station blanks its overlay, without us.
 *
 * It is remembered in this browser, so that a reload stays blank, and every page of the same station in the same browser follows at once:
 * the overlay, and the station's own page. Where a browser keeps nothing it holds for this page.
 */
export const killKey = 'K';

export type Blank = {
  readonly isOn: () => boolean;
  readonly turn: (on: boolean) => void;
};

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'target'>;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

export const isKillKey = ({ key, ctrlKey, metaKey, altKey, repeat, target }: Pressed): boolean =>
  key.toUpperCase() === killKey && !ctrlKey && !metaKey && !altKey && !repeat && !isTyping(target);

const shelf = (): Storage | undefined => {
  try {
    return window.localStorage;
  } catch {
    // A mixer's browser may forbid it.
    return undefined;
  }
};

/** @param changed called with every change, also one that another page of this browser made */
export const openBlank = (output: string, changed: (on: boolean) => void): Blank => {
  const name = `cuecart.blanked.${output}`;
  let isOn = shelf()?.getItem(name) === '1';
  const become = (on: boolean) => {
    if (on === isOn) return;
    isOn = on;
    changed(on);
  };
  const turn = (on: boolean) => {
    // First what viewers see, then what is remembered.
    become(on);
    try {
      if (on) shelf()?.setItem(name, '1');
      else shelf()?.removeItem(name);
    } catch {
      // Full or forbidden: it holds for this page.
    }
  };
  window.addEventListener('keydown', (event) => {
    if (isKillKey(event)) turn(!isOn);
  });
  window.addEventListener('storage', ({ key, newValue }) => {
    if (key === name) become(newValue === '1');
  });
  return { isOn: () => isOn, turn };
};
