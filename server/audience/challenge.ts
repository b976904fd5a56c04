/**
 * Work for a pass: ALTCHA's challenges, made here and found solved once.
 *
 * Each is bound to its activation and ends after two minutes. Keys are this start's own and are nowhere on disk: after a
 * restart no older challenge is ours, so none can be used twice, and the store of used ones only has to remember what has not
 * ended. What a phone was working on during a restart it works on again.
 * 150 to 300 steps of PBKDF2 with 1,000 rounds each: a tenth of a second on a desktop, under a second on a phone six times slower.
 */
import { randomBytes } from 'node:crypto';
import { createChallenge, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { PhoneChallenge, PhoneWork } from '../contract/phone.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import { createAllowance } from './allowance.ts';

export const challengeLasts: Ms = 120_000;
const steps = { least: 150, most: 300 } as const;
const rounds = 1000;
/** Challenges made: a flood of newcomers must not cost us more than it costs them. */
const made = { burst: 400, perSecond: 200 } as const;
const mostUsed = 100_000;

export type Challenges = {
  /** Undefined when too many are asked for: come back. */
  make(activationId: string, now: EpochMs): Promise<PhoneChallenge | undefined>;
  /** True once for every challenge of ours that was solved in time. */
  redeem(work: PhoneWork, activationId: string, now: EpochMs): Promise<boolean>;
};

/** What was used lately: ids and when they end, oldest first. */
const createUsed = () => {
  const used = new Map<string, EpochMs>();
  return (id: string, until: EpochMs, now: EpochMs): boolean => {
    for (const [old, end] of used) {
      if (end > now) break;
      used.delete(old);
    }
    if (used.has(id) || used.size >= mostUsed) return false;
    used.set(id, until);
    return true;
  };
};

export const createChallenges = (now: EpochMs): Challenges => {
  const keys = {
    hmacSignatureSecret: randomBytes(32).toString('base64url'),
    hmacKeySignatureSecret: randomBytes(32).toString('base64url'),
  };
  const allowance = createAllowance(made.burst, made.perSecond, now);
  const use = createUsed();
  return {
    async make(activationId, at) {
      if (!allowance.take(at)) return undefined;
      const { parameters, signature } = await createChallenge({
        ...keys,
        algorithm: 'PBKDF2/SHA-256',
        cost: rounds,
        counter: randomInt(steps.least, steps.most),
        deriveKey,
        data: { for: activationId, until: at + challengeLasts },
      });
      return signature === undefined ? undefined : { parameters, signature };
    },
    async redeem({ challenge, solution }, activationId, at) {
      const { data, nonce } = challenge.parameters;
      const until = data?.until;
      if (data?.for !== activationId || typeof until !== 'number' || until <= at) return false;
      const { verified } = await verifySolution({ ...keys, challenge: structuredClone(challenge), solution, deriveKey });
      return verified && use(nonce, until, at);
    },
  };
};
