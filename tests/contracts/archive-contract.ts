/**
 * What every archive must do, whatever it is made of.
 *
 * Run on the real one (tests/archive) and on the fake that other tests use, so that the fake stays honest.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Archive,
  ArchiveConflict,
  ArchiveFailed,
  type Delivery,
  type OrderLine,
  type StoredFact,
} from '../../server/ports/archive.ts';
import { deliveryContract } from './archive-delivery-contract.ts';

export const aFact = (seq: number, over: Partial<StoredFact> = {}): StoredFact => ({
  activationId: 'evening',
  seq,
  id: `fact-${seq}`,
  version: 1,
  at: 1_796_300_000_000 + seq,
  by: 'director',
  body: { type: 'segment.taken' },
  ...over,
});

export const aDelivery = (id: string, over: Partial<Delivery> = {}): Delivery => ({
  source: 'orchard',
  deliveryId: id,
  receivedAt: 1_796_300_000_000,
  activationId: 'evening',
  headers: '{}',
  body: `{"order":"${id}"}`,
  ...over,
});

export const aLine = (orderId: string, over: Partial<OrderLine> = {}): OrderLine => ({
  source: 'orchard',
  orderId,
  lineId: '1',
  kind: 'sale',
  sku: 'apples-5kg',
  units: 2,
  amountMinor: 9980,
  currency: 'CNY',
  orderedAt: 1_796_300_000_000,
  receivedAt: 1_796_300_000_500,
  activationId: 'evening',
  ...over,
});

const anActivation = (id: string) => ({
  id,
  kind: 'live' as const,
  episode: 'day-3',
  plan: '{"segments":[]}',
  startedAt: 1_796_300_000_000,
  ended: false,
});

export const archiveContract = (name: string, open: () => Promise<Archive>) => {
  describe(`${name} as an archive`, () => {
    let archive: Archive;
    beforeEach(async () => {
      archive = await open();
    });
    afterEach(() => archive.close());

    factsContract(() => archive);
    activationsContract(() => archive);
    ordersContract(() => archive);
    smallThingsContract(() => archive);
    deliveryContract(() => archive);

    it('refuses everything once it is closed', async () => {
      await archive.close();
      await expect(archive.get('anything')).rejects.toBeInstanceOf(ArchiveFailed);
    });

    it('says that the disk takes writes', async () => {
      await expect(archive.probe()).resolves.toBeUndefined();
    });
  });
};

const factsContract = (archive: () => Archive) => {
  it('gives back the facts of an evening in order, exactly as they were', async () => {
    const keyed = aFact(2, {
      key: 'take-7',
      keyedCommand: '{"type":"segment.take"}',
      body: { type: 'segment.taken', run: { title: '苹果' } } as StoredFact['body'],
    });
    await archive().append([aFact(1), keyed]);
    await archive().append([aFact(3, { at: 1_796_300_000_000.25 })]);
    expect(await archive().facts('evening')).toEqual([aFact(1), keyed, aFact(3, { at: 1_796_300_000_000.25 })]);
  });

  it('keeps the facts of two activations apart', async () => {
    await archive().append([aFact(1)]);
    await archive().append([aFact(1, { activationId: 'rehearsal', id: 'other' })]);
    expect(await archive().facts('evening')).toEqual([aFact(1)]);
    expect(await archive().facts('nothing')).toEqual([]);
    expect(await archive().factsBefore('nothing', 9, 9)).toEqual([]);
  });

  it('takes the same fact again without recording it twice', async () => {
    await archive().append([aFact(1), aFact(2)]);
    await archive().append([aFact(2), aFact(3)]);
    expect(await archive().facts('evening')).toEqual([aFact(1), aFact(2), aFact(3)]);
    expect(await archive().factsBefore('evening', 3, 5)).toEqual([aFact(2), aFact(1)]);
    expect(await archive().factsBefore('evening', 9, 2)).toEqual([aFact(3), aFact(2)]);
  });

  it('refuses another fact in a place that is taken, and writes nothing of that call', async () => {
    await archive().append([aFact(1)]);
    await expect(archive().append([aFact(2), aFact(1, { id: 'usurper' })])).rejects.toBeInstanceOf(ArchiveConflict);
    expect(await archive().facts('evening')).toEqual([aFact(1)]);
  });

  it('refuses another fact under an id that is taken', async () => {
    await archive().append([aFact(1)]);
    await expect(archive().append([aFact(2, { id: 'fact-1' })])).rejects.toBeInstanceOf(ArchiveConflict);
    await expect(archive().append([aFact(1, { by: 'producer' })])).rejects.toBeInstanceOf(ArchiveConflict);
  });

  it('refuses a fact that would leave a gap', async () => {
    await archive().append([aFact(1)]);
    await expect(archive().append([aFact(3)])).rejects.toBeInstanceOf(ArchiveConflict);
  });
};

const activationsContract = (archive: () => Archive) => {
  it('knows the last activation that has not ended', async () => {
    expect(await archive().openActivation()).toBeUndefined();
    await archive().startActivation(anActivation('first'));
    await archive().startActivation(anActivation('second'));
    await archive().startActivation(anActivation('second'));
    expect(await archive().openActivation()).toEqual(anActivation('second'));
    await archive().endActivation('second');
    await archive().endActivation('second');
    expect(await archive().openActivation()).toEqual(anActivation('first'));
  });

  it('[I10] lists the activations that ran in true time, newest first, and hands out any of them', async () => {
    const third = { ...anActivation('third'), plan: JSON.stringify({ episode: { title: 'Third' }, compress: 1 }) };
    await archive().startActivation(anActivation('first'));
    await archive().startActivation({ ...anActivation('quick'), plan: JSON.stringify({ episode: {}, compress: 30 }) });
    await archive().startActivation(third);
    await archive().endActivation('third');
    const rows = await archive().pastActivations(5);
    expect(rows.map(({ id }) => id)).toEqual(['third', 'first']);
    expect(rows[0]).toEqual({ id: 'third', kind: third.kind, startedAt: third.startedAt, about: '{"title":"Third"}' });
    expect(await archive().pastActivations(1)).toHaveLength(1);
    expect(await archive().activation('third')).toEqual({ ...third, ended: true });
    expect(await archive().activation('nobody')).toBeUndefined();
  });

  it('does not let an activation’s plan be replaced', async () => {
    await archive().startActivation(anActivation('first'));
    await expect(archive().startActivation({ ...anActivation('first'), plan: '{}' })).rejects.toBeInstanceOf(ArchiveConflict);
  });

  it('keeps the newest snapshot, whichever order they were written in', async () => {
    expect(await archive().snapshot('evening')).toBeUndefined();
    await archive().saveSnapshot('evening', 20, 'm1', '"later"');
    await archive().saveSnapshot('evening', 10, 'm1', '"earlier"');
    expect(await archive().snapshot('evening')).toEqual({ seq: 20, machineVersion: 'm1', state: '"later"' });
    await archive().saveSnapshot('evening', 20, 'm2', '"again"');
    expect(await archive().snapshot('evening')).toEqual({ seq: 20, machineVersion: 'm2', state: '"again"' });
  });
};

const ordersContract = (archive: () => Archive) => {
  it('stores a delivery once, and says so when it comes again', async () => {
    expect(await archive().storeDelivery(aDelivery('d1'))).toBe('stored');
    expect(await archive().storeDelivery(aDelivery('d1', { receivedAt: 1_796_300_009_000 }))).toBe('already');
    expect(await archive().storeDelivery(aDelivery('d1', { source: 'farm' }))).toBe('stored');
    expect(await archive().pending(10)).toEqual([aDelivery('d1'), aDelivery('d1', { source: 'farm' })]);
  });

  it('does not take another body under an id that is taken', async () => {
    await archive().storeDelivery(aDelivery('d1'));
    expect(await archive().storeDelivery(aDelivery('d1', { body: '{"order":"other"}' }))).toBe('conflict');
    expect(await archive().pending(10)).toEqual([aDelivery('d1')]);
  });

  it('hands out what waits, oldest first and no more than asked', async () => {
    for (const id of ['d3', 'd1', 'd2']) await archive().storeDelivery(aDelivery(id));
    expect((await archive().pending(2)).map((delivery) => delivery.deliveryId)).toEqual(['d3', 'd1']);
  });

  it('applies a delivery once: a second try gives the same lines and records nothing new', async () => {
    await archive().storeDelivery(aDelivery('d1'));
    expect(await archive().apply(aDelivery('d1'), [aLine('o1'), aLine('o1', { lineId: '2', sku: 'eggs-30' })])).toHaveLength(2);
    expect(await archive().apply(aDelivery('d1'), [aLine('o1'), aLine('o1', { lineId: '2', sku: 'eggs-30' })])).toHaveLength(2);
    expect(await archive().pending(10)).toEqual([]);
    expect(await archive().lines('evening')).toEqual([aLine('o1'), aLine('o1', { lineId: '2', sku: 'eggs-30' })]);
  });

  it('finds a line that another delivery brought before not new', async () => {
    await archive().storeDelivery(aDelivery('d1'));
    await archive().storeDelivery(aDelivery('d2'));
    await archive().apply(aDelivery('d1'), [aLine('o1')]);
    expect(await archive().apply(aDelivery('d2'), [aLine('o1'), aLine('o2')])).toEqual([aLine('o2')]);
    expect(await archive().lines('evening')).toEqual([aLine('o1'), aLine('o2')]);
  });

  it('keeps a refund beside the sale it takes back', async () => {
    await archive().storeDelivery(aDelivery('d1'));
    const refund = aLine('o1', { kind: 'refund', units: -2, amountMinor: -9980 });
    expect(await archive().apply(aDelivery('d1'), [aLine('o1'), refund])).toEqual([aLine('o1'), refund]);
  });

  it('keeps the lines of two activations apart', async () => {
    await archive().storeDelivery(aDelivery('d1'));
    await archive().apply(aDelivery('d1'), [aLine('o1'), aLine('o2', { activationId: 'rehearsal' })]);
    expect(await archive().lines('rehearsal')).toEqual([aLine('o2', { activationId: 'rehearsal' })]);
  });

  it('sets a delivery aside so that it waits no longer', async () => {
    await archive().storeDelivery(aDelivery('d1'));
    await archive().setAside(aDelivery('d1'), 'not an order');
    await archive().setAside(aDelivery('d1'), 'not an order');
    expect(await archive().pending(10)).toEqual([]);
    expect(await archive().storeDelivery(aDelivery('d1'))).toBe('already');
  });

  it('will not apply or set aside what was never stored', async () => {
    await expect(archive().apply(aDelivery('ghost'), [aLine('o1')])).rejects.toBeInstanceOf(ArchiveConflict);
    await expect(archive().setAside(aDelivery('ghost'), 'why')).rejects.toBeInstanceOf(ArchiveConflict);
    expect(await archive().lines('evening')).toEqual([]);
  });
};

const smallThingsContract = (archive: () => Archive) => {
  it('keeps small named values', async () => {
    expect(await archive().get('epoch')).toBeUndefined();
    await archive().set('epoch', '1');
    await archive().set('epoch', '2');
    expect(await archive().get('epoch')).toBe('2');
  });

  it('lets the first of two set a value that may be set once', async () => {
    expect(await Promise.all([archive().setOnce('key', 'mine'), archive().setOnce('key', 'yours')])).toEqual(['mine', 'mine']);
    expect(await archive().get('key')).toBe('mine');
  });

  it('lets only one of many take a value', async () => {
    await archive().set('link', 'used');
    const takers = await Promise.all([1, 2, 3].map(() => archive().takeOnce('link')));
    expect(takers.filter((won) => won)).toHaveLength(1);
    expect(await archive().takeOnce('link')).toBe(false);
  });
};
