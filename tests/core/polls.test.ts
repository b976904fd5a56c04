/** A vote: its window, its phases, what opens and extends it. */

import { describe, expect, it } from 'vitest';
import { say } from '../../server/contract/sayings.ts';
import { seconds } from '../../server/contract/units.ts';
import { lastCloseOf } from '../../server/core/poll-machine.ts';
import { pollRows } from '../../server/core/poll-rows.ts';
import { rulesFor } from '../../server/core/poll-rules.ts';
import { type Evening, live, liveWith, typesOf } from './evening.ts';
import { aPlan, cue, eight, plus, poll, segment } from './plans.ts';
import { counted, open } from './voting.ts';

const phaseOf = (evening: Evening) => evening.context.polls.apples?.phase;

describe('a vote', () => {
  it('[V6] fixes its rules before it opens: a window of its own for every path that may vote', () => {
    const evening = open();
    expect(evening.context.polls.apples).toMatchObject({
      phase: 'open',
      rules: {
        opensAt: plus(0.4),
        endsAt: plus(30.4),
        windows: [
          { path: 'satellite', opensAt: plus(-0.6), endsAt: plus(30.4), closesAt: plus(33.4) },
          { path: 'site', name: 'Site', opensAt: plus(18.4), endsAt: plus(50.4), closesAt: plus(54.4) },
        ],
      },
    });
  });

  it('[V6] is shown to operators with the rules that it will open by', () => {
    const plan = aPlan({ polls: [poll('apples', { tie: 'chair', quorum: 500, window: seconds(45), split: 'shown' })] });
    const [row] = pollRows(live(plan).show, eight);
    const rules = { window: 45_000, eligiblePaths: ['satellite', 'site'], quorum: 500, tie: 'chair', split: 'shown' };
    expect(row).toMatchObject({ ...rules, opensAt: null, contingency: { action: 'defer', hostLine: 'Later.' }, seen: false });
  });

  it('[V7] closes at the origin at its time, is counted when its last path has closed, and each only once', () => {
    const evening = open();
    expect(evening.wait(30.3)).toEqual([]);
    expect(evening.wait(0.1)).toEqual([{ type: 'poll.closing', pollId: 'apples' }]);
    expect(evening.wait(23.9)).toEqual([]);
    expect(evening.wait(0.1)).toEqual([{ type: 'poll.counting', pollId: 'apples' }]);
    expect(evening.wait(300)).toEqual([]);
  });

  it('[V11] goes idle, armed, open, closing, counting, verified, revealed', () => {
    const evening = live(aPlan({ segments: [segment('one', 60), segment('two', 300, { poll: 'apples' })] }));
    const phases = [phaseOf(evening)];
    const see = () => phases.push(phaseOf(evening));
    evening.wait(1);
    evening.take();
    see();
    evening.ask('poll.open', { pollId: 'apples' });
    see();
    evening.wait(31);
    see();
    evening.wait(30);
    see();
    evening.count('apples', 1, 0);
    evening.verify('apples', 1, 0);
    see();
    evening.ask('poll.reveal', { pollId: 'apples' });
    see();
    expect(phases).toEqual(['idle', 'armed', 'open', 'closing', 'counting', 'verified', 'revealed']);
  });

  it('[V11] is not verified before its final count is in', () => {
    const evening = open();
    for (const wait of [0, 31, 30]) {
      evening.wait(wait);
      expect(evening.verify('apples', 0, 0)).toBe('wrong-phase');
    }
    evening.count('apples', 0, 0);
    expect(typesOf(evening.verify('apples', 0, 0))).toEqual(['poll.verified']);
  });

  it('[V11] is verified only by somebody who saw the count that we hold', () => {
    const evening = counted();
    expect(evening.verify('apples', 70, 31)).toBe('counts-differ');
    expect(evening.verify('apples', 70, 30)).toMatchObject([{ type: 'poll.verified', verifiedBy: 'Mei', saw: { yea: 70, nay: 30 } }]);
  });

  it('[V11] is not revealed before it is verified', () => {
    const evening = counted();
    expect(evening.ask('poll.reveal', { pollId: 'apples' })).toBe('wrong-phase');
    evening.verify('apples', 70, 30);
    expect(evening.ask('poll.reveal', { pollId: 'apples' })).toMatchObject([{ type: 'poll.revealed', pollId: 'apples', decision: 'yea' }]);
    expect(evening.ask('poll.reveal', { pollId: 'apples' })).toBe('wrong-phase');
  });

  it('[L18] waits for a witness only where the series says so', () => {
    const voteLog = { witnesses: [{ name: 'The auditor', publicKey: 'w' }], witnessBeforeReveal: true };
    for (const [plan, witnessedAt, isShown] of [
      [{ ...aPlan(), voteLog }, null, false],
      [{ ...aPlan(), voteLog }, plus(59), false],
      [{ ...aPlan(), voteLog }, plus(60), true],
      [{ ...aPlan(), voteLog }, 'not-needed', true],
      [aPlan(), null, true],
    ] as const) {
      const evening = counted(plan);
      evening.verify('apples', 70, 30);
      evening.world = { witnessedAt };
      expect(evening.ask('poll.reveal', { pollId: 'apples' }) !== 'wrong-phase').toBe(isShown);
    }
  });

  it('[V9] opens and extends only while phones and disk are well, and nothing is verified or revealed off the record', () => {
    const evening = live();
    const away = { voteObstacle: say('vote-no-door') };
    const full = { voteObstacle: say('vote-no-disk'), diskIsWell: false };
    expect(evening.ask('poll.open', { pollId: 'apples' }, away)).toBe('phones-away');
    expect(evening.ask('poll.open', { pollId: 'apples' }, full)).toBe('needs-disk');
    const running = counted();
    expect(running.ask('poll.verify', { pollId: 'apples', saw: { yea: 70, nay: 30 } }, full)).toBe('needs-disk');
    running.verify('apples', 70, 30);
    expect(running.ask('poll.reveal', { pollId: 'apples' }, full)).toBe('needs-disk');
  });

  it('[V12] does not open before the last path of another has closed, by hand or by cue', () => {
    const cues = [cue('vote', 'poll', 'manual', { poll: 'oranges' }), cue('timed', 'poll', '+0:40', { poll: 'oranges' })];
    const evening = open(aPlan({ segments: [segment('one', 300, { cues })] }));
    evening.wait(35);
    expect(evening.ask('poll.open', { pollId: 'oranges' })).toBe('wrong-phase');
    expect(evening.fire('vote')).toBe('wrong-phase');
    expect(evening.wait(5)).toMatchObject([
      { type: 'cue.missed', cueId: 'timed', why: 'The vote apples is still open for late pictures.' },
    ]);
    evening.wait(15);
    expect(typesOf(evening.fire('vote'))).toEqual(['cue.fired', 'poll.called']);
  });

  it('[V12] opens at once when the other was voided', () => {
    const evening = open();
    evening.ask('poll.void', { pollId: 'apples', reason: 'the wrong product was shown' });
    expect(typesOf(evening.ask('poll.open', { pollId: 'oranges' }))).toEqual(['poll.called']);
  });

  it('[V6] opens for as long as the operator says instead', () => {
    const evening = live();
    evening.ask('poll.open', { pollId: 'apples', window: seconds(90) });
    expect(evening.context.polls.apples?.rules?.endsAt).toBe(plus(90.4));
  });

  it('[S1] is opened once', () => {
    const evening = open();
    expect(evening.ask('poll.open', { pollId: 'apples' })).toBe('wrong-phase');
    expect(evening.ask('poll.open', { pollId: 'pears' })).toBe('unknown');
  });
});

