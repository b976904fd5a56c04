/** The recount in words, for a person. */
import { textIn } from '../../contract/units.ts';
import { tiesInEnglish, tieText, twoPeopleIn } from '../../core/ties.ts';
import { tierNames } from './check-ballots.ts';
import type { Recount } from './check-export.ts';
import type { PollResult } from './check-results.ts';
import { sayFinding } from './findings.ts';

type Row = { readonly name: string; readonly yea: number; readonly nay: number; readonly passes?: number | undefined };

/** One below the other, under their heads. */
const table = (rows: readonly Row[]): string[] => {
  const width = Math.max(26, ...rows.map(({ name }) => name.length));
  const line = (name: string, ...[yea = '', nay = '', passes = '']: readonly string[]): string =>
    `    ${name.padEnd(width)} ${yea.padStart(9)} ${nay.padStart(9)} ${passes.padStart(12)}`.trimEnd();
  return [
    line('', 'yea', 'nay', 'passes'),
    ...rows.map(({ name, yea, nay, passes }) => line(name, String(yea), String(nay), passes === undefined ? '' : String(passes))),
  ];
};

/** By the name that the rules give it, with the id that the rest of the log has; only that one in a log of an older Cuecart. */
const pathName = ({ rules }: PollResult['poll'], id: string): string => {
  const name = rules.at(-1)?.rules.windows.find(({ path }) => path === id)?.name;
  return name === undefined ? id : `${textIn(name, 'en')} (${id})`;
};

const byTwo: Readonly<Record<string, string>> = { excluded: 'left out', corrected: 'corrected', manual: 'given by hand' };

/** What two people decided, and who of them let the other in. */
const twoPeopleLines = ({ decisions }: PollResult['poll']): string[] =>
  decisions.flatMap(({ type, record }) => {
    const what = byTwo[type];
    const [one, other] = twoPeopleIn(record);
    return what
      ? [`    ${what}: proposed by ${one.name || '?'}, confirmed by ${other.name || '?'}${tieText(tiesInEnglish, one, other)}`]
      : [];
  });

const pollLines = ({ poll, counted, issued, standing, isManual }: PollResult): string[] => {
  const question = textIn(poll.rules[0]?.rules.question ?? poll.pollId, 'en');
  const outcome = poll.told.at(-1)?.outcome;
  const isOther = standing.yea !== counted.yea || standing.nay !== counted.nay;
  return [
    '',
    `${poll.pollId} (poll ${poll.poll}): ${question}`,
    ...table([
      ...tierNames.map((tier) => ({ name: `tier ${tier}`, ...counted.perTier[tier], passes: issued?.perTier[tier] })),
      ...Object.entries(counted.perPath).map(([path, sides]) => ({
        name: `path ${pathName(poll, path)}`,
        ...sides,
        passes: issued?.perPath[path],
      })),
      { name: 'counted', yea: counted.yea, nay: counted.nay, passes: issued?.passes },
      ...(isOther ? [{ name: isManual ? 'given by hand' : 'with parts left out', yea: standing.yea, nay: standing.nay }] : []),
    ]),
    `    ${counted.ballots} ballots that stood when they came; ${poll.rules.length - 1} changes of the rules; ${poll.decisions.length} decisions`,
    ...twoPeopleLines(poll),
    `    ${poll.final ? 'agrees with the final count' : 'no final count yet'}; ${outcome ? `phones were told: ${outcome.decision}` : 'nothing was told yet'}`,
  ];
};

const kindSaid = {
  live: 'These votes were live.',
  rehearsal: 'REHEARSAL — not a result.',
  simulated: 'SIMULATED — not a result.',
  unknown: 'The log does not say whether these votes were live or a rehearsal: an older version wrote it.',
} as const;

/** Before everything else. More than one only where the log contradicts itself or Cuecart was updated between two votes. */
const kindLines = ({ polls }: Recount): readonly string[] => [
  ...new Set(polls.flatMap(({ poll }) => poll.rules.map(({ rules }) => kindSaid[rules.kind ?? 'unknown']))),
];

export const sayRecount = (recount: Recount): string => {
  const { findings, found, witnessed, unknownWitnesses } = recount;
  if (found > 0) {
    const more = found > findings.length ? [`… and ${found - findings.length} more.`] : [];
    return [...kindLines(recount), `It does NOT fit (${found}):`, ...findings.map((one) => `  ${sayFinding(one)}`), ...more].join('\n');
  }
  const newest = new Map(witnessed.map((one) => [one.name, one]));
  return [
    ...kindLines(recount),
    `Votes of ${recount.activationId}: everything fits.`,
    `${recount.leaves} leaves, ${recount.heads} signed heads, root ${recount.root}`,
    `signed by ${recount.key}${recount.isPinned ? '' : ' — NOT PINNED: this key is the export’s own word; give the one you know with --key'}`,
    ...[...newest.values()].map(({ name, size, at }) => `witnessed by ${name}: ${size} leaves, ${new Date(at * 1000).toISOString()}`),
    ...(unknownWitnesses.length > 0 ? [`cosigned by ${unknownWitnesses.join(', ')}, not checked: give their keys with --witness`] : []),
    ...(recount.unsigned > 0 ? [`${recount.unsigned} newer leaves had no signed head yet and are not in this export`] : []),
    ...recount.polls.flatMap(pollLines),
    '',
    'This does not prove that every pass was a person, nor that two sign-ins were two people (docs/recounting.md).',
  ].join('\n');
};
