/** Between “open the vote” and the vote that is open: the phones' door, late, deaf, refusing, or asked by a server that died meanwhile. */
import { afterEach, describe, expect, it } from 'vitest';
import { breathe } from '../fakes/hand-clock.ts';
import { type Gallery, live, refused } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery.close());

const pollId = 'apples';
const bars = () => gallery.playout.program().graphics.filter(({ kind }) => kind === 'vote-bar');
const storedOf = async (type: string) => (await gallery.storedTypes()).filter((one) => one === type).length;
const vote = (voter: number) => gallery.phones.vote({ pollId, voter, choice: 'yea', path: 'satellite' });

/** Asks of the door to take rules wait until they are let through, in their order: `reach` the door, and then `answer`. */
const slowDoor = () => {
  const { open } = gallery.phones;
  const waiting: { reach: () => void; answer: () => void }[] = [];
  gallery.phones.open = async (rules) => {
    const gate = { reach: () => undefined, answer: () => undefined } as { reach: () => void; answer: () => void };
    const reached = new Promise<void>((resolve) => {
      gate.reach = resolve;
    });
    const answered = new Promise<void>((resolve) => {
      gate.answer = resolve;
    });
    waiting.push(gate);
    await reached;
    const said = await open(rules);
    await answered;
    return said;
  };
  const each = async (deed: (gate: (typeof waiting)[number]) => void) => {
    for (const gate of waiting) deed(gate);
    await breathe();
  };
  return {
    asked: () => waiting.length,
    reach: () => each(({ reach }) => reach()),
    answer: () => each(({ reach, answer }) => [reach(), answer()]),
    mend: () => {
      gallery.phones.open = open;
    },
  };
};
const deafDoor = (): (() => void) => {
  const { open } = gallery.phones;
  gallery.phones.open = () => Promise.reject(new Error('The phones’ door has not answered.'));
  return () => {
    gallery.phones.open = open;
  };
};
const call = (window = 30_000) => gallery.ask('poll.open', { pollId, window });

describe('a door that answers late', () => {
  it('[V6] [V35] keeps the vote off the air until it has said that it has the rules, and then it opens by them', async () => {
    gallery = await live();
    const door = slowDoor();
    expect(await call()).toEqual({ ok: true, recorded: true });
    await gallery.clock.advance(200);
    await door.reach();
    await gallery.clock.advance(2000);
    expect(gallery.phones.rules(pollId)).toBeDefined();
    expect(gallery.poll(pollId)).toMatchObject({ phase: 'armed', opensAt: null });
    expect(gallery.poll(pollId).calledAt).not.toBeNull();
    expect(bars()).toEqual([]);
    expect(refused(await call())).toBe('wrong-phase');
    expect(refused(await gallery.ask('poll.open', { pollId: 'oranges' }))).toBe('wrong-phase');
    await door.answer();
    expect(gallery.poll(pollId)).toMatchObject({ phase: 'open', calledAt: null, opensAt: gallery.phones.rules(pollId)?.opensAt });
    expect(bars()).toHaveLength(1);
    expect(vote(1)).toBe('counted');
  });

  it('[V35] that has them too late is asked again with a later opening, and the vote opens by that', async () => {
    gallery = await live();
    const door = slowDoor();
    await call();
    await gallery.clock.advance(700);
    await door.answer();
    expect(door.asked()).toBe(2);
    const before = gallery.clock.now();
    await door.answer();
    expect(gallery.phones.rules(pollId)?.opensAt).toBeGreaterThan(before);
    expect(gallery.poll(pollId)).toMatchObject({ phase: 'open', opensAt: gallery.phones.rules(pollId)?.opensAt });
    expect(await storedOf('poll.called')).toBe(2);
    expect(gallery.noticed).toEqual([]);
  });

  it('[V35] that always has them too late is not asked for ever: people are told, and may open it by hand', async () => {
    gallery = await live();
    const { open } = gallery.phones;
    gallery.phones.open = async () => 'too-late';
    await call();
    await gallery.clock.advance(10_000);
    expect(gallery.poll(pollId)).toMatchObject({ phase: 'armed', calledAt: null, opensAt: null });
    expect(gallery.noticed).toEqual(['The vote apples did not open: its rules reached the phones’ door too late. Open it by hand.']);
    expect(await storedOf('poll.called')).toBe(3);
    gallery.phones.open = open;
    await call();
    expect(gallery.poll(pollId).phase).toBe('open');
  });
});

describe('a door that does not answer', () => {
  it('[V35] is asked until it does, everybody is told, and a vote long past its moment does not open by itself', async () => {
    gallery = await live();
    const mend = deafDoor();
    await call();
    expect(gallery.noticed).toEqual(['The vote apples is not open yet: the phones’ door has not answered. It is asked until it does.']);
    await gallery.clock.advance(30_000);
    expect(gallery.poll(pollId)).toMatchObject({ phase: 'armed', opensAt: null });
    expect(bars()).toEqual([]);
    mend();
    await gallery.clock.advance(5000);
    expect(gallery.poll(pollId)).toMatchObject({ phase: 'armed', calledAt: null });
    expect(gallery.phones.rules(pollId)).toBeUndefined();
    expect(gallery.noticed.join()).toContain('The vote apples did not open');
  });

  it('[V35] but had the rules in time opens it by them: what is so is so', async () => {
    gallery = await live();
    const door = slowDoor();
    await call();
    await door.reach();
    await gallery.clock.advance(12_000);
    await door.answer();
    expect(gallery.poll(pollId)).toMatchObject({ phase: 'open', opensAt: gallery.phones.rules(pollId)?.opensAt });
    expect(vote(1)).toBe('counted');
  });
});

