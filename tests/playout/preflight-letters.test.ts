/** The check that every page has the letters of the episode, and which letters those are. */
import { describe, expect, it } from 'vitest';
import { lettersOf } from '../../server/core/letters.ts';
import { lettersRows } from '../../server/playout/preflight-letters.ts';
import { loadEpisode } from '../../server/show-files.ts';
import { demoEpisode } from '../show-files/on-disk.ts';

const page = (output: string, letters?: 'coming' | 'here' | 'failed') => ({ output, ...(letters ? { letters } : {}) });

describe('the letters of an episode', () => {
  it('[G44] are checked on every page before air', () => {
    expect(lettersRows([])).toEqual([]);
    expect(lettersRows([page('program', 'here'), page('river-tv', 'here')])).toMatchObject([{ id: 'letters', light: 'ok' }]);
    expect(lettersRows([page('program', 'here'), page('river-tv', 'coming')])).toMatchObject([
      { light: 'warn', said: { pages: 'river-tv' } },
    ]);
    expect(lettersRows([page('program', 'failed'), page('river-tv', 'coming')])).toMatchObject([
      { light: 'bad', remedy: 'On program fonts could not be loaded. Reload the page.' },
    ]);
    expect(lettersRows([page('program'), page('river-tv', 'here')])).toMatchObject([{ unchecked: true, said: { pages: 'program' } }]);
  });

  it('[G44] are those of all its texts, each once and sorted, so that they tell nothing', async () => {
    const reading = await loadEpisode(demoEpisode);
    if (!reading.ok) throw new Error('The demo episode can be read.');
    const letters = lettersOf(reading.plan);
    const texts = JSON.stringify([reading.plan.products, reading.plan.guests, reading.plan.polls, reading.plan.stations]);
    expect([...new Set(texts)].filter((letter) => !letters.includes(letter))).toEqual([]);
    expect([...letters]).toEqual([...new Set(letters)].sort());
    expect(letters.length).toBeLessThan(4000);
  });
});
