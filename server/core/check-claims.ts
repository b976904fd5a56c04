/**
 * Typed words that claim what only a record can say: how many are left, that it is sold out, how long an offer still runs.
 *
 * A label does not move when the shop does. What it would say has a graphic that counts from the record.
 */
import type { LocalText } from '../contract/units.ts';
import { inEpisode, type Place, type PlanProblem, problem, under } from './plan-problem.ts';
import type { World } from './plan-world.ts';

type Claim = { readonly says: RegExp; readonly what: string; readonly instead: string };

const digits = '[0-9０-９][0-9０-９,，.]*';
const many = `(?:${digits}|[一二三四五六七八九十百千万两]+)`;
const claims: readonly Claim[] = [
  {
    says: new RegExp(String.raw`(?:仅剩|只剩|还剩|剩余|余量|库存)[^。，]{0,4}${many}|${digits}\s*(?:\w+\s+){0,2}(?:left|remaining)\b`, 'i'),
    what: 'how many are left',
    instead: 'Write graphic: stock-left with a product: it counts from the stock on record.',
  },
  {
    says: /售罄|售完|卖光|卖完|抢光|抢空|\bsold\s*-?\s*out\b|\ball gone\b/i,
    what: 'that it is sold out',
    instead: 'Write graphic: sold-out with a product: it comes on when the record says so.',
  },
  {
    says: new RegExp(
      String.raw`(?:最后|还有|还剩|仅剩|只剩)\s*${many}\s*(?:秒|分钟|小时)|\b(?:last|ends in|only)\s+${digits}\s*(?:s|sec|seconds?|m|min|minutes?|h|hours?)\b`,
      'i',
    ),
    what: 'how long is left',
    instead: 'Write graphic: countdown with a product that has offerEnds, or with a poll.',
  },
];

const claimOf = (text: string): Claim | undefined => claims.toReversed().find(({ says }) => says.test(text));

const parts = (text: LocalText, at: Place): readonly (readonly [string, Place])[] =>
  typeof text === 'string' ? [[text, at]] : Object.entries(text).map(([language, words]) => [words, under(at, language)] as const);

const claimsIn = (text: LocalText | undefined, at: Place, needs: readonly Place[]): PlanProblem[] =>
  parts(text ?? '', at).flatMap(([words, place]) => {
    const claim = claimOf(words);
    return claim ? [problem(place, `a typed text says ${claim.what}, and nothing on record`, claim.instead, needs)] : [];
  });

export const claimRules = ({ episode }: World): PlanProblem[] => [
  ...episode.segments.flatMap(({ cues }, s) =>
    cues.flatMap((cue, c) => {
      if (cue.kind !== 'graphic' || (cue.graphic !== 'label' && cue.graphic !== 'countdown')) return [];
      const at = inEpisode('segments', s, 'cues', c);
      return claimsIn(cue.text, under(at, 'text'), [under(at, 'graphic')]);
    }),
  ),
  ...(episode.adLibs ?? []).flatMap(({ graphic }, i) => {
    const at = inEpisode('adLibs', i, 'graphic');
    return graphic?.kind === 'label' ? claimsIn(graphic.text, under(at, 'text'), [under(at, 'kind')]) : [];
  }),
];
