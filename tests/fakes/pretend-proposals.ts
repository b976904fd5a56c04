/** The stand-in's proposals: kept, accepted with their edit, declined, withdrawn. Where they would land is a plain guess of the stand-in. */
import type { CommandOf, Reply } from '../../server/contract/commands.ts';
import type { OperatorView, SegmentRow } from '../../server/contract/views.ts';
import type { Operator } from '../../server/operators/operator-socket.ts';
import { inserted, moved, withNext } from './pretend-rundown.ts';

type Draft = { -readonly [K in keyof OperatorView]: OperatorView[K] };

const gone: Reply = { ok: false, refusal: { code: 'stale', message: 'This proposal is not open any more.' } };
const without = (draft: Draft, id: string): void => {
  draft.proposals = draft.proposals.filter((one) => one.id !== id);
};
const rowTo = (rundown: readonly SegmentRow[], id: string, patch: Partial<SegmentRow>) =>
  rundown.map((row) => (row.id === id ? { ...row, ...patch } : row));

const doEdit = (draft: Draft, { edit }: OperatorView['proposals'][number]): void => {
  const { segmentId } = edit;
  if (edit.do === 'setNext') draft.nextSegmentId = segmentId;
  if (edit.do === 'skip') draft.rundown = rowTo(draft.rundown, segmentId, { state: edit.skipped ? 'skipped' : 'later' });
  if (edit.do === 'retime') draft.rundown = rowTo(draft.rundown, segmentId, { planned: edit.planned });
  if (edit.do === 'move') draft.rundown = moved(draft.rundown, segmentId, edit.before);
  if (edit.do === 'insert') draft.rundown = inserted(draft.rundown, segmentId, edit.before);
  draft.rundown = withNext(draft.rundown, draft.nextSegmentId);
};

export const proposalDeeds = {
  'plan.propose': ({ edit, note, key }: CommandOf<'plan.propose'>, draft: Draft, who: Operator): undefined => {
    const { expectedOffAir, hardOut } = draft.timing;
    const by = edit.do === 'retime' ? edit.planned - (draft.rundown.find(({ id }) => id === edit.segmentId)?.planned ?? 0) : 0;
    const lands =
      expectedOffAir === null || hardOut === null ? null : { offAir: expectedOffAir + by, overHardOut: expectedOffAir + by - hardOut };
    const row = { id: `p-${key}`, at: draft.at, byId: who.id, by: who.name, edit, note: note ?? null, stale: null, lands };
    draft.proposals = [...draft.proposals, row];
    return undefined;
  },
  'plan.accept': ({ proposalId }: CommandOf<'plan.accept'>, draft: Draft): Reply | undefined => {
    const proposal = draft.proposals.find(({ id }) => id === proposalId);
    if (!proposal) return gone;
    doEdit(draft, proposal);
    without(draft, proposalId);
    return undefined;
  },
  'plan.decline': ({ proposalId }: CommandOf<'plan.decline'>, draft: Draft): undefined => without(draft, proposalId) as undefined,
  'plan.withdraw': ({ proposalId }: CommandOf<'plan.withdraw'>, draft: Draft): undefined => without(draft, proposalId) as undefined,
};
