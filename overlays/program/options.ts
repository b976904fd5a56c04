/** What a page was asked to be, from its address. The key is read from the #fragment only, which no log keeps. */
import { isKeying } from './shape.ts';

export type Options = {
  readonly output: string;
  readonly key: string;
  /** Draw the rehearsal switcher's picture behind the graphics. */
  readonly picture: boolean;
  readonly background: 'transparent' | 'green';
  /** Instead of the output's own language. */
  readonly language: string | undefined;
  /** A line-up card, so that an engineer sees that the page lives while nothing is on air. */
  readonly test: boolean;
  /** The moment for machines over whatever is on, for a picture that has no graphics of its own: stations measure their delay by it. */
  readonly timeCode: boolean;
};

/** @param fragment and `query` as a location has them, with their # and ? */
export const readOptions = (fragment: string, query: string): Options => {
  const secret = new URLSearchParams(fragment.replace(/^#/, ''));
  const open = new URLSearchParams(query);
  const said = (name: string) => secret.get(name) ?? open.get(name) ?? undefined;
  return {
    output: said('output') ?? 'program',
    key: secret.getAll('key').find((word) => !isKeying(word)) ?? '',
    picture: said('picture') === '1',
    background: said('bg') === 'green' ? 'green' : 'transparent',
    language: said('lang'),
    test: said('test') === '1',
    timeCode: said('code') === '1',
  };
};
