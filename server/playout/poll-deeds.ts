/**
 * What a poll's state asks of the phones' door: its rules before it opens, a later end, its final count after the last window,
 * its outcome once there is one, and a record of every decision. Rules and outcomes go to the door only when our own disk has them.
 */

import type { Count, PollOutcome } from '../contract/audience.ts';
import { type Saying, say } from '../contract/sayings.ts';
import type { EpochMs } from '../contract/units.ts';
import { lastCloseOf } from '../core/poll-machine.ts';
import type { PollState } from '../core/show-state.ts';
import type { Clock } from '../ports/clock.ts';
import type { PhonesDoor } from '../ports/phones-door.ts';
import { type Insist, insistent } from './insist.ts';
import { pollCalls } from './poll-calls.ts';
import { type PollRecords, pollRecords } from './poll-records.ts';
import type { Running, ShowKeeper } from './show-keeper.ts';
import { weighMotions } from './weigh-motions.ts';

export type PollDeedsNeeds = {
  readonly clock: Clock;
  readonly keeper: Pick<ShowKeeper, 'running' | 'log' | 'turn' | 'adopt' | 'isOver' | 'closeIfOver'>;
  readonly phones: PhonesDoor;
  readonly diskIsWell: () => boolean;
  readonly notice: (light: 'warn' | 'bad', said: Saying) => void;
  readonly report: (error: unknown, what: string) => void;
};

/** One poll of one activation, opened once: a second go after a void is another. */
type Go = { readonly activationId: string; readonly pollId: string; readonly opensAt: EpochMs };
type Poll = PollState & { readonly rules: NonNullable<PollState['rules']> };
type Desk = PollDeedsNeeds & {
  readonly insist: Insist;
  /** Throws while our own disk does not have it. */
  readonly needDisk: () => void;
  /** As it is now; undefined once the show is another or the poll began again. */
  pollNow(go: Go): Poll | undefined;
};

const nameOf = ({ activationId, pollId, opensAt }: Go): string => `${activationId}/${pollId}/${opensAt}`;

/** A later end, or the announced one, of a vote that the door has already. A restart says it again without harm. */
const extender = ({ keeper, phones, insist, notice, report, pollNow, ...desk }: Desk) => {
  const wasExtended = ({ pollId, opensAt }: Go) =>
    keeper
      .log()
      .some(
        ({ fact }) =>
          (fact.type === 'poll.extended' || fact.type === 'poll.ending') && fact.pollId === pollId && fact.rules.opensAt === opensAt,
      );
  /** Ends that the door has had from this life of the server. */
  const said = new Set<string>();

  return (go: Go, { phase, rules: { endsAt } }: Poll) => {
    const name = `end ${nameOf(go)}/${endsAt}`;
    if (phase !== 'open' || said.has(name) || !wasExtended(go)) return;
    const isWanted = () => pollNow(go)?.phase === 'open' && pollNow(go)?.rules.endsAt === endsAt;
    insist.on({
      name,
      makesSense: isWanted,
      attempt: async () => {
        const rules = pollNow(go)?.rules;
        if (!rules) return;
        desk.needDisk();
        await phones.extend(rules);
        said.add(name);
      },
      failed: (error) => {
        report(error, `The phones’ door has not taken the new end of ${go.pollId} yet.`);
        notice('bad', say('end-not-told', { poll: go.pollId }));
      },
    });
  };
};

const waitsForCount = (poll: Poll | undefined): boolean =>
  poll !== undefined && (poll.phase === 'counting' || poll.phase === 'deferred') && poll.count === null;

const countFetcher = ({ clock, keeper, phones, insist, notice, report, pollNow }: Desk) => {
  const takeIn = (go: Go, count: Count) =>
    keeper.turn(async () => {
      // It was waited for outside of the turn: the show may be another one by now.
      if (waitsForCount(pollNow(go))) await keeper.adopt([{ type: 'poll.counted', pollId: go.pollId, count }], 'phones');
    });

  return (go: Go, poll: Poll) => {
    if (!waitsForCount(poll) || lastCloseOf(poll.rules) > clock.now()) return;
    insist.on({
      name: `final ${nameOf(go)}`,
      makesSense: () => waitsForCount(pollNow(go)),
      attempt: async () => {
        const count = await phones.finalCount(go.pollId, { activationId: go.activationId, opensAt: go.opensAt });
        if (count.activationId !== go.activationId) throw new Error('The door answered for another activation.');
        await takeIn(go, count);
      },
      failed: (error) => {
        report(error, `The final count of ${go.pollId} has not come in yet.`);
        notice('bad', say('final-is-late', { poll: go.pollId }));
      },
    });
  };
};

const outcomePhases = new Set(['revealed', 'deferred', 'void']);

