/** A statement with something of everything: a tie, votes left out, a correction by two people. */
import { theServer } from '../../server/contract/inviters.ts';
import { doesNotProve, type Statement } from '../../server/core/statement.ts';

export const at = (time: string): number => Date.parse(`2026-11-22T${time}Z`);
const span = { kind: 'span', from: at('20:14:05'), to: at('20:14:12.999') } as const;
export const exclusions = [span, { kind: 'tier', tier: 'open' }, { kind: 'path', path: 'satellite' }] as const;
export const vera = { id: 'op-1', name: 'Vera' };
export const two = {
  ...{ proposedBy: 'Vera', proposedById: 'op-1', proposerInvitedBy: [theServer] },
  ...{ confirmedBy: 'Victor', confirmedById: 'op-2', confirmerInvitedBy: [vera, theServer] },
  reason: 'bots <b>voted</b>',
};
export const sides = (yea: number, nay: number) => ({ yea, nay });
const counted = {
  ...sides(1200, 1100),
  ballots: 2412,
  perTier: { open: sides(300, 50), air: sides(900, 1050), account: sides(0, 0) },
  perPath: { satellite: sides(700, 600), unknown: sides(400, 400), 'picture:program': sides(100, 100) },
};
export const correct = { kind: 'correct', exclusions, reason: two.reason };

export const correctedStatement: Statement = {
  version: 1,
  activationId: 'act-1',
  poll: 5,
  pollId: 'fifty',
  question: { zh: '半价吗？', en: 'At half price?' },
  yea: { zh: '要', en: 'Yes' },
  nay: { zh: '不要', en: 'No' },
  ruleVersion: 2,
  quorum: 1000,
  tie: 'nay',
  split: 'hidden',
  opensAt: at('20:14:00'),
  endsAt: at('20:15:00'),
  windows: [{ path: 'satellite', delay: 600, opensAt: at('20:14:00.400'), endsAt: at('20:15:00.600'), closesAt: at('20:15:02') }],
  pictures: [{ id: 'program', paths: ['satellite', 'web'] }],
  rulesAt: at('20:13:30'),
  changes: 1,
  counted,
  issued: { passes: 4000, perTier: { open: 3000, air: 1000, account: 0 }, perPath: { satellite: 2000 } },
  exclusions,
  decision: 'nay',
  result: sides(1000, 1000),
  manual: false,
  corrected: { decision: 'yea', ...sides(1200, 1100), reason: two.reason },
  decisions: [
    { leaf: 1, at: at('20:16:00'), type: 'verified', said: { by: 'Vera', saw: sides(1200, 1100) } },
    {
      leaf: 2,
      at: at('20:16:10'),
      type: 'revealed',
      said: { by: 'Dora', decision: 'yea', figures: { ...sides(1200, 1100), manual: false } },
    },
    { leaf: 3, at: at('20:20:00'), type: 'proposed', said: { by: 'Vera', motionId: 'm0', motion: { ...correct, exclusions: [] } } },
    { leaf: 4, at: at('20:20:30'), type: 'withdrawn', said: { by: 'Vera', motionId: 'm0' } },
    { leaf: 5, at: at('20:21:00'), type: 'proposed', said: { by: 'Vera', motionId: 'm1', motion: correct } },
    {
      leaf: 6,
      at: at('20:22:00'),
      type: 'corrected',
      said: {
        ...two,
        exclusions,
        was: { ...sides(1200, 1100), decision: 'yea' },
        now: { ...sides(1000, 1000), decision: 'nay' },
        count: { ...counted, ...sides(1000, 1000) },
      },
    },
    { leaf: 7, at: at('20:23:00'), type: 'surprised', said: { by: 'Nobody', odd: { nested: [1, 2] } } },
  ],
  verified: { by: 'Vera', at: at('20:16:00'), saw: sides(1200, 1100) },
  clockOffset: { ahead: -12, within: 3 },
  log: { origin: 'cuecart-1/act-1', size: 5200, root: 'cm9vdA==', key: 'k', witnesses: ['auditor.example/w'] },
  doesNotProve,
};
