/** What a station itself may ask of the show, behind its own key: to leave and come back, to write, to say what it has seen. */
import type { BreakAsk } from '../contract/local-breaks.ts';
import type { EpochMs } from '../contract/units.ts';
import { leavingFacts, returningFacts } from './break-deeds.ts';
import type { FactBody } from './facts.ts';
import type { ShowContext } from './show-state.ts';
import { newMarks } from './station-messages.ts';

export type StationAsk =
  | { readonly do: 'break'; readonly ask: BreakAsk }
  | { readonly do: 'write'; readonly text: string }
  | { readonly do: 'mark'; readonly mark: 'delivered' | 'seen'; readonly messageIds: readonly string[] };

type World = { readonly now: EpochMs; readonly newId: () => string };

/** Facts of this station and of no other; undefined when the series has no such station. */
export const stationAskFacts = (
  context: ShowContext,
  stationId: string,
  asked: StationAsk,
  { now, newId }: World,
): readonly FactBody[] | undefined => {
  if (!Object.hasOwn(context.plan.stations, stationId)) return undefined;
  if (asked.do === 'write') return [{ type: 'stationMessage.sent', messageId: newId(), from: stationId, to: [], text: asked.text }];
  if (asked.do === 'mark') {
    const marks = newMarks(context, { mark: asked.mark, marks: asked.messageIds.map((messageId) => ({ messageId, who: stationId })) });
    return marks.length === 0 ? [] : [{ type: 'stationMessage.marked', mark: asked.mark, marks }];
  }
  const { ask } = asked;
  if (ask.action === 'end') return returningFacts(context, stationId, now, ask.in ?? 0);
  return leavingFacts(context, { stationId, newId: newId(), now, length: ask.length });
};
