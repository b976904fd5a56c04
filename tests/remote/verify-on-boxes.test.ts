/** A count is verified from a box as from a screen: by who has its figures before them, and says which those are. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Role } from '../../server/contract/commands.ts';
import type { OperatorView, PollRow } from '../../server/contract/views.ts';
import { readPress } from '../../server/remote/read-press.ts';
import { boxState } from '../../server/remote/state.ts';
import { standsFor } from '../../server/remote/task.ts';
import { asked, counting, desk, final, now, whole, withPoll } from '../control-room/task-desk.ts';
import { live } from '../playout/gallery.ts';
import { eventually } from '../run/eventually.ts';
import { openBoxHouse } from './box-house.ts';

const ready = { counted: { ...final, at: now - standsFor } };
const withCount = (patch: Partial<PollRow> = {}): OperatorView => ({ ...whole, ...withPoll({ phase: 'counting', ...ready, ...patch }) });
const stateFor = (view: OperatorView, role: Role) =>
  boxState(view, { id: 'box-1', name: 'left deck', owner: 'Lin Jia', role }, { now, language: 'en' });
const shown = 'poll-apples:41205:9877';
const pressed = (view: OperatorView, believesCount: string | undefined = shown) => {
  const found = readPress({ address: 'poll/verify', believes: 'now', believesCount }, { view, now, lastDone: undefined });
  return found.ok ? found.deed : found.refusal.code;
};

describe('the figures on a box', () => {
  it('[M14] are the final ones that wait to be signed, for who may sign them, and nobody else’s', () => {
    const view = withCount();
    for (const role of ['director', 'vote'] as const)
      expect(stateFor(view, role), role).toMatchObject({ toVerify: shown, figures: 'yea 41205, nay 9877' });
    for (const role of ['producer', 'graphics', 'guests', 'auditor', 'viewer'] as const)
      expect(stateFor(view, role), role).toMatchObject({ toVerify: 'none', figures: '' });
  });

  it('[M14][M5] are none while votes come, once they are signed, and where there is something to weigh at a screen', () => {
    const motion = { ...whole.polls[0]!, state: 'waiting' } as unknown as PollRow['motions'][number];
    for (const patch of [
      { phase: 'open' },
      { phase: 'verified' },
      { counted: { ...final, final: false } },
      { counted: null },
      { quorum: 60_000 },
      { robust: false },
      { motions: [motion] },
    ] as const)
      expect([patch, stateFor(withCount(patch), 'director').toVerify]).toEqual([patch, 'none']);
  });
});

describe('a press that verifies', () => {
  it('[M14][M12] asks for what the key asks for, with the figures that the box shows', () => {
    const key = asked('vote-verify', desk(counting, { focused: 'vote-verify' }));
    expect(pressed(withCount())).toEqual(key);
    expect(key).toEqual({ type: 'poll.verify', pollId: 'poll-apples', saw: { yea: 41_205, nay: 9877 } });
  });

  it('[M14] takes a tie for what its figures say, and the chair decides it elsewhere', () => {
    const tie = withCount({ counted: { ...ready.counted, yea: 40, nay: 40 }, robust: false, quorum: 1 });
    expect(pressed(tie, 'poll-apples:40:40')).toMatchObject({ saw: { yea: 40, nay: 40 } });
  });

  it('[M14] says which figures, and signs no others', () => {
    const at = { view: withCount(), now, lastDone: undefined };
    expect(readPress({ address: 'poll/verify', believes: 'now' }, at)).toMatchObject({
      refusal: { code: 'malformed', message: expect.stringContaining('believesCount=<toVerify') },
    });
    for (const said of ['poll-apples:41205:9876', 'poll-eggs:41205:9877', 'none', '41205:9877', ''])
      expect(pressed(withCount(), said), said).toBe('counts-differ');
  });

  it('[M14] does nothing to figures that nobody had time to read, nor to any that a screen has more to say of', () => {
    expect(pressed(withCount({ counted: { ...final, at: now - standsFor + 1 } }))).toBe('too-soon');
    for (const patch of [{ phase: 'verified' }, { counted: { ...final, final: false } }, { quorum: 60_000 }, { robust: false }] as const)
      expect(pressed(withCount(patch))).toBe('wrong-phase');
  });
});

describe('over real sockets', () => {
  let house: Awaited<ReturnType<typeof openBoxHouse>>;
  afterEach(() => house.close());

  const counted = async () => {
    const gallery = await live();
    house = await openBoxHouse({ gallery, machines: { osc: { host: '127.0.0.1', port: 0 } } });
    await gallery.ask('poll.open', { pollId: 'apples' });
    await gallery.clock.advance(1000);
    for (const voter of [1, 2, 3, 4])
      gallery.phones.vote({ pollId: 'apples', voter, choice: voter === 4 ? 'nay' : 'yea', path: 'satellite' });
    await gallery.clock.advance(120_000);
    expect(gallery.poll('apples').phase).toBe('counting');
    return gallery;
  };

  it('[M14] verifies by HTTP what the state shows, once, and then reveals it', async () => {
    const gallery = await counted();
    const { ask } = house;
    const { toVerify, figures } = (await ask('GET', 'state')).body;
    expect([toVerify, figures]).toEqual(['apples:3:1', 'yea 3, nay 1']);
    expect(await ask('POST', 'poll/verify?believes=now&believesCount=apples:4:0')).toMatchObject({ status: 409 });
    const press = () => ask('POST', `poll/verify?believes=now&believesCount=${toVerify}`);
    expect((await Promise.all([press(), press()])).map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(gallery.poll('apples')).toMatchObject({ phase: 'verified', verifiedBy: 'Mei (left deck)' });
    expect((await ask('GET', 'state')).body).toMatchObject({ toVerify: 'none', figures: '' });
    expect(await house.press('poll/reveal')).toMatchObject({ status: 200 });
    expect(gallery.poll('apples').phase).toBe('revealed');
  });

  it('[M14] verifies by OSC with the figures as third argument', async () => {
    const gallery = await counted();
    const { oscPress, token, door } = house;
    await oscPress('poll/verify', token, 'now');
    await eventually(() => expect(door.osc?.counts()).toMatchObject({ done: 0, refused: 1 }));
    await oscPress('poll/verify', token, 'now', 'apples:3:1');
    await eventually(() => expect(gallery.poll('apples').phase).toBe('verified'));
  });

  it('[M15] shows what was refused, and why, on the button that was pressed, until a press is done or it is old', async () => {
    const gallery = await counted();
    const { ask, oscPress, token, press, door } = house;
    const told = async () => {
      const { refused, why } = (await ask('GET', 'state')).body;
      return [refused, why];
    };
    await oscPress('take', token, 'an-older-run', house.next());
    await eventually(() => expect(door.osc?.counts().refused).toBe(1));
    expect(await told()).toEqual(['take', expect.stringContaining('Someone changed what is on air')]);
    expect(await press('freeze')).toMatchObject({ status: 200 });
    expect(await told()).toEqual(['', '']);
    expect(await press('guest/next/on')).toMatchObject({ status: 409 });
    expect(await told()).toEqual(['guest/next/on', expect.stringContaining('No guest is ready')]);
    await gallery.clock.advance(5000);
    expect(await told()).toEqual(['', '']);
  });
});
