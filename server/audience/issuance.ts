/**
 * How many passes were handed out, by what they proved (a station's whole blocks are its own to hand out): said at most once a second when
 * it changed, and put into the signed log when a poll opens, right before its final count, and every minute while something changed.
 */
import type { Issuance } from '../contract/audience.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import { tierOf, unknownPath } from '../core/vote-count.ts';
import type { Clock } from '../ports/clock.ts';
import type { DoorLog } from './door-log.ts';
import type { PassBook } from './pass-book.ts';
import type { GateCounts } from './pass-gate.ts';
import type { PathNumbers } from './path-numbers.ts';
import type { StationLeases } from './station-leases.ts';

const sayEvery: Ms = 1000;
const recordEvery = 60;

type Of = { readonly passes: PassBook; readonly paths: PathNumbers; readonly leases: Pick<StationLeases, 'held'> };
type Options = {
  readonly clock: Clock;
  readonly log: DoorLog;
  readonly cap: number;
  stage(): Of | undefined;
  counts(activationId: string): GateCounts;
  onIssuance(issuance: Issuance): void;
  /** Into the signed log; rejects when the disk did not take it. */
  record(
    activationId: string,
    id: string,
    body: { readonly at: EpochMs; readonly type: string; readonly [name: string]: unknown },
  ): Promise<void>;
};

export type Issuances = {
  now(): Issuance | undefined;
  /** A poll of this activation opened: what was issued by then goes into the log. */
  opened(activationId: string, number: number): void;
  /** Before its final count goes into the log, what was issued by then; rejects when the disk did not take it. */
  closed(activationId: string, number: number): Promise<void>;
  /** Another activation comes on stage. */
  leave(): void;
  stop(): void;
};

const read = ({ passes, paths, leases }: Of, counts: GateCounts, cap: number, at: number): Issuance => {
  const held = leases.held();
  const issued = passes.issued() + held;
  const perTier = { open: issued - held, air: 0, account: held };
  const perPath: Record<string, number> = { unknown: issued };
  for (const row of passes.bound()) {
    const tier = tierOf(row.tier);
    if (tier !== 'open') {
      perTier[tier] += row.passes;
      perTier.open -= row.passes;
    }
    if (row.path === unknownPath) continue;
    const path = paths.idOf(row.path) ?? 'unknown';
    perPath[path] = (perPath[path] ?? 0) + row.passes;
    perPath.unknown = (perPath.unknown ?? 0) - row.passes;
  }
  return { activationId: passes.activationId, at, passes: issued, cap, perTier, perPath, ...counts };
};

export const tellIssuance = (options: Options): Issuances => {
  const { clock, log, cap } = options;
  const now = (): Issuance | undefined => {
    const stage = options.stage();
    return stage && read(stage, options.counts(stage.passes.activationId), cap, clock.now());
  };
  const record = async (issuance: Issuance | undefined, why: string): Promise<void> => {
    if (!issuance) return;
    const { activationId, ...body } = issuance;
    await options.record(activationId, `issuance ${why}`, { type: 'issuance', why, ...body });
  };
  const recordIfItCan = (issuance: Issuance | undefined, why: string): void => {
    record(issuance, why).catch((error: unknown) => {
      log.warn({ reason: String(error) }, 'How many passes were handed out could not be written into the log; the next record has it.');
    });
  };
  /** Of an activation that has left the stage the last was recorded when it left. */
  const ifOnStage = (activationId: string): Issuance | undefined => {
    const issuance = now();
    return issuance?.activationId === activationId ? issuance : undefined;
  };
  const withoutTime = (issuance: Issuance): string => JSON.stringify({ ...issuance, at: 0 });
  let told = '';
  let recorded = '';
  let beats = 0;
  const stop = clock.every(sayEvery, () => {
    const issuance = now();
    if (!issuance) return;
    const text = withoutTime(issuance);
    if (text !== told) options.onIssuance(issuance);
    told = text;
    beats += 1;
    if (beats < recordEvery || text === recorded) return;
    beats = 0;
    recorded = text;
    recordIfItCan(issuance, `at ${issuance.at}`);
  });
  return {
    now,
    opened: (activationId, number) => recordIfItCan(ifOnStage(activationId), `opened ${number}`),
    closed: (activationId, number) => record(ifOnStage(activationId), `closed ${number}`),
    leave: () => recordIfItCan(now(), `left ${clock.now()}`),
    stop,
  };
};
