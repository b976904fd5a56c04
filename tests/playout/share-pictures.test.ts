/** Pictures for the monitors: none for nobody, one for all, five a second at most. */

import { describe, expect, it } from 'vitest';
import type { MonitorName } from '../../server/contract/monitors.ts';
import { sharePictures } from '../../server/playout/share-pictures.ts';
import { eight } from '../core/plans.ts';
import { breathe, handClock } from '../fakes/hand-clock.ts';
import fc from '../run/properties.ts';

const open = () => {
  const clock = handClock(eight);
  const asked: { scene: string; at: number }[] = [];
  const seen = { program: 'Studio' as string | null, preview: 'Product' as string | null, slow: 0, fails: false };
  const reports: string[] = [];
  const pictures = sharePictures({
    clock,
    keeper: { running: () => null },
    switcher: {
      observed: () => ({ ...seen, transitioning: false, sound: {}, streaming: false, virtualCamera: false, recording: false, at: 0 }),
      screenshot: async (scene) => {
        asked.push({ scene, at: clock.now() });
        if (seen.slow > 0) await new Promise<void>((done) => clock.wakeAt(clock.now() + seen.slow, done));
        if (seen.fails) throw new Error('no picture');
        return Buffer.from(`${scene} at ${clock.now() - eight}`);
      },
    },
    report: (error) => reports.push(String(error)),
  });
  const stays = new AbortController();
  /** Watches as a page does: asks for the next one once it has the last. */
  const watch = (which: MonitorName, own = new AbortController()) => {
    const got: string[] = [];
    const look = async () => {
      for (let after = 0; !own.signal.aborted; ) {
        const picture = await pictures.next(which, after, own.signal);
        if (picture) {
          got.push(picture.jpeg.toString());
          after = picture.number;
        }
      }
    };
    void look();
    return { got, leave: () => own.abort() };
  };
  return {
    clock,
    asked,
    seen,
    reports,
    pictures,
    watch,
    next: (which: MonitorName, after = 0) => pictures.next(which, after, stays.signal),
  };
};

describe('pictures for the monitors', () => {
  it('[N1] are not asked of the switcher while nobody waits, nor once everybody has left', async () => {
    const { clock, asked, watch } = open();
    await clock.advance(60_000);
    expect(asked).toEqual([]);
    const viewer = watch('program');
    await clock.advance(1000);
    expect(asked.length).toBe(6);
    viewer.leave();
    await clock.advance(60_000);
    expect(asked.length).toBe(6);
  });

  it('[N1] are shared: twenty viewers of both monitors cost five a second, in turn', async () => {
    const { clock, asked, watch } = open();
    const viewers = Array.from({ length: 20 }, (_, n) => watch(n % 2 === 0 ? 'program' : 'next'));
    await clock.advance(2000);
    expect(asked.length).toBe(11);
    expect(asked.slice(0, 4).map(({ scene }) => scene)).toEqual(['Studio', 'Product', 'Studio', 'Product']);
    expect(viewers[0]?.got).toEqual(viewers[2]?.got);
    expect(viewers[1]?.got).toEqual(viewers[3]?.got);
    expect(viewers[0]?.got.length).toBe(6);
    for (const viewer of viewers) viewer.leave();
  });

  it('[N1] are never asked more often than five a second, whoever comes and goes', async () => {
    const visits = fc.array(
      fc.record({ which: fc.constantFrom('program' as const, 'next' as const), after: fc.nat({ max: 3 }), wait: fc.nat({ max: 400 }) }),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(visits, fc.nat({ max: 500 }), async (each, slow) => {
        const { clock, asked, seen, next } = open();
        seen.slow = slow;
        for (const { which, after, wait } of each) {
          void next(which, after);
          await clock.advance(wait);
        }
        await clock.advance(5000);
        for (const [n, { at }] of asked.entries()) if (n > 0) expect(at - asked[n - 1]!.at).toBeGreaterThanOrEqual(200);
      }),
      { numRuns: 20 },
    );
  });

  it('[N2] give a viewer who was busy the newest one only, at once; one who has it waits for the next', async () => {
    const { clock, watch, next } = open();
    const quick = watch('program');
    await clock.advance(1050);
    const late = await next('program', 1);
    expect(late?.jpeg.toString()).toBe('Studio at 1000');
    const waits = next('program', late?.number);
    await clock.advance(200);
    expect((await waits)?.number).toBe((late?.number ?? 0) + 1);
    quick.leave();
  });

  it('[N3] from before anybody watched are not shown as if they were new', async () => {
    const { clock, watch, next } = open();
    const viewer = watch('program');
    await clock.advance(500);
    viewer.leave();
    await clock.advance(5000);
    const fresh = next('program');
    await clock.advance(0);
    expect(await fresh).toMatchObject({ takenAt: eight + 5500, scene: 'Studio' });
  });

  it('[N1] are asked less of a switcher that is slow, and one at a time', async () => {
    const { clock, asked, seen, watch } = open();
    seen.slow = 900;
    const viewer = watch('program');
    await clock.advance(3000);
    expect(asked.length).toBe(4);
    viewer.leave();
  });

  it('say that there is none in time: no scene, a switcher that fails, a house that closes', async () => {
    const { clock, seen, reports, pictures, next } = open();
    seen.program = null;
    const none = next('program');
    await clock.advance(2000);
    expect(await none).toBeUndefined();
    seen.fails = true;
    const failed = next('next');
    await clock.advance(2000);
    expect(await failed).toBeUndefined();
    expect(reports.length).toBeGreaterThan(0);
    const waits = next('program');
    pictures.close();
    expect(await waits).toBeUndefined();
    expect(await next('program')).toBeUndefined();
    await breathe();
  });
});
