/** Figures of sales have a record; checks before air know what they do not know; followers are told once. */
import { afterEach, describe, expect, it } from 'vitest';
import type { OrderLine } from '../../server/core/order-line.ts';
import { openTill } from '../../server/playout/sell.ts';
import { aPlan, plus } from '../core/plans.ts';
import { breathe } from '../fakes/hand-clock.ts';
import { station } from '../stations/sample-show.ts';
import type { Gallery } from './gallery.ts';
import { live, open, refused } from './gallery.ts';

let gallery: Gallery;
afterEach(() => gallery?.close());

const line = (activationId: string, orderId: string, units: number, more: Partial<OrderLine> = {}): OrderLine => ({
  ...{ source: 'shop', orderId, lineId: '1', kind: 'sale', sku: 'apples', units, amountMinor: units * 4990, currency: 'CNY' },
  ...{ orderedAt: gallery?.clock.now() ?? 0, receivedAt: gallery?.clock.now() ?? 0, activationId },
  ...more,
});
const apples = () => gallery.playout.figures().products.apples;

describe('sales', () => {
  it('[O4] rise by recorded lines, each once', async () => {
    gallery = await live();
    expect(apples()).toMatchObject({ sold: 0, left: 1000 });
    const sale = line(gallery.activationId, 'a', 3);
    gallery.playout.sold([sale]);
    gallery.playout.sold([sale]);
    expect(apples()).toMatchObject({ sold: 3, left: 997 });
    expect(gallery.playout.figures().sales).toMatchObject({ units: 3, net: { minor: 14_970, currency: 'CNY' } });
  });

  it('[O3] fall only by a refund or a cancel', async () => {
    gallery = await live();
    const { activationId } = gallery;
    gallery.playout.sold([line(activationId, 'a', 3)]);
    await gallery.restart();
    gallery.playout.sold([line(activationId, 'a', 3), line(activationId, 'a', -1, { kind: 'refund', lineId: '2' })]);
    expect(apples()).toMatchObject({ sold: 2, left: 998 });
  });

  it('[R3] of another activation are not counted', async () => {
    gallery = await live(aPlan(), 'rehearsal');
    const rehearsed = gallery.activationId;
    gallery.playout.sold([line(rehearsed, 'a', 3)]);
    await gallery.end();
    await gallery.activate('live');
    gallery.playout.sold([line(rehearsed, 'b', 5)]);
    expect(apples()).toMatchObject({ sold: 0, left: 1000 });
    expect(gallery.playout.figures().sales).toMatchObject({ units: 0, at: null });
  });

  it('[O4] are told to pages that were there before: with the episode, and with every card that goes on', async () => {
    gallery = await open();
    const told: number[] = [];
    gallery.playout.onFigures(() => told.push(Object.keys(gallery.playout.figures().products).length));
    await gallery.activate();
    expect(told).toEqual([3]);
    await gallery.ask('episode.ready', {});
    await gallery.take();
    await gallery.ask('graphic.on', { graphic: 'product-card', productId: 'eggs' });
    expect(told).toEqual([3, 3]);
    await gallery.ask('graphic.on', { graphic: 'label', text: 'Live' });
    expect(told).toEqual([3, 3]);
  });

  it('[C1] name no figure of a product before what was sold is known: never a nought', () => {
    const till = openTill();
    till.open('a', aPlan());
    till.take([{ ...line('a', 'x', 2), orderedAt: 1, receivedAt: 1 }]);
    expect([till.products(), till.sales().at]).toEqual([{}, null]);
    till.complete([]);
    expect(till.products().apples).toMatchObject({ sold: 2, left: 998 });
  });
});

