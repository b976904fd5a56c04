/**
 * The archive, kept in memory: for tests that are about something else than the disk.
 *
 * Passes the same contract suite as the real one. `breakDown` makes it behave like a failing disk until `mend`.
 */
import { isDeepStrictEqual } from 'node:util';
import {
  type Archive,
  ArchiveConflict,
  ArchiveFailed,
  ArchiveLate,
  type Delivery,
  type OrderLine,
  type StoredActivation,
  type StoredFact,
  type StoredMinute,
} from '../../server/ports/archive.ts';

/** `full`: refuses and writes nothing. `late`: late, nothing written. `late-but-written`: late, yet it is on disk. */
export type Breakdown = 'full' | 'late' | 'late-but-written';

export type MemoryArchive = Archive & {
  breakDown(how: Breakdown): void;
  mend(): void;
  /** Deliveries set aside so far, with the reason. */
  readonly asides: readonly { readonly deliveryId: string; readonly reason: string }[];
};

type Kept = Delivery & { state: 'pending' | 'applied' | 'set-aside' };
type Line = OrderLine & { readonly from: string };

/** As it would come back from the disk: JSON, so without undefined. */
const asStored = <T>(value: T): T => JSON.parse(JSON.stringify(value));
const named = (delivery: Pick<Delivery, 'source' | 'deliveryId'>) => `${delivery.source}\n${delivery.deliveryId}`;
const lineName = (line: OrderLine) => [line.source, line.orderId, line.lineId, line.kind].join('\n');

const aboutOf = (plan: string): { about: string | null; compress: number } => {
  const { episode, compress = 1 } = JSON.parse(plan) as { episode?: unknown; compress?: number };
  return { about: episode === undefined ? null : JSON.stringify(episode), compress };
};

