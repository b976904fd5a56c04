/** A vote is called first, and open only when the phones' door has its rules. */
import { describe, expect, it } from 'vitest';
import type { FactBody } from '../../server/core/facts.ts';
import { pollRows } from '../../server/core/poll-rows.ts';
import { rulesFor } from '../../server/core/poll-rules.ts';
import { type Evening, live, typesOf } from './evening.ts';
import { brokenRules } from './legal-state.ts';
import { aPlan, cue, eight, plus, segment } from './plans.ts';

const pollId = 'apples';
const apples = (evening: Evening) => evening.context.polls.apples;
const row = (evening: Evening) => pollRows(evening.show, evening.now).find(({ id }) => id === pollId);

/** Called at eight; the door says nothing by itself. */
const called = (plan = aPlan()): Evening => {
  const evening = live(plan);
  evening.door = 'silent';
  evening.ask('poll.open', { pollId });
  return evening;
};

describe('a vote that is called', () => {
  it.each(['live', 'rehearsal', 'simulated'] as const)(
    '[L22] says in its rules that it is %s, by hand and by cue, and keeps it',
    (kind) => {
      const evening = live(aPlan({ segments: [segment('one', 300, { cues: [cue('vote', 'poll', 'manual', { poll: 'oranges' })] })] }));
      evening.world = { kind };
      evening.ask('poll.open', { pollId });
      evening.ask('poll.extend', { pollId, by: 15_000 });
      expect(apples(evening)?.rules).toMatchObject({ kind, endsAt: plus(45.4) });
      evening.wait(120);
      evening.fire('vote');
      expect(evening.context.polls.oranges?.rules).toMatchObject({ kind });
    },
  );

  it('[V35] is armed, with its rules fixed but not open, until the door has them', () => {
    const evening = called();
    expect(apples(evening)).toMatchObject({
      phase: 'armed',
      rules: null,
      called: { since: eight, tries: 1, rules: { opensAt: plus(0.4) } },
    });
    expect(evening.doorSays(pollId, 'taken')).toMatchObject([{ type: 'poll.opened', rules: { opensAt: plus(0.4), endsAt: plus(30.4) } }]);
    expect(apples(evening)).toMatchObject({ phase: 'open', called: null, rules: { opensAt: plus(0.4) } });
  });

  it('[V35] shows nothing of it on screen however long it waits, and the operators are told that it waits', () => {
    const evening = called();
    expect(evening.wait(60)).toEqual([]);
    expect(evening.screen).toEqual([]);
    expect(row(evening)).toMatchObject({ phase: 'armed', calledAt: eight, opensAt: null, endsAt: null });
    expect(row(evening)?.earliestReveal).toBe(plus(54.4 + 15));
  });

  it('[V12] keeps every other vote from being called, by hand or by cue, and is not called twice by hand', () => {
    const cues = [cue('vote', 'poll', 'manual', { poll: 'oranges' }), cue('again', 'poll', 'manual', { poll: pollId })];
    const evening = called(aPlan({ segments: [segment('one', 300, { cues })] }));
    expect(evening.ask('poll.open', { pollId: 'oranges' })).toBe('wrong-phase');
    expect(evening.ask('poll.open', { pollId })).toBe('wrong-phase');
    expect(evening.fire('vote')).toBe('wrong-phase');
    expect(evening.fire('again')).toBe('wrong-phase');
  });

  it('[V12] whose windows have passed before the door says that it has the rules is counting at once, and keeps no other from opening', () => {
    const evening = called();
    evening.wait(90);
    expect(evening.ask('poll.open', { pollId: 'oranges', window: 3000 })).toBe('wrong-phase');
    expect(typesOf(evening.doorSays(pollId, 'taken'))).toEqual(['poll.opened', 'poll.closing', 'poll.counting']);
    expect(typesOf(evening.ask('poll.open', { pollId: 'oranges', window: 3000 }))).toEqual(['poll.called']);
    expect(brokenRules(evening.show, evening.now)).toEqual([]);
    expect(evening.stall(1)).toEqual([]);
  });

  it('[V12] that opens past its end at the origin is closing at once, and keeps every other from opening until its last close', () => {
    const evening = called();
    evening.wait(40);
    expect(typesOf(evening.doorSays(pollId, 'taken'))).toEqual(['poll.opened', 'poll.closing']);
    expect(evening.screen).toEqual([]);
    expect(evening.ask('poll.open', { pollId: 'oranges' })).toBe('wrong-phase');
    evening.wait(15);
    expect(typesOf(evening.ask('poll.open', { pollId: 'oranges' }))).toEqual(['poll.called']);
  });

  it('[V35] can be void, but is not put off, and the episode does not end over it', () => {
    const evening = called();
    expect(evening.ask('poll.defer', { pollId, reason: 'no time left' })).toBe('wrong-phase');
    expect(evening.end()).toBe('wrong-phase');
    expect(typesOf(evening.ask('poll.void', { pollId, reason: 'the wrong product' }))).toEqual(['poll.voided']);
    expect(typesOf(evening.end())).toEqual(['end.asked', 'episode.ended']);
    expect(evening.doorSays(pollId, 'too-late')).toMatchObject([{ type: 'poll.uncalled' }]);
  });

  it('[V35] opens by the rules that the door holds, and by no others', () => {
    const evening = called();
    const other: FactBody = { type: 'poll.opened', pollId, rules: rulesFor(aPlan(), { activationId: 'evening' }, pollId, plus(9)) };
    expect(() => evening.fold([other])).toThrow();
  });

  it('[S2] opens without a call in the record of an older Cuecart', () => {
    const evening = live();
    evening.fold([{ type: 'poll.opened', pollId, rules: rulesFor(aPlan(), { activationId: 'evening' }, pollId, plus(0.4)) }]);
    expect(apples(evening)).toMatchObject({ phase: 'open', called: null });
  });
});

