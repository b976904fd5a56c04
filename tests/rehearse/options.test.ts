/** What `npm run rehearse` makes of its words. */
import { describe, expect, it } from 'vitest';
import { readOptions } from '../../server/cli/rehearse/options.ts';

const asked = (...words: string[]) => readOptions(words, {}, false);

describe('asking for a rehearsal', () => {
  it('plays an episode sixty times as fast with a small crowd when nothing else is said', () => {
    expect(asked('--episode', 'tonight.yaml')).toEqual({
      ask: 'play',
      options: { episode: 'tonight.yaml', compress: 60, viewers: 200, orders: 200, obs: undefined, json: undefined },
    });
  });

  it('takes the OBS it is pointed at, with its password from the environment', () => {
    const words = ['--episode', 'tonight.yaml', '--obs', 'ws://127.0.0.1:4455'];
    expect(readOptions(words, { CUECART_OBS_PASSWORD: 'from outside' }, false)).toMatchObject({
      options: { obs: { url: 'ws://127.0.0.1:4455', password: 'from outside' } },
    });
  });

  it('leaves the episode to a house that runs already', () => {
    expect(readOptions([], {}, true)).toMatchObject({ ask: 'play', options: { episode: undefined } });
  });

  it.each([
    [[], 'Which episode'],
    [['--episode', 'a.yaml', '--compress', '0'], '--compress'],
    [['--episode', 'a.yaml', '--compress', 'fast'], '"fast"'],
    [['--episode', 'a.yaml', '--viewers', '1.5'], 'whole number'],
    [['--episode', 'a.yaml', '--orders', '-1'], '--orders'],
    [['--episode', 'a.yaml', '--obs', 'localhost'], 'ws://127.0.0.1:4455'],
    [['--episode', 'a.yaml', '--speed', '2'], '--speed'],
    [['a.yaml'], 'a.yaml'],
  ])('refuses %j, saying why', (words, why) => {
    const answer = asked(...words);
    expect(answer.ask).toBe('nonsense');
    expect(answer).toHaveProperty('why', expect.stringContaining(why));
  });
});
