/**
 * What every phones' door keeps, the real process and the fake alike.
 *
 * Windows here are short and in true time; no absolute time is asserted.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Checkpoint, Count, Issuance, PollRules } from '../../server/contract/audience.ts';
import type { Choice, VoteCode } from '../../server/contract/phone.ts';
import type { PhonesDoor } from '../../server/ports/phones-door.ts';
import { episode, shortRules } from './phones-door-samples.ts';

export type CastVote = {
  readonly pollId: string;
  readonly voter: number;
  readonly choice: Choice;
  readonly sequence: number;
  readonly path?: string;
};
export type DoorHarness = {
  readonly door: PhonesDoor;
  /** Voters are numbers: the same number is the same pass. `path` binds with the first vote. */
  cast(vote: CastVote): Promise<VoteCode>;
  stop(): Promise<void>;
};

/** Resolves with the first published count for which `test` holds. */
const untilCount = (door: PhonesDoor, activationId: string, test: (count: Count) => boolean): Promise<Count> =>
  new Promise((resolve) => {
    const stop = door.onCount((count) => {
      if (count.activationId !== activationId || !test(count)) return;
      stop();
      resolve(count);
    });
  });

const passed = (at: number): Promise<void> => expect.poll(() => Date.now() > at, { interval: 20 }).toBe(true);

