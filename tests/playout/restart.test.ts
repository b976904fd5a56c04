/** kill -9 in the middle of the show, and on from there. */
import { afterEach, describe, expect, it } from 'vitest';
import { textIn } from '../../server/contract/units.ts';
import { machineVersion } from '../../server/core/show.ts';
import { aPlan, cue, plus, segment } from '../core/plans.ts';
import type { Gallery } from './gallery.ts';
import { live } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery.close());

const restarted = 'The server was started again';
const shown = ({ view }: Gallery) => ({
  onAir: view.onAir,
  next: view.nextSegmentId,
  timing: view.timing,
  rundown: view.rundown,
  cues: view.cues,
  polls: view.polls,
  guests: view.guests,
  graphics: view.graphics,
  chair: view.chair,
  log: view.log.filter(({ text }) => !textIn(text, 'en').startsWith(restarted)).slice(0, 100),
});

describe('after a restart in the middle', () => {
  it('[S2] segment, run, clock, next, polls and log are the same', async () => {
    gallery = await live();
    await gallery.take();
    await gallery.ask('poll.open', { pollId: 'apples' });
    await gallery.clock.advance(5000);
    await gallery.ask('clock.freeze', { frozen: true });
    await gallery.ask('segment.skip', { segmentId: 'oranges', skipped: true });
    const before = shown(gallery);
    await gallery.restart();
    expect(shown(gallery)).toEqual(before);
  });

  it('[A4] the log says so, and how long after the line before: on air only', async () => {
    gallery = await live();
    gallery.crash();
    await gallery.clock.stall(12_000);
    await gallery.restart();
    const said = () => gallery.view.log.filter(({ text }) => textIn(text, 'en').startsWith(restarted));
    expect(said()).toMatchObject([{ type: 'noted', text: { en: `${restarted}, 13 s after the last line before that.` } }]);
    expect((await gallery.stored()).at(-1)?.body.type).toBe('noted');
    await gallery.end();
    await gallery.restart();
    expect(said().length).toBeLessThanOrEqual(1);
  });

  it('[T6] late cues jump: the last of the late shots is cut to, what is over is missed', async () => {
    const busy = segment('busy', 120, {
      shots: ['desk', 'close', 'film'],
      cues: [
        cue('first', 'shot', '+0:20', { shot: 'close' }),
        cue('second', 'shot', '+0:40', { shot: 'film' }),
        cue('vote', 'poll', '+0:30', { poll: 'apples' }),
      ],
    });
    gallery = await live(aPlan({ segments: [busy, segment('closing', 60)] }));
    gallery.crash();
    await gallery.clock.stall(60_000);
    await gallery.restart();
    expect(gallery.view.cues.map(({ id, state }) => [id, state])).toEqual([
      ['first', 'missed'],
      ['second', 'on'],
      ['vote', 'missed'],
    ]);
    expect(gallery.view.onAir?.shotId).toBe('film');
    expect(gallery.program).toBe('OBS film');
    expect(gallery.desk.asked.filter((scene) => scene === 'OBS close')).toHaveLength(0);
  });

  it('[V7] an open poll closes at its time, and its count comes in', async () => {
    gallery = await live();
    await gallery.ask('poll.open', { pollId: 'apples' });
    await gallery.clock.advance(1000);
    gallery.phones.vote({ pollId: 'apples', voter: 1, choice: 'yea', path: 'satellite' });
    const { endsAt } = gallery.poll('apples');
    gallery.crash();
    await gallery.clock.advance(10_000);
    await gallery.restart();
    expect(gallery.poll('apples')).toMatchObject({ phase: 'open', endsAt });
    await gallery.clock.advance(20_000);
    expect(gallery.poll('apples').phase).toBe('closing');
    gallery.crash();
    await gallery.clock.advance(60_000);
    await gallery.restart();
    await gallery.clock.advance(1000);
    expect(gallery.poll('apples')).toMatchObject({ phase: 'counting', counted: { yea: 1, nay: 0, final: true } });
    const types = await gallery.storedTypes();
    for (const type of ['poll.closing', 'poll.counting', 'poll.counted']) expect(types.filter((one) => one === type)).toHaveLength(1);
  });

  it('[P5] the switcher is brought to the picture again, and clips are not played again', async () => {
    const film = segment('film', 120, { shots: ['desk', 'film'], cues: [cue('roll', 'clip', 'take', { clip: 'tour' })] });
    gallery = await live(aPlan({ segments: [film, segment('closing', 60)] }));
    expect(gallery.desk.played).toEqual(['Film 0']);
    await gallery.restart();
    expect(gallery.program).toBe('OBS film');
    expect(gallery.desk.played).toEqual(['Film 0']);
    await gallery.clock.advance(20_000);
    expect(gallery.program).toBe('OBS desk');
  });

  it('[T1] a take of an hour ago counts on from its own time', async () => {
    gallery = await live();
    gallery.crash();
    await gallery.clock.stall(3_600_000);
    await gallery.restart();
    expect(gallery.view.onAir).toMatchObject({ segmentId: 'opening', startedAt: plus(0), endsAt: plus(60) });
    expect(gallery.view.timing.overUnder).toBe(3_541_000);
  });
});

