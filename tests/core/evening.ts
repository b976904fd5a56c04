/**
 * An evening in the gallery, for tests: commands are asked, time passes, facts are folded.
 *
 * It keeps the core honest: a fact that a decision gives and the machine would not take is a failure.
 * Time is a plain number that only the test moves.
 */
import { expect } from 'vitest';
import type { Count, OpenAnswer } from '../../server/contract/audience.ts';
import type { RefusalCode } from '../../server/contract/commands.ts';
import { finishAfter } from '../../server/contract/finishing.ts';
import { seconds } from '../../server/contract/units.ts';
import { decide, type ShowCommand } from '../../server/core/decide/index.ts';
import type { World } from '../../server/core/decide/world.ts';
import { elapse, nextMoment } from '../../server/core/elapse.ts';
import type { Fact, FactBody } from '../../server/core/facts.ts';
import type { Plan } from '../../server/core/plan.ts';
import { answeredFacts } from '../../server/core/poll-call.ts';
import { allows, applyFact, newShow, type Show } from '../../server/core/show.ts';
import { onAirRun } from '../../server/core/show-state.ts';
import { allOf } from '../fakes/sample-votes.ts';
import { aPlan, eight } from './plans.ts';

type Wish = Partial<Pick<World, 'who' | 'kind' | 'voteObstacle' | 'diskIsWell' | 'redChecks' | 'witnessedAt'>>;
type Ask<T extends ShowCommand['type']> = Omit<Extract<ShowCommand, { type: T }>, 'type' | 'key'>;

const mei = { id: 'mei', name: 'Mei' };
const jun = { id: 'jun', name: 'Jun' };

/** More rounds than anything sensible needs to come to rest. */
const mostRounds = 20;

export class Evening {
  show: Show;
  now: number;
  readonly facts: Fact[] = [];
  /** What the lines say, for every ask and every passing moment from here on. */
  world: Wish = {};
  /** What the phones' door does with a vote that is called: `prompt`, it has the rules at once; `silent`, it says nothing by itself. */
  door: 'prompt' | 'silent' = 'prompt';
  #ids = 0;

  constructor(plan: Plan, now = eight) {
    this.show = newShow(plan);
    this.now = now;
  }

  get context(): Show['context'] {
    return this.show.context;
  }
  get onAir(): string | null {
    return onAirRun(this.context)?.segmentId ?? null;
  }
  get runId(): string | null {
    return onAirRun(this.context)?.id ?? null;
  }
  get shot(): string | undefined {
    return onAirRun(this.context)?.shotId;
  }
  /** Kinds of the graphics that are on at this moment. */
  get screen(): readonly string[] {
    return this.context.graphics
      .filter(({ startsAt, endsAt }) => startsAt <= this.now && (endsAt === null || endsAt > this.now))
      .map(({ kind }) => kind);
  }

  whole(): World {
    const newId = () => {
      this.#ids += 1;
      return `id-${this.#ids}`;
    };
    return {
      now: this.now,
      who: mei,
      operators: [mei, jun].map((one) => ({ ...one, role: 'director', connected: true })),
      newId,
      activationId: 'evening',
      kind: 'live',
      diskIsWell: true,
      voteObstacle: undefined,
      redChecks: [],
      witnessedAt: null,
      ...this.world,
    };
  }

  /** Folds what happened, each fact only if the machine allows it where it stands. */
  fold(bodies: readonly FactBody[], by = 'mei'): readonly FactBody[] {
    for (const body of bodies) {
      const fact: Fact = { ...body, at: this.now, by };
      expect(allows(this.show, fact), `the machine takes ${JSON.stringify(body)}`).toBe(true);
      this.show = applyFact(this.show, fact);
      this.facts.push(fact);
    }
    if (this.door === 'prompt')
      for (const { type, ...body } of bodies) if (type === 'poll.called' && 'pollId' in body) this.doorSays(body.pollId, 'taken');
    return bodies;
  }

