/**
 * Watches the votes and passes of the door and says what a person should look at: once a second, each thing once and
 * again when it has grown by a fifth, and as it is in the end; at most 200 things an activation.
 */
import type { Anomaly, PollRules } from '../contract/audience.ts';
import type { EpochMs } from '../contract/units.ts';
import { createPollWatch, type PollWatch, type Suspicion } from '../core/anomalies.ts';
import { createPassWatch } from '../core/pass-watch.ts';
import type { Clock } from '../ports/clock.ts';
import type { Place } from './address-prefix.ts';
import type { GateCounts } from './pass-gate.ts';

const most = 200;
/** Polls watched at once: those whose window may be open. */
const mostPolls = 8;

export type Anomalies = {
  /** A ballot was taken. Cheap: called for every one. */
  saw(number: number, receivedAt: EpochMs, place: Place, arrivedAt: EpochMs | undefined): void;
  gave(place: Place): void;
  /** A poll was opened, extended or closed. */
  poll(number: number, rules: PollRules, isFinal: boolean): void;
  /** What was said of this activation, newest last. */
  known(activationId: string): readonly Anomaly[];
  stop(): void;
};

type Options = {
  readonly clock: Clock;
  /** The activation on stage. */
  activationId(): string | undefined;
  counts(activationId: string): GateCounts;
  onAnomaly(anomaly: Anomaly): void;
};

type Watched = { readonly watch: PollWatch; rules: PollRules };

/** What was said already, by id: says again only what has grown. */
const createMemory = (onAnomaly: (anomaly: Anomaly) => void) => {
  let of = '';
  const said = new Map<string, Anomaly>();
  return {
    say(activationId: string, pollId: string | null, prefix: string, { key, ...rest }: Suspicion, at: EpochMs, inTheEnd = false): void {
      if (of !== activationId) said.clear();
      of = activationId;
      const id = `${activationId} ${prefix} ${key}`;
      const before = said.get(id);
      const least = before && (inTheEnd ? before.votes + 1 : before.votes * 1.2 + 1);
      if (least === undefined ? said.size >= most : rest.votes < least) return;
      const anomaly: Anomaly = { id, activationId, pollId, at, ...rest };
      said.set(id, anomaly);
      onAnomaly(anomaly);
    },
    known: (activationId: string): readonly Anomaly[] => (of === activationId ? [...said.values()] : []),
  };
};

export const watchForAnomalies = ({ clock, activationId, counts, onAnomaly }: Options): Anomalies => {
  const polls = new Map<number, Watched>();
  const passes = createPassWatch(clock.now());
  const memory = createMemory(onAnomaly);
  const stop = clock.every(1000, () => {
    const now = clock.now();
    for (const [number, { watch, rules }] of polls) {
      for (const one of watch.look(now)) memory.say(rules.activationId, rules.pollId, `poll ${number}`, one, now);
    }
    const activation = activationId();
    if (activation === undefined) return;
    const { refused, unchallenged } = counts(activation);
    for (const one of passes.look(now, refused, unchallenged)) memory.say(activation, null, 'door', one, now);
  });
  return {
    saw: (number, receivedAt, place, arrivedAt) => polls.get(number)?.watch.saw(receivedAt, place, arrivedAt),
    gave: passes.gave,
    poll(number, rules, isFinal) {
      const known = polls.get(number);
      if (known) {
        known.rules = rules;
        known.watch.adopt(rules);
      }
      if (isFinal) {
        for (const one of known?.watch.look(clock.now()) ?? [])
          memory.say(rules.activationId, rules.pollId, `poll ${number}`, one, clock.now(), true);
        polls.delete(number);
      } else if (!known && polls.size < mostPolls) polls.set(number, { watch: createPollWatch(rules), rules });
    },
    known: memory.known,
    stop,
  };
};