describe('a server killed between the call and the opening', () => {
  it('[S2] [V35] still waits after the restart, and opens the vote whose window runs at the door already', async () => {
    gallery = await live();
    const door = slowDoor();
    await call();
    await door.reach();
    gallery.crash();
    await gallery.clock.advance(10_000);
    expect(vote(1)).toBe('counted');
    await gallery.restart();
    expect(gallery.poll(pollId)).toMatchObject({ phase: 'armed', opensAt: null });
    expect(gallery.poll(pollId).calledAt).not.toBeNull();
    await door.answer();
    expect(gallery.poll(pollId)).toMatchObject({ phase: 'open', opensAt: gallery.phones.rules(pollId)?.opensAt });
    expect(await storedOf('poll.opened')).toBe(1);
    await gallery.clock.advance(60_000);
    expect(gallery.poll(pollId)).toMatchObject({ phase: 'counting', counted: { yea: 1 } });
  });

  it('[V7] counts one whose window has passed at the door by then', async () => {
    gallery = await live();
    const door = slowDoor();
    await call(5000);
    await door.reach();
    await gallery.clock.advance(1000);
    expect(vote(1)).toBe('counted');
    gallery.crash();
    await gallery.clock.advance(120_000);
    door.mend();
    await gallery.restart();
    await gallery.clock.advance(2000);
    expect(gallery.poll(pollId)).toMatchObject({ phase: 'counting', counted: { yea: 1 } });
    expect(bars()).toEqual([]);
  });

  it('[T6] [V35] does not open one that the door never heard of, and says so', async () => {
    gallery = await live();
    deafDoor();
    await call();
    gallery.crash();
    await gallery.clock.advance(30_000);
    gallery.phones.open = async () => 'too-late';
    await gallery.restart();
    await breathe();
    expect(gallery.poll(pollId)).toMatchObject({ phase: 'armed', calledAt: null });
    expect(gallery.noticed).toContain('The vote apples did not open: its rules reached the phones’ door too late. Open it by hand.');
  });
});

describe('a vote that is void while it waits', () => {
  const isVoid = () => gallery.ask('poll.void', { pollId, reason: 'the wrong product was shown' });

  it('[V21] is told as void to a door that turns out to have it, after who decided it, and can be asked again', async () => {
    gallery = await live();
    const door = slowDoor();
    await call();
    await door.reach();
    expect(await isVoid()).toMatchObject({ ok: true });
    const voidedAt = gallery.clock.now();
    expect(refused(await call())).toBe('busy');
    await door.answer();
    expect(gallery.poll(pollId).phase).toBe('void');
    door.mend();
    await gallery.clock.advance(2000);
    expect(gallery.phones.outcomes()).toMatchObject([{ pollId, decision: 'void', revealedAt: voidedAt }]);
    expect(gallery.phones.records().map(({ body }) => (body as { type: string }).type)).toEqual(['voided']);
    expect(vote(1)).toBe('closed');
    expect(gallery.poll(pollId)).toMatchObject({ phase: 'void', calledAt: null });
    expect(await call()).toMatchObject({ ok: true });
    expect(gallery.poll(pollId).phase).toBe('open');
    await gallery.clock.advance(1000);
    expect(vote(2)).toBe('counted');
  });

  it('[V21] leaves nothing at a door that never had it, also after a restart and the end of the episode', async () => {
    gallery = await live();
    const mend = deafDoor();
    await call();
    await isVoid();
    await gallery.end();
    await gallery.clock.advance(5000);
    expect(await gallery.archive.openActivation()).toBeDefined();
    await gallery.restart();
    mend();
    await gallery.clock.advance(5000);
    expect(gallery.phones.rules(pollId)).toBeUndefined();
    expect(gallery.phones.outcomes()).toEqual([]);
    expect(gallery.poll(pollId)).toMatchObject({ phase: 'void', calledAt: null });
    expect(await gallery.archive.openActivation()).toBeUndefined();
  });

  it('[V21] is not given to the door by asking whether it has it, by whichever clock is behind', async () => {
    gallery = await live();
    gallery.phones.says({ clock: { ahead: 2000, within: 50 } });
    const mend = deafDoor();
    await call();
    await isVoid();
    mend();
    const asked: number[] = [];
    const { open } = gallery.phones;
    gallery.phones.open = (rules) => {
      asked.push(gallery.clock.now() - rules.opensAt);
      return open(rules);
    };
    await gallery.clock.advance(5000);
    expect(asked).toEqual([2051]);
  });
});

it.each(['live', 'rehearsal', 'simulated'] as const)('[L22] the door is given rules that say that the vote is %s', async (kind) => {
  gallery = await live(undefined, kind);
  await gallery.ask('poll.open', { pollId });
  expect(gallery.phones.rules(pollId)).toMatchObject({ kind });
});

it('[G7] an extension of a vote that opened late reaches the door', async () => {
  gallery = await live();
  const door = slowDoor();
  await call();
  await door.answer();
  door.mend();
  const { endsAt } = gallery.poll(pollId);
  await gallery.ask('poll.extend', { pollId, by: 20_000 });
  expect(gallery.phones.rules(pollId)?.endsAt).toBe((endsAt ?? 0) + 20_000);
});
