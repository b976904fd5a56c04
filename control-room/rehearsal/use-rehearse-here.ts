/** “Rehearse from here”: moves the start of the rehearsal that is loaded, or loads the same episode anew once it has ended. */
import { rehearsalObstacle } from '../../server/contract/rehearsal.ts';
import type { OperatorView, SegmentRow } from '../../server/contract/views.ts';
import { useBlocked, useCommand, useMay } from '../line/use-command.ts';
import { useLineState } from '../line/use-line.tsx';

type Way = { readonly as: 'move' } | { readonly as: 'anew'; readonly episode: string } | null;

/** How a rehearsal could begin with this row now; null: not at all, and it is not offered. */
export const wayToRehearse = (
  view: Pick<OperatorView, 'activation' | 'rehearsal' | 'phase' | 'polls'>,
  row: Pick<SegmentRow, 'state'>,
): Way => {
  const { activation, rehearsal, phase, polls } = view;
  if (!activation || row.state === 'bench' || row.state === 'skipped') return null;
  if (rehearsalObstacle({ kind: activation.kind, phase, polls })) return null;
  if (phase === 'preflight' || phase === 'ready') return rehearsal ? { as: 'move' } : null;
  return phase === 'ended' && activation.file !== undefined ? { as: 'anew', episode: activation.file } : null;
};

export const useRehearseHere = (row: Pick<SegmentRow, 'id' | 'state'>): { readonly press: () => void } | null => {
  const { send } = useCommand();
  const mayLoad = useMay('episode.activate');
  const blocked = useBlocked({ type: 'rehearsal.from' });
  // One word, so that a row is drawn again only when it changes.
  const episode = useLineState(({ view }) => {
    const way = view ? wayToRehearse(view, row) : null;
    return way?.as === 'anew' ? way.episode : way?.as;
  });
  if (episode === undefined) return null;
  if (episode === 'move') return blocked ? null : { press: () => void send({ type: 'rehearsal.from', segmentId: row.id }) };
  return mayLoad ? { press: () => void send({ type: 'episode.activate', episode, kind: 'rehearsal', from: row.id }) } : null;
};
