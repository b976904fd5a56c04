/**
 * Brings a called vote to an end: its rules go to the phones' door until the door has given a definite answer, whatever the line does.
 *
 * Taken: the vote is open, by these rules, also when their window runs already (the show was killed in between): what is so is so.
 * Come too late: it is called again, or given up and people are told. No answer: it stays called, and is open nowhere.
 * A vote that was declared void meanwhile asks too, once the door can only have had its rules before; if it did, it hears that they are void.
 */

import type { OpenAnswer } from '../contract/audience.ts';
import { type Saying, say } from '../contract/sayings.ts';
import type { EpochMs } from '../contract/units.ts';
import { answeredFacts } from '../core/poll-call.ts';
import type { Call } from '../core/poll-state.ts';
import type { PollState } from '../core/show-state.ts';
import type { Clock } from '../ports/clock.ts';
import type { PhonesDoor } from '../ports/phones-door.ts';
import type { Insist } from './insist.ts';
import type { Running, ShowKeeper } from './show-keeper.ts';

type Needs = {
  readonly clock: Clock;
  readonly keeper: Pick<ShowKeeper, 'running' | 'turn' | 'adopt'>;
  readonly phones: Pick<PhonesDoor, 'open' | 'outcome' | 'health'>;
  readonly insist: Insist;
  /** Throws while our own disk does not have it. */
  readonly needDisk: () => void;
  /** Resolves once everything decided so far is in the signed log. */
  readonly recordsSent: () => Promise<void>;
  readonly saidAt: (pollId: string) => EpochMs;
  readonly notice: (light: 'warn' | 'bad', said: Saying) => void;
  readonly report: (error: unknown, what: string) => void;
};

/** One call of one poll: called again with a later opening it is another. */
type Calling = { readonly activationId: string; readonly pollId: string; readonly opensAt: EpochMs };
type Waits = 'armed' | 'void';

const nameOf = ({ activationId, pollId, opensAt }: Calling): string => `${activationId}/${pollId}/${opensAt}`;

export const pollCalls = (needs: Needs) => {
  const { clock, keeper, phones, insist, needDisk, recordsSent, saidAt, notice, report } = needs;

  const pollNow = ({ activationId, pollId, opensAt }: Calling, phase: Waits): (PollState & { readonly called: Call }) | undefined => {
    const running = keeper.running();
    const poll = running?.activation.id === activationId ? running.show.context.polls[pollId] : undefined;
    return poll?.called?.rules.opensAt === opensAt && poll.phase === phase ? { ...poll, called: poll.called } : undefined;
  };
  /** What follows from the answer, if the poll still waits for it: it was asked outside of the turn. */
  const takeIn = (calling: Calling, phase: Waits, answer: OpenAnswer) =>
    keeper.turn(async () => {
      const poll = pollNow(calling, phase);
      const facts = poll ? answeredFacts(calling.pollId, poll, answer, clock.now()) : [];
      if (facts.length === 0) return;
      await keeper.adopt(facts, 'phones');
      for (const fact of facts)
        if (phase === 'armed' && fact.type === 'poll.uncalled')
          notice('bad', say('vote-did-not-open', { poll: calling.pollId, why: fact.reason }));
    });

  const giveRules = (calling: Calling) =>
    insist.on({
      name: `call ${nameOf(calling)}`,
      makesSense: () => pollNow(calling, 'armed') !== undefined,
      attempt: async () => {
        const poll = pollNow(calling, 'armed');
        if (!poll) return;
        needDisk();
        await takeIn(calling, 'armed', await phones.open(poll.called.rules));
      },
      failed: (error) => {
        report(error, `The phones’ door has not said yet whether it has the rules of ${calling.pollId}.`);
        notice('bad', say('vote-not-open-yet', { poll: calling.pollId }));
      },
    });

  /** By both clocks: before that the door might take the rules only because we ask whether it has them. */
  const opensNoMore = ({ opensAt }: Calling): EpochMs => {
    const { ahead, within } = phones.health().clock ?? { ahead: 0, within: 0 };
    return opensAt + Math.ceil(Math.max(0, ahead) + within) + 1;
  };
  const tellVoid = async ({ activationId, pollId, opensAt }: Calling) => {
    // What phones are told comes after who decided it, in the log too.
    await recordsSent();
    await phones.outcome({ pollId, decision: 'void', revealedAt: saidAt(pollId), of: { activationId, opensAt } });
  };
  const letGo = (calling: Calling) =>
    insist.on({
      name: `let go ${nameOf(calling)}`,
      notBefore: opensNoMore(calling),
      makesSense: () => pollNow(calling, 'void') !== undefined,
      attempt: async () => {
        const poll = pollNow(calling, 'void');
        if (!poll) return;
        needDisk();
        const answer = await phones.open(poll.called.rules);
        if (answer === 'taken') await tellVoid(calling);
        await takeIn(calling, 'void', answer);
      },
      failed: (error) => report(error, `The phones’ door has not said yet whether it had the rules of ${calling.pollId}, which is void.`),
    });

  return {
    /** Called after every change. */
    follow: ({ activation, show }: Running, pollId: string) => {
      const poll = show.context.polls[pollId];
      if (!poll?.called) return;
      const calling: Calling = { activationId: activation.id, pollId, opensAt: poll.called.rules.opensAt };
      if (poll.phase === 'armed') giveRules(calling);
      if (poll.phase === 'void') letGo(calling);
    },
  };
};
