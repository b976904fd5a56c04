/**
 * Letters that are there before they are on screen: asked for once, and waited for no longer than a viewer would.
 *
 * A page's fonts come in slices; to ask for letters that are there costs half a frame, so what has come is remembered.
 */

/** Letters that come later than this come later than the graphic. */
const lettersDeadline = 1500;
/** Light and heavy: all weights of a letter are in one file. */
const sizes = ['500 32px', '800 64px'];

const here = new Map<string, Set<string>>();
const hereOf = (family: string): Set<string> => {
  const known = here.get(family) ?? new Set();
  here.set(family, known);
  return known;
};

/** The first of a list of families, as CSS has it. */
export const firstFamily = (list: string): string => (list.split(',')[0] ?? '').trim();

/** Letters of `text` that have not been seen to be there. */
export const missingLetters = (family: string, text: string): string =>
  [...new Set(text)].filter((letter) => !hereOf(family).has(letter)).join('');

/**
 * Asks for the letters of `text` that are not there yet.
 * @param family one family as CSS has it, quotes included
 * @returns whether all that there are have come; a slice that could not be fetched is asked for again by whoever needs it next
 */
export const fetchLetters = async (family: string, text: string): Promise<boolean> => {
  const missing = missingLetters(family, text);
  if (missing === '') return true;
  try {
    await Promise.all(sizes.map((size) => document.fonts.load(`${size} ${family}`, missing)));
  } catch {
    // The browser says so in its own console; the caller hears it from us.
    return false;
  }
  for (const letter of missing) hereOf(family).add(letter);
  return true;
};

/** The same, for who cannot wait for ever. */
export const waitForLetters = async (family: string, text: string): Promise<void> => {
  if (missingLetters(family, text) === '') return;
  const late = new Promise<void>((resolve) => {
    setTimeout(resolve, lettersDeadline);
  });
  await Promise.race([fetchLetters(family, text), late]);
};