export const phonesDoorContract = (name: string, start: () => Promise<DoorHarness>): void => {
  describe(`phones' door: ${name}`, () => {
    let harness: DoorHarness;
    let door: PhonesDoor;
    let activationId = '';
    let lastActivation = 0;
    beforeAll(async () => {
      harness = await start();
      door = harness.door;
    });
    beforeEach(() => {
      lastActivation += 1;
      activationId = `act-${lastActivation}`;
      door.show({ ...episode, activationId });
    });
    afterAll(() => harness.stop());

    const rulesFrom = (now: number, length: number): PollRules => ({ ...shortRules(now, length), activationId });
    const cast = (vote: CastVote): Promise<VoteCode> => harness.cast({ ...vote, voter: lastActivation * 100 + vote.voter });

    it('counts one vote a pass, and a changed vote moves', async () => {
      await door.open(rulesFrom(Date.now(), 20_000));
      expect(await cast({ pollId: 'apples', voter: 1, choice: 'yea', sequence: 0, path: 'satellite' })).toBe('counted');
      expect(await cast({ pollId: 'apples', voter: 2, choice: 'yea', sequence: 0 })).toBe('counted');
      const moved = untilCount(door, activationId, (count) => count.nay === 1);
      expect(await cast({ pollId: 'apples', voter: 1, choice: 'nay', sequence: 1, path: 'satellite' })).toBe('counted');
      const count = await moved;
      expect(count).toMatchObject({ pollId: 'apples', activationId, yea: 1, nay: 1, ballots: 3, final: false });
      expect(count.perPath).toEqual({ satellite: { yea: 0, nay: 1 }, site: { yea: 0, nay: 0 }, unknown: { yea: 1, nay: 0 } });
    });

    it('[V21] keeps a vote that is asked again apart from its first try, whatever comes late about that', async () => {
      const first = rulesFrom(Date.now(), 20_000);
      await door.open(first);
      const voided = { pollId: 'apples', decision: 'void', revealedAt: Date.now() } as const;
      await door.outcome({ ...voided, of: first });
      const second = { ...first, opensAt: first.opensAt + 1 };
      await door.open(second);
      await door.outcome({ ...voided, revealedAt: voided.revealedAt + 1, of: { activationId, opensAt: first.opensAt } });
      expect(await cast({ pollId: 'apples', voter: 1, choice: 'yea', sequence: 0 })).toBe('counted');
      await expect(door.finalCount('apples', { activationId, opensAt: first.opensAt + 2 })).rejects.toThrow(/known here/);
    });

    it('acknowledges a vote that comes twice and counts it once; an older one cannot undo a newer', async () => {
      await door.open(rulesFrom(Date.now(), 20_000));
      const vote = { pollId: 'apples', voter: 1, choice: 'yea', sequence: 4 } as const;
      const counted = untilCount(door, activationId, (count) => count.yea === 1);
      expect(await cast(vote)).toBe('counted');
      expect(await cast(vote)).toBe('counted');
      expect(await cast({ ...vote, choice: 'nay', sequence: 3 })).toBe('outdated');
      expect(await counted).toMatchObject({ yea: 1, nay: 0, ballots: 1 });
    });

    it('publishes revisions that rise', async () => {
      await door.open(rulesFrom(Date.now(), 20_000));
      const first = untilCount(door, activationId, (count) => count.yea === 1);
      await cast({ pollId: 'apples', voter: 1, choice: 'yea', sequence: 0 });
      const { revision } = await first;
      const second = untilCount(door, activationId, (count) => count.yea === 2);
      await cast({ pollId: 'apples', voter: 2, choice: 'yea', sequence: 0 });
      expect((await second).revision).toBeGreaterThan(revision);
    });

    it('gives the final count only after the last path has closed, and it stands', async () => {
      const rules = rulesFrom(Date.now(), 2500);
      const last = Math.max(...rules.windows.map((window) => window.closesAt));
      await door.open(rules);
      await cast({ pollId: 'apples', voter: 1, choice: 'yea', sequence: 0 });
      const count = await door.finalCount('apples');
      expect(Date.now()).toBeGreaterThan(last);
      expect(count).toMatchObject({ yea: 1, nay: 0, final: true });
      expect(await cast({ pollId: 'apples', voter: 2, choice: 'nay', sequence: 0 })).toBe('closed');
      expect(await door.finalCount('apples')).toEqual(count);
    });

    it('takes ballots of viewers who proved nothing as long as anyone may vote, whatever path they claim', async () => {
      const now = Date.now();
      const rules = rulesFrom(now, 1200);
      const [satellite, site] = rules.windows;
      await door.open({ ...rules, windows: [satellite!, { ...site!, endsAt: now + 20_000, closesAt: now + 20_000 }] });
      await passed(satellite!.closesAt);
      expect(await cast({ pollId: 'apples', voter: 1, choice: 'yea', sequence: 0, path: 'satellite' })).toBe('counted');
      expect(await cast({ pollId: 'apples', voter: 2, choice: 'yea', sequence: 0, path: 'site' })).toBe('counted');
      expect(await cast({ pollId: 'apples', voter: 3, choice: 'yea', sequence: 0 })).toBe('counted');
    });

    it('with a live bar takes them from the opening to the end at the origin: to claim a late path gains nothing', async () => {
      const now = Date.now();
      const rules = { ...rulesFrom(now, 1200), split: 'shown' as const };
      const [satellite, site] = rules.windows;
      await door.open({ ...rules, windows: [satellite!, { ...site!, endsAt: now + 20_000, closesAt: now + 20_200 }] });
      await passed(satellite!.closesAt);
      for (const path of ['satellite', 'site'])
        expect(await cast({ pollId: 'apples', voter: path.length, choice: 'yea', sequence: 0, path })).toBe('closed');
      expect(await cast({ pollId: 'apples', voter: 3, choice: 'yea', sequence: 0 })).toBe('closed');
    });

    it('refuses a vote before the window and in a poll nobody opened', async () => {
      await door.open(rulesFrom(Date.now() + 20_000, 1000));
      expect(await cast({ pollId: 'apples', voter: 1, choice: 'yea', sequence: 0 })).toBe('early');
      expect(await cast({ pollId: 'pears', voter: 1, choice: 'yea', sequence: 0 })).toBe('unknown-poll');
    });

    it('extends, never shortens, and takes the same rules twice', async () => {
      const now = Date.now();
      const rules = rulesFrom(now, 20_000);
      const later = { ...rulesFrom(now, 25_000), opensAt: rules.opensAt };
      expect(await door.open(rules)).toBe('taken');
      expect(await door.open(rules)).toBe('taken');
      await door.extend(later);
      await door.open(rules);
      await expect(door.extend(rules)).rejects.toThrow(/later/);
      expect(await door.open({ ...rules, split: 'shown' })).toBe('other-rules');
      await expect(door.extend({ ...later, pollId: 'pears' })).rejects.toThrow(/No poll/);
    });

    it('[V35] refuses rules that come after their opening and keeps nothing of them; those it has already it has, however late it is asked', async () => {
      const late = { ...rulesFrom(Date.now(), 20_000), opensAt: Date.now() - 50 };
      expect(await door.open(late)).toBe('too-late');
      await expect(door.finalCount('apples', late)).rejects.toThrow(/known here/);
      const rules = rulesFrom(Date.now(), 4000);
      expect(await door.open(rules)).toBe('taken');
      await passed(rules.opensAt);
      expect(await door.open(rules)).toBe('taken');
      expect(await door.open({ ...rules, split: 'shown' })).toBe('other-rules');
      await door.finalCount('apples');
      expect(await door.open(rules)).toBe('taken');
      expect(await door.open({ ...rules, opensAt: rules.opensAt + 1 })).toBe('too-late');
    });

    it('brings the end of an open-ended poll forward once, and takes the rules it began with again', async () => {
      const now = Date.now();
      const rules = { ...rulesFrom(now, 600_000), openEnded: true };
      const ending = rulesFrom(now, 10_000);
      await door.open(rules);
      await door.extend(ending);
      await door.extend(ending);
      await door.open(rules);
      await expect(door.extend(rulesFrom(now, 9000))).rejects.toThrow(/later/);
      await door.extend(rulesFrom(now, 15_000));
    });

    it('counts again without a path, or a span in which ballots came, the newest ballot that remains standing', async () => {
      await door.open(rulesFrom(Date.now(), 3500));
      await cast({ pollId: 'apples', voter: 1, choice: 'yea', sequence: 0 });
      await cast({ pollId: 'apples', voter: 2, choice: 'yea', sequence: 0, path: 'site' });
      const cut = Date.now();
      await passed(cut + 150);
      await cast({ pollId: 'apples', voter: 1, choice: 'nay', sequence: 1 });
      await cast({ pollId: 'apples', voter: 3, choice: 'nay', sequence: 0 });
      await expect(door.countWithout('apples', activationId, [])).rejects.toThrow(/final/);
      const whole = await door.finalCount('apples');
      expect(whole).toMatchObject({ yea: 1, nay: 2 });
      expect(await door.countWithout('apples', activationId, [])).toMatchObject({ yea: 1, nay: 2, final: true });
      const late = [{ kind: 'span', from: cut + 100, to: cut + 600_000 }] as const;
      const withoutLate = await door.countWithout('apples', activationId, late);
      expect(withoutLate).toMatchObject({ yea: 2, nay: 0, without: late, perTier: { open: { yea: 2, nay: 0 } } });
      expect(await door.countWithout('apples', activationId, [{ kind: 'tier', tier: 'open' }])).toMatchObject({ yea: 0, nay: 0 });
      const site = await door.countWithout('apples', activationId, [{ kind: 'path', path: 'site' }]);
      expect(site.yea + site.nay).toBe(3 - (whole.perPath.site?.yea ?? 0) - (whole.perPath.site?.nay ?? 0));
      await expect(door.countWithout('pears', activationId, [])).rejects.toThrow(/No poll/);
    });

    it('takes a decision into its log, also when it is told twice, and tells of the signed head that holds it', async () => {
      await door.open(rulesFrom(Date.now(), 20_000));
      const record = {
        id: `${activationId}/7`,
        activationId,
        pollId: 'apples',
        body: { at: Date.now(), type: 'deferred', reason: 'no time' },
      };
      const signed = new Promise<Checkpoint>((resolve) => {
        const stop = door.onCheckpoint((checkpoint) => {
          if (checkpoint.activationId !== activationId) return;
          stop();
          resolve(checkpoint);
        });
      });
      await door.record(record);
      await door.record(record);
      expect((await signed).size).toBeGreaterThan(0);
    });

    it('says how many passes were handed out', async () => {
      await door.open(rulesFrom(Date.now(), 20_000));
      const issued = new Promise<Issuance>((resolve) => {
        const stop = door.onIssuance((issuance) => {
          if (issuance.activationId !== activationId || issuance.passes < 2) return;
          stop();
          resolve(issuance);
        });
      });
      for (const voter of [1, 2]) await cast({ pollId: 'apples', voter, choice: 'yea', sequence: 0 });
      const { passes, perTier } = await issued;
      expect(perTier).toEqual({ open: passes, air: 0, account: 0 });
    });

    it('takes no vote in a poll that was voided, and lets it be asked again', async () => {
      await door.open(rulesFrom(Date.now(), 20_000));
      await cast({ pollId: 'apples', voter: 1, choice: 'yea', sequence: 0 });
      await door.outcome({ pollId: 'apples', decision: 'void', revealedAt: Date.now() });
      expect(await cast({ pollId: 'apples', voter: 2, choice: 'yea', sequence: 0 })).toBe('closed');
      await door.open(rulesFrom(Date.now() + 1, 21_000));
      const afresh = untilCount(door, activationId, (count) => count.nay === 1);
      expect(await cast({ pollId: 'apples', voter: 1, choice: 'nay', sequence: 0 })).toBe('counted');
      expect(await afresh).toMatchObject({ yea: 0, nay: 1, ballots: 1 });
    });

    it('says that it is connected, and refuses to speak of polls it does not know', async () => {
      await expect.poll(() => door.health().state).toBe('connected');
      await expect(door.finalCount('pears')).rejects.toThrow(/No poll/);
      await expect(door.outcome({ pollId: 'pears', decision: 'yea', revealedAt: Date.now() })).rejects.toThrow(/No poll/);
    });
  });
};
