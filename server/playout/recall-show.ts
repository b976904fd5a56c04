/**
 * The show as the record knows it: the activation that was open, its facts folded again, the keys of its commands.
 *
 * A snapshot only saves folding: one of another machine, or one that cannot be read, is left aside.
 */
import type { Fact, FactBody } from '../core/facts.ts';
import type { Plan } from '../core/plan.ts';
import { applyFact, machineVersion, newShow, type Show, unpackShow } from '../core/show.ts';
import type { FactArchive, StoredActivation, StoredFact } from '../ports/archive.ts';

export type Keyed = { readonly key: string; readonly command: string };
export type Recalled = {
  readonly activation: StoredActivation;
  readonly show: Show;
  readonly facts: readonly { readonly seq: number; readonly fact: Fact }[];
  readonly keyed: readonly Keyed[];
};

type Needs = {
  readonly archive: Pick<FactArchive, 'openActivation' | 'facts' | 'snapshot'>;
  readonly report: (error: unknown, what: string) => void;
};
type Start = { readonly seq: number; readonly show: Show };

const asFact = (stored: StoredFact): Fact => ({ ...(stored.body as FactBody), at: stored.at, by: stored.by });

/** Where folding begins: a snapshot of this same machine within the record, or an empty show. */
const startOf = async (id: string, plan: Plan, last: number, { archive, report }: Needs): Promise<Start> => {
  try {
    const snapshot = await archive.snapshot(id);
    if (snapshot?.machineVersion === machineVersion && snapshot.seq <= last)
      return { seq: snapshot.seq, show: unpackShow(plan, snapshot.state) };
  } catch (error) {
    report(error, 'The snapshot could not be used; all facts are folded instead.');
  }
  return { seq: 0, show: newShow(plan) };
};

/** @throws when the record of the open activation cannot be read: then nobody knows what is on air */
export const recallShow = async (needs: Needs): Promise<Recalled | undefined> => {
  const activation = await needs.archive.openActivation();
  if (!activation) return undefined;
  const plan = JSON.parse(activation.plan) as Plan;
  const stored = await needs.archive.facts(activation.id);
  const start = await startOf(activation.id, plan, stored.at(-1)?.seq ?? 0, needs);
  const since = stored.filter((one) => one.seq > start.seq);
  return {
    activation,
    show: since.reduce((show, one) => applyFact(show, asFact(one)), start.show),
    facts: stored.map((one) => ({ seq: one.seq, fact: asFact(one) })),
    keyed: stored.flatMap(({ key, keyedCommand }) => (key && keyedCommand ? [{ key, command: keyedCommand }] : [])),
  };
};