describe('the checks before air', () => {
  const rows = () => Object.fromEntries(gallery.view.preflight.map(({ id, light }) => [id, light]));

  it('[P7] are made with the activation, and what is well has no remedy', async () => {
    gallery = await open();
    await gallery.activate('rehearsal');
    const found = { switcher: 'ok', transmits: 'ok', scenes: 'ok', disk: 'ok', phones: 'ok', overlay: 'warn', guests: 'warn' };
    expect(rows()).toEqual({ ...found, 'clip:Film': 'warn', 'slate-key': 'warn', space: 'ok', keys: 'ok' });
    for (const { light, remedy } of gallery.view.preflight) expect(remedy === '').toBe(light === 'ok');
  });

  it('[P7] that are red need a reason, and name what is missing', async () => {
    const plan = aPlan();
    const scenes = { ...plan.scenes, close: { id: 'close', obs: 'OBS close', hasGraphics: false } };
    gallery = await open({ ...plan, scenes });
    const { check } = gallery.desk;
    gallery.desk.check = (needs) => check({ ...needs, scenes: [...needs.scenes, 'OBS attic'] });
    await gallery.activate();
    expect(gallery.view.preflight.find(({ light }) => light === 'bad')).toMatchObject({ what: 'scene “OBS attic”' });
    expect(refused(await gallery.ask('episode.ready', {}))).toBe('preflight-red');
    expect(await gallery.ask('episode.ready', { reason: 'the attic is not used tonight' })).toMatchObject({ ok: true });
  });

  const liveOnly = () => {
    const { 'on-air-switcher': desk, start, stations, shops } = rows();
    return { desk, start, stations, shops };
  };

  it('[P7] of a live episode ask for a switcher that goes to air, or a reason', async () => {
    gallery = await open();
    await gallery.activate();
    expect(liveOnly()).toEqual({ desk: 'ok', start: 'ok', stations: 'ok', shops: 'ok' });
    Object.assign(gallery.desk, { kind: 'rehearsal' });
    await gallery.ask('episode.preflight', {});
    expect(liveOnly()).toMatchObject({ desk: 'bad' });
    expect(refused(await gallery.ask('episode.ready', {}))).toBe('preflight-red');
    expect(await gallery.ask('episode.ready', { reason: 'a trial on the house monitor' })).toMatchObject({ ok: true });
  });

  it.each([
    ['days from now', 7 * 3600, 'bad'],
    ['tonight', 5 * 3600, 'ok'],
    ['running already', -300, 'ok'],
    ['over', -3600, 'bad'],
  ] as const)('[P7] of a live episode say when it is not for now: %s', async (_, starts, light) => {
    const plan = aPlan();
    gallery = await open({ ...plan, plannedStart: plus(starts), hardOut: plus(starts + 540) });
    await gallery.activate();
    expect(liveOnly()).toMatchObject({ start: light });
  });

  it('[P7] of a live episode warn of stations that are not connected and of a series without shops', async () => {
    gallery = await open({ ...aPlan(), shops: {}, stations: { harbour: station({ id: 'harbour' }) } });
    await gallery.activate();
    expect(liveOnly()).toEqual({ desk: 'ok', start: 'ok', stations: 'warn', shops: 'warn' });
    expect(gallery.view.preflight.find(({ id }) => id === 'stations')?.remedy).toContain('Call Harbour TV:');
  });

  it('[C1] that cannot be made are not green: a switcher that is silent, a disk that is late, a door that is away', async () => {
    gallery = await open();
    await gallery.activate('rehearsal');
    gallery.desk.check = () => Promise.reject(new Error('OBS has not answered.'));
    gallery.phones.lose();
    gallery.archive.breakDown('late');
    await gallery.ask('episode.preflight', {});
    expect(rows()).toMatchObject({ switcher: 'bad', disk: 'bad', phones: 'bad' });
    const { observed } = gallery.desk;
    gallery.archive.mend();
    gallery.desk.check = async () => [];
    gallery.desk.observed = () => ({ ...observed(), at: null });
    await gallery.ask('episode.preflight', {});
    expect(rows()).toMatchObject({ transmits: 'unknown' });
    expect(refused(await gallery.ask('episode.ready', {}))).toBe('preflight-red');
  });

  it('[C1] are made again after a restart, not remembered as green', async () => {
    gallery = await open();
    await gallery.activate();
    gallery.desk.check = () => new Promise(() => undefined);
    await gallery.restart();
    expect(gallery.view.preflight).toEqual([]);
    expect(refused(await gallery.ask('episode.ready', {}))).toBe('preflight-red');
  });
});

describe('another episode', () => {
  it('[S1] is refused while one is on air; a rehearsal also while a live one is being made ready', async () => {
    gallery = await live();
    expect(refused(await gallery.activate())).toBe('wrong-phase');
    await gallery.end();
    await gallery.activate();
    const first = gallery.activationId;
    await gallery.ask('episode.ready', {});
    expect(refused(await gallery.activate('rehearsal'))).toBe('wrong-phase');
    expect(gallery.activationId).toBe(first);
    await gallery.end();
    await gallery.activate('rehearsal');
    expect(gallery.activationId).not.toBe(first);
    expect(gallery.view).toMatchObject({ phase: 'preflight', chair: { operatorId: 'mei' }, activation: { kind: 'rehearsal' } });
    expect((await gallery.archive.facts(first)).at(-1)?.body.type).toBe('episode.ended');
    await gallery.restart();
    expect(gallery.view.activation?.kind).toBe('rehearsal');
  });

  it('[S10] with mistakes, or that cannot be read, leaves the one before as it is', async () => {
    gallery = await open();
    await gallery.activate();
    const { activationId } = gallery;
    expect(refused(await gallery.ask('episode.activate', { episode: 'fourth.yaml', kind: 'live' }))).toBe('bad-show-file');
    expect(gallery.activationId).toBe(activationId);
  });
});

describe('a rehearsal on another day', () => {
  it.each(['rehearsal', 'simulated'] as const)('[T3] counts its clocks from the first take: %s', async (kind) => {
    const plan = aPlan();
    const later = 12 * 24 * 3_600_000;
    gallery = await live({ ...plan, plannedStart: plan.plannedStart + later, hardOut: plan.hardOut + later }, kind);
    const startedAt = gallery.clock.now() - 1000;
    expect(gallery.view.timing).toMatchObject({ overUnder: 0, startedAt, plannedStart: startedAt, hardOut: startedAt + 540_000 });
    await gallery.restart();
    expect(gallery.view.timing.plannedStart).toBe(startedAt);
  });

  it('[T3] of a live episode stays where it was planned', async () => {
    gallery = await live({ ...aPlan(), plannedStart: plus(-20) });
    expect(gallery.view.timing).toMatchObject({ overUnder: 20_000, plannedStart: plus(-20) });
  });
});

describe('followers', () => {
  it('[C4] are told once of changes that fall together, with a revision that rises', async () => {
    gallery = await live();
    let told = 0;
    gallery.playout.onStructure(() => {
      told += 1;
    });
    const before = gallery.view.revision;
    for (let n = 0; n < 50; n += 1) gallery.playout.touch();
    await breathe();
    expect(told).toBe(1);
    expect(gallery.view.revision).toBe(before + 50);
    expect(gallery.view).toBe(gallery.playout.view());
  });

  it('[C4] go on being told when one of them fails', async () => {
    gallery = await live();
    let told = 0;
    gallery.playout.onStructure(() => {
      throw new Error('The page is gone.');
    });
    gallery.playout.onStructure(() => {
      told += 1;
    });
    await gallery.take();
    expect(told).toBeGreaterThan(0);
    expect(gallery.onAir).toBe('apples');
  });
});
