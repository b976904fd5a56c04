/**
 * The letters of the whole episode, fetched as soon as they are known: on air nothing waits for a font.
 *
 * A font file that could not be fetched stays missing for the life of a page, so the page says so and is reloaded before air.
 */
import type { Painted } from '../../server/contract/sockets.ts';
import { fetchLetters } from '../graphics/letters.ts';
import { wordsIn } from '../graphics/words.ts';

export type EpisodeLetters = {
  /** @param letters every letter that the episode may write, each once */
  readonly want: (letters: string) => void;
  /** The font and language that graphics are written in from now on. */
  readonly write: (family: string, language: string) => void;
  readonly said: () => Pick<Painted, 'letters'>;
};

/** @param changed called when what is said has changed */
export const openEpisodeLetters = (changed: () => void): EpisodeLetters => {
  let wanted = '';
  let family = '';
  let own = '';
  let state: Painted['letters'];

  const go = async () => {
    if (wanted === '' || family === '') return;
    const asked = `${family} ${own}${wanted}`;
    state = 'coming';
    const came = await fetchLetters(family, own + wanted);
    if (asked !== `${family} ${own}${wanted}`) return;
    state = came ? 'here' : 'failed';
    changed();
  };
  return {
    want: (letters) => {
      if (letters === wanted) return;
      wanted = letters;
      if (letters === '') state = undefined;
      void go();
    },
    write: (nextFamily, language) => {
      const words = JSON.stringify(wordsIn(language));
      if (nextFamily === family && words === own) return;
      [family, own] = [nextFamily, words];
      void go();
    },
    said: () => (state === undefined ? {} : { letters: state }),
  };
};