describe('an extension', () => {
  it('[V6] moves the end of every window, and nothing else', () => {
    const evening = open();
    const before = evening.context.polls.apples?.rules;
    evening.wait(10);
    evening.ask('poll.extend', { pollId: 'apples', by: seconds(15) });
    const now = evening.context.polls.apples?.rules;
    expect(now).toEqual({
      ...before,
      endsAt: plus(45.4),
      windows: before?.windows.map((window) => ({ ...window, endsAt: window.endsAt + 15_000, closesAt: window.closesAt + 15_000 })),
    });
    expect(evening.wait(35)).toEqual([]);
    expect(typesOf(evening.wait(1))).toEqual(['poll.closing']);
  });

  it('[V6] comes too late in the last ten seconds, and for a closed vote', () => {
    const evening = open();
    evening.wait(20.5);
    expect(evening.ask('poll.extend', { pollId: 'apples', by: seconds(15) })).toBe('too-late');
    evening.wait(11);
    expect(evening.ask('poll.extend', { pollId: 'apples', by: seconds(15) })).toBe('wrong-phase');
  });

  it('[V6] of a short vote may still come in its first half', () => {
    const evening = open(aPlan({ polls: [poll('apples', { window: seconds(8) })] }));
    evening.wait(4.3);
    expect(typesOf(evening.ask('poll.extend', { pollId: 'apples', by: seconds(5) }))).toEqual(['poll.extended']);
  });

  it('[V6] never makes it shorter', () => {
    const evening = open();
    const rules = evening.context.polls.apples?.rules;
    if (!rules) throw new Error('It is open.');
    const shorter = { type: 'poll.extended', pollId: 'apples', rules: { ...rules, endsAt: rules.endsAt - 1 } } as const;
    expect(() => evening.fold([shorter])).toThrow();
  });
});

it('[T4] the last close is that of the slowest path that may vote', () => {
  expect(lastCloseOf(rulesFor(aPlan(), { activationId: 'evening' }, 'apples', eight))).toBe(plus(30 + 20 + 2 + 2));
  expect(liveWith(aPlan(), 'apples').context.polls.apples?.phase).toBe('armed');
});
