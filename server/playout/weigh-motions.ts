/** Has the door count what was proposed about a vote, until it has or nobody wants to know any more. */

import type { Count } from '../contract/audience.ts';
import { type Saying, say } from '../contract/sayings.ts';
import { exclusionsOf, pendingMotion } from '../core/motions.ts';
import type { MotionState } from '../core/poll-state.ts';
import type { PollState } from '../core/show-state.ts';
import type { PhonesDoor } from '../ports/phones-door.ts';
import type { Insist } from './insist.ts';
import type { Running, ShowKeeper } from './show-keeper.ts';

type Needs = {
  readonly keeper: Pick<ShowKeeper, 'running' | 'turn' | 'adopt'>;
  readonly phones: Pick<PhonesDoor, 'countWithout'>;
  readonly insist: Insist;
  readonly notice: (light: 'warn' | 'bad', said: Saying) => void;
  readonly report: (error: unknown, what: string) => void;
};

export type MotionWeigher = { follow(running: Running, pollId: string): void };

export const weighMotions = ({ keeper, phones, insist, notice, report }: Needs): MotionWeigher => {
  const asked = (activationId: string, pollId: string): { poll: PollState; motion: MotionState } | undefined => {
    const running = keeper.running();
    const poll = running?.activation.id === activationId ? running.show.context.polls[pollId] : undefined;
    const motion = poll && pendingMotion(poll);
    return poll && motion?.state === 'counting' ? { poll, motion } : undefined;
  };
  const takeIn = (pollId: string, motionId: string, count: Count, isWanted: () => boolean): Promise<void> =>
    keeper.turn(async () => {
      if (isWanted()) await keeper.adopt([{ type: 'poll.weighed', pollId, motionId, count }], 'phones');
    });

  return {
    follow: ({ activation }, pollId) => {
      const now = asked(activation.id, pollId);
      if (!now) return;
      const { id, motion } = now.motion;
      const isWanted = () => asked(activation.id, pollId)?.motion.id === id;
      insist.on({
        name: `weigh ${activation.id}/${pollId}/${id}`,
        makesSense: isWanted,
        attempt: async () => {
          const poll = asked(activation.id, pollId)?.poll;
          if (!poll) return;
          await takeIn(pollId, id, await phones.countWithout(pollId, activation.id, exclusionsOf(motion, poll.count)), isWanted);
        },
        failed: (error) => {
          report(error, `What was proposed about ${pollId} could not be counted yet.`);
          notice('bad', say('proposed-not-counted', { poll: pollId }));
        },
      });
    },
  };
};