  /** The phones' door answers whether it has the rules of a called vote. */
  doorSays(pollId: string, answer: OpenAnswer): readonly FactBody[] {
    const poll = this.context.polls[pollId];
    return this.fold(poll ? answeredFacts(pollId, poll, answer, this.now) : [], 'phones');
  }

  /** @returns the facts that followed, or the code of the refusal */
  ask<T extends ShowCommand['type']>(type: T, asked: Ask<T>, wish: Wish = {}): readonly FactBody[] | RefusalCode {
    const command = { type, key: 'a-fresh-key', ...asked } as unknown as Extract<ShowCommand, { type: T }>;
    const decision = decide(command, this.show, { ...this.whole(), ...wish });
    return 'refusal' in decision ? decision.refusal.code : this.fold(decision.facts, (wish.who ?? this.world.who ?? mei).name);
  }

  /** In earnest on air: the end is asked for, for a reason, and has come. @returns the facts that followed, or the code of the refusal */
  end(): readonly FactBody[] | RefusalCode {
    const asked = this.ask('episode.end', { reason: 'The evening is over.' });
    return typeof asked === 'string' ? asked : [...asked, ...this.wait(finishAfter / 1000)];
  }
  take(wish?: Wish): readonly FactBody[] | RefusalCode {
    return this.ask('segment.take', { believesOnAir: this.runId }, wish);
  }
  cut(shotId: string): readonly FactBody[] | RefusalCode {
    return this.ask('shot.cut', { believesOnAir: this.runId, shotId });
  }
  fire(cueId: string, wish?: Wish): readonly FactBody[] | RefusalCode {
    return this.ask('cue.fire', { believesOnAir: this.runId, cueId }, wish);
  }

  /** Puts in all that is due now, until nothing is. */
  settle(): readonly FactBody[] {
    const done: FactBody[] = [];
    for (let round = 0; round < mostRounds; round += 1) {
      const due = elapse(this.show, this.whole());
      if (due.length === 0) return done;
      done.push(...this.fold(due, 'clock'));
    }
    throw new Error('The show does not come to rest.');
  }

  /** Time passes as on a healthy evening: woken at every moment that matters. */
  wait(n: number): readonly FactBody[] {
    const until = this.now + seconds(n);
    const done: FactBody[] = [];
    for (;;) {
      const at = nextMoment(this.show, this.now, this.world.voteObstacle);
      if (at === null || at > until) break;
      this.now = at;
      done.push(...this.settle());
    }
    this.now = until;
    return done;
  }

  /** Time passes while nobody looks: a stall, a restart. */
  stall(n: number): readonly FactBody[] {
    this.now += seconds(n);
    return this.settle();
  }

  /** The final count of a poll comes in from the phones' door. */
  count(pollId: string, yea: number, nay: number): void {
    const count: Count = {
      pollId,
      activationId: 'evening',
      revision: 9,
      yea,
      nay,
      perPath: {},
      perTier: allOf(yea, nay),
      ballots: yea + nay,
      at: this.now,
      final: true,
    };
    this.fold([{ type: 'poll.counted', pollId, count }], 'phones');
  }
  verify(pollId: string, yea: number, nay: number): readonly FactBody[] | RefusalCode {
    return this.ask('poll.verify', { pollId, saw: { yea, nay } });
  }
}

/** In the chair, checked, nothing on air yet. */
export const ready = (plan: Plan = aPlan(), now?: number): Evening => {
  const evening = new Evening(plan, now);
  evening.ask('chair.take', {});
  evening.ask('episode.preflight', {});
  evening.ask('episode.ready', {});
  return evening;
};

/** The first segment has just been taken, on time. */
export const live = (plan?: Plan): Evening => {
  const evening = ready(plan);
  evening.take();
  return evening;
};

/** On air with this segment, as if the show had started with it. */
export const liveWith = (plan: Plan, segmentId: string): Evening => {
  const evening = ready(plan);
  evening.ask('segment.setNext', { segmentId });
  evening.take();
  return evening;
};

export const typesOf = (facts: readonly FactBody[] | string): readonly string[] =>
  typeof facts === 'string' ? [facts] : facts.map(({ type }) => type);