describe('a long record', () => {
  const manyFacts = async () => {
    gallery = await live();
    for (let n = 0; n < 210; n += 1) await gallery.ask('clock.freeze', { frozen: n % 2 === 0 });
    return gallery;
  };

  it('[S2] is shortened by a snapshot that gives the same show as folding', async () => {
    await manyFacts();
    const before = shown(gallery);
    expect(await gallery.archive.snapshot(gallery.activationId)).toMatchObject({ seq: 200, machineVersion });
    await gallery.restart();
    expect(shown(gallery)).toEqual(before);
    gallery.archive.snapshot = async () => undefined;
    await gallery.restart();
    expect(shown(gallery)).toEqual(before);
  });

  it.each([
    ['of another machine', { seq: 205, machineVersion: 'older', state: '{}' }],
    ['that cannot be read', { seq: 205, machineVersion, state: '{"value":' }],
    ['beyond the record', { seq: 9999, machineVersion, state: '{}' }],
  ])('[S2] is folded whole beside a snapshot %s', async (_, snapshot) => {
    await manyFacts();
    const before = shown(gallery);
    gallery.archive.snapshot = async () => snapshot;
    await gallery.restart();
    expect(shown(gallery)).toEqual(before);
  });
});

describe('a record that cannot be read at the start', () => {
  it('[A4] does not stop the server: it says so, and goes on once it can', async () => {
    gallery = await live();
    const before = shown(gallery);
    gallery.archive.breakDown('full');
    await gallery.restart();
    expect(gallery.view.onAir).toBeNull();
    expect(gallery.noticed).toContain('What was on air before the restart cannot be read. It is tried again until it can.');
    gallery.archive.mend();
    expect(await gallery.activate()).toMatchObject({ ok: false, refusal: { code: 'needs-disk' } });
    await gallery.clock.advance(5000);
    expect(gallery.view.onAir).toEqual(before.onAir);
  });

  it('[O4] of sales alone: the show goes on at once, and no sum is shown before it is known', async () => {
    gallery = await live();
    const line = {
      source: 'shop',
      orderId: 'a',
      lineId: '1',
      kind: 'sale',
      sku: 'apples',
      units: 3,
      amountMinor: 300,
      currency: 'CNY',
    } as const;
    const now = gallery.clock.now();
    await gallery.archive.storeDelivery({
      ...{ source: 'shop', deliveryId: 'd', receivedAt: now, activationId: gallery.activationId, headers: '', body: '' },
    });
    const lines = await gallery.archive.apply({ source: 'shop', deliveryId: 'd' }, [
      { ...line, orderedAt: now, receivedAt: now, activationId: gallery.activationId },
    ]);
    gallery.playout.sold(lines);
    expect(gallery.playout.figures().products.apples).toMatchObject({ sold: 3, left: 997 });
    const { lines: read } = gallery.archive;
    gallery.archive.lines = () => Promise.reject(new Error('The page is torn.'));
    await gallery.restart();
    expect(gallery.onAir).toBe('opening');
    expect(gallery.playout.figures()).toMatchObject({ products: {}, sales: { at: null } });
    expect(gallery.noticed.join()).toContain('No sales figure is shown');
    gallery.playout.sold(lines);
    gallery.archive.lines = read;
    await gallery.clock.advance(5000);
    expect(gallery.playout.figures().products.apples).toMatchObject({ sold: 3, left: 997 });
  });
});

it('[R9] on air lists no checks, and its log still says when they were made', async () => {
  gallery = await live();
  const begun = gallery.view.log.find(({ type }) => type === 'preflight.begun');
  expect(gallery.view.preflight).not.toEqual([]);
  await gallery.restart();
  expect(gallery.view.preflight).toEqual([]);
  expect(gallery.view.log.find(({ type }) => type === 'preflight.begun')).toEqual(begun);
  expect(begun).toBeDefined();
});