describe('rules that came too late', () => {
  it('[V35] are called again with more time each time, the same but for it, and given up after the third', () => {
    const evening = called();
    const first = apples(evening)?.called?.rules;
    evening.wait(0.8);
    evening.doorSays(pollId, 'too-late');
    const by = 1400;
    const later = first?.windows.map((window) => ({
      ...window,
      opensAt: window.opensAt + by,
      endsAt: window.endsAt + by,
      closesAt: window.closesAt + by,
    }));
    expect(apples(evening)?.called).toEqual({
      since: eight,
      tries: 2,
      rules: { ...first, opensAt: plus(1.8), endsAt: plus(31.8), windows: later },
    });
    evening.wait(1.1);
    expect(evening.doorSays(pollId, 'too-late')).toMatchObject([{ type: 'poll.called', rules: { opensAt: plus(1.9 + 2.5) } }]);
    evening.wait(2.6);
    expect(evening.doorSays(pollId, 'too-late')).toMatchObject([{ type: 'poll.uncalled' }]);
    expect(apples(evening)).toMatchObject({ phase: 'armed', called: null, rules: null });
    expect(typesOf(evening.ask('poll.open', { pollId }))).toEqual(['poll.called']);
    expect(apples(evening)?.called).toMatchObject({ tries: 1 });
  });

  it('[T6] of a call that is older than a few seconds are given up at once: a vote is not opened long after its moment', () => {
    const evening = called();
    evening.stall(6);
    expect(evening.doorSays(pollId, 'too-late')).toMatchObject([
      { type: 'poll.uncalled', reason: 'its rules reached the phones’ door too late' },
    ]);
  });

  it('[V35] are given up where the door holds others for this vote', () => {
    const evening = called();
    expect(evening.doorSays(pollId, 'other-rules')).toMatchObject([{ type: 'poll.uncalled' }]);
    expect(apples(evening)?.phase).toBe('armed');
  });
});

describe('a vote that is void while it waits', () => {
  const voided = (): Evening => {
    const evening = called();
    evening.ask('poll.void', { pollId, reason: 'the wrong product' });
    return evening;
  };

  it('[V21] is not asked again before it is known whether the door had it; others are', () => {
    const evening = voided();
    expect(evening.ask('poll.open', { pollId })).toBe('busy');
    expect(row(evening)).toMatchObject({ phase: 'void', calledAt: eight, opensAt: null });
    evening.door = 'prompt';
    expect(typesOf(evening.ask('poll.open', { pollId: 'oranges' }))).toEqual(['poll.called']);
  });

  it.each(['taken', 'too-late', 'other-rules'] as const)(
    '[V21] stays void when the door says “%s”, and can then be asked again',
    (answer) => {
      const evening = voided();
      expect(evening.doorSays(pollId, answer)).toMatchObject([{ type: 'poll.uncalled' }]);
      expect(apples(evening)).toMatchObject({ phase: 'void', called: null, reason: 'the wrong product' });
      expect(typesOf(evening.ask('poll.open', { pollId }))).toEqual(['poll.called']);
      expect(apples(evening)).toMatchObject({ phase: 'armed', reason: null });
    },
  );
});
