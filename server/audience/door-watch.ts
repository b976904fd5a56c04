/**
 * What the door watches while it works: who gets a pass and at what price, how many were handed out, and what looks wrong.
 */
import type { Anomaly, Issuance } from '../contract/audience.ts';
import type { Clock } from '../ports/clock.ts';
import { type Anomalies, watchForAnomalies } from './anomalies.ts';
import type { DoorLog } from './door-log.ts';
import { type Issuances, tellIssuance } from './issuance.ts';
import type { PassBook } from './pass-book.ts';
import { createPassGate, type PassGate } from './pass-gate.ts';
import type { PathNumbers } from './path-numbers.ts';
import type { PhonesDisk } from './phones-disk.ts';
import type { DoorPoll } from './poll.ts';
import type { StationLeases } from './station-leases.ts';

export type DoorWatch = {
  readonly gate: PassGate;
  readonly anomalies: Anomalies;
  readonly issuances: Issuances;
  /** Rules, outcome or finality of a poll changed, or it was found in the file. */
  poll(poll: DoorPoll): void;
  /** The final count of this poll is about to go into the log; rejects when it must wait. */
  sealing(poll: DoorPoll): Promise<void>;
  stop(): void;
};

type Options = {
  readonly clock: Clock;
  readonly log: DoorLog;
  readonly disk: PhonesDisk;
  readonly crowd: number;
  readonly passCap: number;
  stage(): { readonly passes: PassBook; readonly paths: PathNumbers; readonly leases: StationLeases } | undefined;
  onAnomaly(anomaly: Anomaly): void;
  onIssuance(issuance: Issuance): void;
};

export const openDoorWatch = ({ clock, log, disk, crowd, passCap, stage, onAnomaly, onIssuance }: Options): DoorWatch => {
  const gate = createPassGate({ clock, crowd });
  const issuances = tellIssuance({
    clock,
    log,
    cap: passCap,
    stage,
    counts: gate.counts,
    onIssuance,
    record: (activationId, id, body) => disk.ask('record', activationId, id, body),
  });
  const anomalies = watchForAnomalies({ clock, activationId: () => stage()?.passes.activationId, counts: gate.counts, onAnomaly });
  const opened = new Set<number>();
  return {
    gate,
    anomalies,
    issuances,
    poll(poll) {
      const isFinal = poll.final() !== undefined;
      anomalies.poll(poll.number, poll.rules(), isFinal);
      if (isFinal) opened.delete(poll.number);
      if (isFinal || opened.has(poll.number)) return;
      opened.add(poll.number);
      issuances.opened(poll.rules().activationId, poll.number);
    },
    sealing: (poll) => issuances.closed(poll.rules().activationId, poll.number),
    stop() {
      issuances.stop();
      anomalies.stop();
    },
  };
};
