/** What every archive must do with what was delivered to stations. */
import { expect, it } from 'vitest';
import type { Archive, StoredMinute } from '../../server/ports/archive.ts';

export const deliveryContract = (archive: () => Archive) => {
  const aMinute = (minute: number, rev: number, over: Partial<StoredMinute> = {}): StoredMinute => ({
    ...{ activationId: 'evening', stationId: 'harbour', minute, life: 'one', rev },
    record: `{"rev":${rev}}`,
    ...over,
  });

  it('keeps of each minute of a station the newest, whatever order they come in, and each life of the server apart', async () => {
    await archive().keepMinutes([aMinute(120_000, 1), aMinute(60_000, 9)]);
    await archive().keepMinutes([aMinute(60_000, 4), aMinute(120_000, 2), aMinute(60_000, 1, { life: 'two' })]);
    await archive().keepMinutes([aMinute(60_000, 7, { stationId: 'inland' }), aMinute(60_000, 7, { activationId: 'other' })]);
    expect(await archive().minutesOf('evening', 'harbour')).toEqual([
      aMinute(60_000, 9),
      aMinute(60_000, 1, { life: 'two' }),
      aMinute(120_000, 2),
    ]);
    expect(await archive().minutesOf('evening', 'nobody')).toEqual([]);
  });
};
