/** The recount in words, for a person. */
import { textIn } from '../../contract/units.ts';
import { tierNames } from './check-ballots.ts';
import type { Recount } from './check-export.ts';
import type { PollResult } from './check-results.ts';
import { sayFinding } from './findings.ts';

const figures = (name: string, yea: number, nay: number, issued: number | undefined): string =>
  `    ${name.padEnd(26)} ${String(yea).padStart(9)} ${String(nay).padStart(9)} ${issued === undefined ? '' : String(issued).padStart(12)}`.trimEnd();

const pollLines = ({ poll, counted, issued, standing, isManual }: PollResult): string[] => {
  const question = textIn(poll.rules[0]?.rules.question ?? poll.pollId, 'en');
  const outcome = poll.told.at(-1)?.outcome;
  const isOther = standing.yea !== counted.yea || standing.nay !== counted.nay;
  return [
    '',
    `${poll.pollId} (poll ${poll.poll}): ${question}`,
    `    ${''.padEnd(26)} ${'yea'.padStart(9)} ${'nay'.padStart(9)} ${'passes'.padStart(12)}`,
    ...tierNames.map((tier) => figures(`tier ${tier}`, counted.perTier[tier].yea, counted.perTier[tier].nay, issued?.perTier[tier])),
    ...Object.entries(counted.perPath).map(([path, { yea, nay }]) => figures(`path ${path}`, yea, nay, issued?.perPath[path])),
    figures('counted', counted.yea, counted.nay, issued?.passes),
    ...(isOther ? [figures(isManual ? 'given by hand' : 'with parts left out', standing.yea, standing.nay, undefined)] : []),
    `    ${counted.ballots} ballots that stood when they came; ${poll.rules.length - 1} changes of the rules; ${poll.decisions.length} decisions`,
    `    ${poll.final ? 'agrees with the final count' : 'no final count yet'}; ${outcome ? `phones were told: ${outcome.decision}` : 'nothing was told yet'}`,
  ];
};

export const sayRecount = (recount: Recount): string => {
  const { findings, found, witnessed, unknownWitnesses } = recount;
  if (found > 0) {
    const more = found > findings.length ? [`… and ${found - findings.length} more.`] : [];
    return [`It does NOT fit (${found}):`, ...findings.map((one) => `  ${sayFinding(one)}`), ...more].join('\n');
  }
  const newest = new Map(witnessed.map((one) => [one.name, one]));
  return [
    `Votes of ${recount.activationId}: everything fits.`,
    `${recount.leaves} leaves, ${recount.heads} signed heads, root ${recount.root}`,
    `signed by ${recount.key}${recount.isPinned ? '' : ' — NOT PINNED: this key is the export’s own word; give the one you know with --key'}`,
    ...[...newest.values()].map(({ name, size, at }) => `witnessed by ${name}: ${size} leaves, ${new Date(at * 1000).toISOString()}`),
    ...(unknownWitnesses.length > 0 ? [`cosigned by ${unknownWitnesses.join(', ')}, not checked: give their keys with --witness`] : []),
    ...(recount.unsigned > 0 ? [`${recount.unsigned} newer leaves had no signed head yet and are not in this export`] : []),
    ...recount.polls.flatMap(pollLines),
    '',
    'This does not prove that every pass was a person (docs/recounting.md).',
  ].join('\n');
};
