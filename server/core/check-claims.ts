/**
 * Words that a show file puts on the air, and that claim what only a record can say.
 */

import type { SeriesFile } from '../contract/show-file.ts';
import type { LocalText } from '../contract/units.ts';
import { inEpisode, inSeries, type Place, type PlanProblem, problem, under } from './plan-problem.ts';
import type { World } from './plan-world.ts';
import { demanded } from './station-labels.ts';
import { type Claim, claimOf } from './typed-claims.ts';

const said: Readonly<Record<Claim, { readonly what: string; readonly instead: string }>> = {
  left: { what: 'how many are left', instead: 'Write graphic: stock-left with a product: it counts from the stock on record.' },
  'sold-out': { what: 'that it is sold out', instead: 'Write graphic: sold-out with a product: it comes on when the record says so.' },
  time: { what: 'how long is left', instead: 'Write graphic: countdown with a product that has offerEnds, or with a poll.' },
};

const parts = (text: LocalText, at: Place): readonly (readonly [string, Place])[] =>
  typeof text === 'string' ? [[text, at]] : Object.entries(text).map(([language, words]) => [words, under(at, language)] as const);

const claimsIn = (text: LocalText | undefined, at: Place, needs: readonly Place[]): PlanProblem[] =>
  parts(text ?? '', at).flatMap(([words, place]) => {
    const claim = claimOf(words);
    return claim ? [problem(place, `a typed text says ${said[claim].what}, and nothing on record`, said[claim].instead, needs)] : [];
  });

export const claimRules = ({ episode }: World): PlanProblem[] => [
  ...episode.segments.flatMap(({ cues }, s) =>
    cues.flatMap((cue, c) => {
      if (cue.kind !== 'graphic' || cue.text === undefined) return [];
      const at = inEpisode('segments', s, 'cues', c);
      return claimsIn(cue.text, under(at, 'text'), [under(at, 'graphic')]);
    }),
  ),
  ...(episode.adLibs ?? []).flatMap(({ graphic }, i) => {
    const at = inEpisode('adLibs', i, 'graphic');
    return claimsIn(graphic?.text, under(at, 'text'), [under(at, 'kind')]);
  }),
];

/** Labels stand for the whole show: what they claim would stand too. */
export const labelClaims = ({ stations }: SeriesFile): PlanProblem[] =>
  stations.flatMap(({ labels }, s) =>
    labels.flatMap((label, l) => {
      const [{ text }, at] = [demanded(label), inSeries('stations', s, 'labels', l)];
      return claimsIn(text, text === label ? at : under(at, 'text'), []);
    }),
  );