const outcomeOf = (pollId: string, poll: Poll, at: EpochMs): PollOutcome => {
  if (poll.phase !== 'revealed' || poll.decision === null)
    return { pollId, decision: poll.phase === 'void' ? 'void' : 'deferred', revealedAt: at };
  const figures = poll.count ? { yea: poll.count.yea, nay: poll.count.nay } : {};
  return {
    pollId,
    decision: poll.decision,
    ...figures,
    revealedAt: poll.revealedAt ?? at,
    ...(poll.corrected ? { corrects: poll.corrected } : {}),
    ...(poll.manual ? { manual: true } : {}),
  };
};

/** A deferral or a void has no time of its own in the show: its fact has. */
const putOffAt =
  ({ keeper, clock }: PollDeedsNeeds) =>
  (pollId: string): EpochMs => {
    const isIt = (type: string) => type === 'poll.deferred' || type === 'poll.voided';
    return keeper.log().findLast(({ fact }) => isIt(fact.type) && 'pollId' in fact && fact.pollId === pollId)?.fact.at ?? clock.now();
  };

const outcomeSayer = ({ phones, insist, report, pollNow, needDisk }: Desk, records: PollRecords, saidAt: (pollId: string) => EpochMs) => {
  /** Outcomes that the door has had from this life of the server. */
  const said = new Set<string>();

  return (go: Go, { phase, revealedAt }: Poll) => {
    // A correction is another outcome of the same phase.
    const name = `outcome ${nameOf(go)}/${phase}/${revealedAt}`;
    if (!outcomePhases.has(phase) || said.has(name)) return;
    insist.on({
      name,
      makesSense: () => pollNow(go)?.phase === phase && pollNow(go)?.revealedAt === revealedAt,
      attempt: async () => {
        const poll = pollNow(go);
        if (!poll) return;
        needDisk();
        // What phones are told comes after who decided it, in the log too.
        await records.sent();
        const { activationId, opensAt } = go;
        await phones.outcome({ ...outcomeOf(go.pollId, poll, saidAt(go.pollId)), of: { activationId, opensAt } });
        said.add(name);
      },
      failed: (error) => report(error, `The phones’ door has not taken the outcome of ${go.pollId} yet.`),
    });
  };
};

/** An activation that is over is closed once all its decisions are in the door's log: until then a restart takes it up again. */
const closer =
  ({ keeper, insist, report }: Desk, records: PollRecords) =>
  ({ activation }: Running) => {
    const isOver = () => keeper.running()?.activation.id === activation.id && keeper.isOver();
    if (!isOver()) return;
    insist.on({
      name: `close ${activation.id}`,
      makesSense: isOver,
      attempt: async () => {
        await records.sent();
        if (isOver()) keeper.closeIfOver();
      },
      failed: (error) => report(error, 'The episode is over, but the signed log has not taken all its decisions yet.'),
    });
  };

export type PollDeeds = {
  /** Brings the door to what the polls of this show ask of it; called after every change. */
  follow(running: Running): void;
  close(): void;
};

export const pollDeeds = (needs: PollDeedsNeeds): PollDeeds => {
  const insist = insistent(needs.clock, needs.report);
  const pollNow = ({ activationId, pollId, opensAt }: Go): Poll | undefined => {
    const running = needs.keeper.running();
    const poll = running?.activation.id === activationId ? running.show.context.polls[pollId] : undefined;
    return poll?.rules?.opensAt === opensAt ? { ...poll, rules: poll.rules } : undefined;
  };
  const needDisk = () => {
    if (!needs.diskIsWell()) throw new Error('Our disk does not record it yet.');
  };
  const desk: Desk = { ...needs, insist, needDisk, pollNow };
  const saidAt = putOffAt(needs);
  const extend = extender(desk);
  const fetchCount = countFetcher(desk);
  const records = pollRecords({ ...desk, log: needs.keeper.log });
  const sayOutcome = outcomeSayer(desk, records, saidAt);
  const calls = pollCalls({ ...desk, recordsSent: records.sent, saidAt });
  const weigher = weighMotions(desk);
  const close = closer(desk, records);
  return {
    follow: (running) => {
      const { activation, show } = running;
      records.follow(running);
      for (const [pollId, { phase, rules, ...rest }] of Object.entries(show.context.polls)) {
        calls.follow(running, pollId);
        if (!rules) continue;
        const go: Go = { activationId: activation.id, pollId, opensAt: rules.opensAt };
        const poll: Poll = { ...rest, phase, rules };
        extend(go, poll);
        fetchCount(go, poll);
        sayOutcome(go, poll);
        weigher.follow(running, pollId);
      }
      close(running);
    },
    close: insist.close,
  };
};