export const memoryArchive = (): MemoryArchive => {
  const facts: StoredFact[] = [];
  const activations: StoredActivation[] = [];
  const snapshots = new Map<string, { seq: number; machineVersion: string; state: string }>();
  const deliveries = new Map<string, Kept>();
  const lines = new Map<string, Line>();
  const small = new Map<string, string>();
  const minutes = new Map<string, StoredMinute>();
  const asides: { deliveryId: string; reason: string }[] = [];
  let breakdown: Breakdown | 'closed' | undefined;

  const appendAll = (incoming: readonly StoredFact[]) => {
    const draft = [...facts];
    for (const fact of incoming.map(asStored)) {
      const same = draft.find((kept) => kept.id === fact.id);
      if (same && isDeepStrictEqual(same, fact)) continue;
      const next = 1 + draft.filter((kept) => kept.activationId === fact.activationId).length;
      if (same || fact.seq !== next) throw new ArchiveConflict(`Fact ${fact.id} does not fit: the next one is ${next}.`);
      draft.push(fact);
    }
    facts.splice(0, facts.length, ...draft);
  };
  const begin = (activation: StoredActivation) => {
    const same = activations.find((kept) => kept.id === activation.id);
    if (!same) activations.push({ ...activation });
    else if (!isDeepStrictEqual({ ...same, ended: false }, { ...activation, ended: false }))
      throw new ArchiveConflict(`Activation ${activation.id} is stored with another plan.`);
  };
  const find = (delivery: Pick<Delivery, 'source' | 'deliveryId'>): Kept => {
    const kept = deliveries.get(named(delivery));
    if (!kept) throw new ArchiveConflict(`Delivery ${delivery.deliveryId} of ${delivery.source} was never stored.`);
    return kept;
  };
  const store = (delivery: Delivery) => {
    const kept = deliveries.get(named(delivery));
    if (kept) return kept.body === delivery.body ? ('already' as const) : ('conflict' as const);
    deliveries.set(named(delivery), { ...delivery, state: 'pending' });
    return 'stored' as const;
  };
  const applyAll = (delivery: Pick<Delivery, 'source' | 'deliveryId'>, incoming: readonly OrderLine[]) => {
    const kept = find(delivery);
    for (const line of incoming) {
      if (!lines.has(lineName(line))) lines.set(lineName(line), { ...line, from: named(delivery) });
    }
    kept.state = 'applied';
    return [...lines.values()].filter((line) => line.from === named(delivery)).map(({ from: _, ...line }) => line);
  };

  const act = async <T>(deed: () => T): Promise<T> => {
    if (breakdown === 'closed') throw new ArchiveFailed('The archive is closed.');
    if (breakdown === 'full') throw new ArchiveFailed('The disk is full.');
    if (breakdown === 'late') throw new ArchiveLate('The disk did not answer in time.');
    const result = structuredClone(deed());
    if (breakdown === 'late-but-written') throw new ArchiveLate('The disk did not answer in time.');
    return result;
  };

  return {
    asides,
    breakDown: (how) => {
      breakdown = how;
    },
    mend: () => {
      breakdown = undefined;
    },
    append: (incoming) => act(() => appendAll(incoming)),
    facts: (id) => act(() => facts.filter((fact) => fact.activationId === id)),
    factsBefore: (id, seq, limit) =>
      act(() =>
        facts
          .filter((fact) => fact.activationId === id && fact.seq < seq)
          .toReversed()
          .slice(0, limit),
      ),
    startActivation: (activation) => act(() => begin(activation)),
    endActivation: (id) =>
      act(() => {
        const at = activations.findIndex((kept) => kept.id === id);
        const kept = activations[at];
        if (kept) activations[at] = { ...kept, ended: true };
      }),
    openActivation: () => act(() => activations.findLast((activation) => !activation.ended)),
    pastActivations: (limit) =>
      act(() =>
        activations
          .toReversed()
          .map(({ id, kind, startedAt, plan }) => ({ id, kind, startedAt, ...aboutOf(plan) }))
          .filter(({ compress }) => compress === 1)
          .slice(0, limit)
          .map(({ compress: _, ...row }) => row),
      ),
    activation: (id) => act(() => activations.find((kept) => kept.id === id)),
    snapshot: (id) => act(() => snapshots.get(id)),
    saveSnapshot: (id, seq, machineVersion, state) =>
      act(() => {
        if (seq >= (snapshots.get(id)?.seq ?? 0)) snapshots.set(id, { seq, machineVersion, state });
      }),
    storeDelivery: (delivery) => act(() => store(delivery)),
    pending: (limit) =>
      act(() =>
        [...deliveries.values()]
          .filter((kept) => kept.state === 'pending')
          .slice(0, limit)
          .map(({ state: _, ...delivery }) => delivery),
      ),
    apply: (delivery, incoming) => act(() => applyAll(delivery, incoming)),
    setAside: (delivery, reason) =>
      act(() => {
        const kept = find(delivery);
        if (kept.state !== 'pending') return;
        kept.state = 'set-aside';
        asides.push({ deliveryId: delivery.deliveryId, reason });
      }),
    lines: (id) => act(() => [...lines.values()].filter((line) => line.activationId === id).map(({ from: _, ...line }) => line)),
    keepMinutes: (incoming) =>
      act(() => {
        for (const one of incoming) {
          const key = JSON.stringify([one.activationId, one.stationId, one.minute, one.life]);
          if (one.rev > (minutes.get(key)?.rev ?? -1)) minutes.set(key, one);
        }
      }),
    minutesOf: (activationId, stationId) =>
      act(() =>
        [...minutes.values()]
          .filter((one) => one.activationId === activationId && one.stationId === stationId)
          .sort((a, b) => a.minute - b.minute || a.life.localeCompare(b.life)),
      ),
    get: (name) => act(() => small.get(name)),
    set: (name, value) =>
      act(() => {
        small.set(name, value);
      }),
    setOnce: (name, value) =>
      act(() => {
        const standing = small.get(name) ?? value;
        small.set(name, standing);
        return standing;
      }),
    takeOnce: (name) => act(() => small.delete(name)),
    probe: () => act(() => undefined),
    close: async () => {
      breakdown = 'closed';
    },
  };
};
