/** Secrets on the pages of a station that is behind the origin: what is sent when, and that each moment is painted whole at its time. */
import { describe, expect, it } from 'vitest';
import { type Arrived, isAgain, isOf } from '../../overlays/program/arrived.ts';
import { holdBack } from '../../overlays/program/hold-back.ts';
import type { EpochMs, Ms } from '../../server/contract/units.ts';
import type { OutputView } from '../../server/contract/views.ts';
import { seenAt } from '../../server/core/delay-ramp.ts';
import { stationOutput } from '../../server/core/station-view.ts';
import { openWholeLater } from '../../server/screens/whole-later.ts';
import { handClock } from '../fakes/hand-clock.ts';
import fc from '../run/properties.ts';
import { anyEvening, anyRoughEvening, type Deed, openEvening } from '../stations/evening-of-secrets.ts';
import { station } from '../stations/sample-show.ts';

const noon = 1_764_734_400_000;

/** A page as `overlays/program/screen.ts` keeps what arrives, without its pictures. @param lateBy the line's own way */
const openPage = (now: () => EpochMs, delay: Ms) => {
  const held = holdBack<Arrived>(1200);
  let newest: OutputView | undefined;
  const painted: OutputView[] = [];
  return {
    painted,
    hear: (view: OutputView) => {
      if (isAgain(view, newest)) {
        const isHeld = held.replace(isOf(view), (one) => ({ ...one, view }));
        const last = painted.at(-1);
        if (!isHeld && last && isOf(view)({ view: last, isSnapshot: false })) painted.push(view);
        return;
      }
      newest = view;
      held.add(view.at, { view, isSnapshot: false });
    },
    look: () => {
      for (const one of held.due(now() - delay)) if ('view' in one) painted.push(one.view);
    },
  };
};

const play = async (evening: readonly Deed[], delay: Ms, way: Ms) => {
  const clock = handClock(noon);
  const show = openEvening();
  const sent: { readonly at: EpochMs; readonly view: OutputView }[] = [];
  const wholes: OutputView[] = [];
  const page = openPage(clock.now, delay);
  const send = (view: OutputView) => {
    sent.push({ at: clock.now(), view });
    clock.wakeAt(clock.now() + way, () => page.hear(view));
  };
  const later = openWholeLater({ clock, secrets: show.secrets, again: (_, view) => send(view) });
  for (const { after, what } of [{ after: 0, what: 'change' as const }, ...evening]) {
    await clock.advance(after);
    show.do(what, clock.now());
    const whole = stationOutput(show.output(clock.now()), station(), delay, { dumped: show.dumped() });
    wholes.push(whole);
    send(later.early('harbour', whole));
    clock.wakeAt(clock.now() + delay, page.look);
  }
  await clock.advance(delay + way + 1000);
  page.look();
  return { show, sent, wholes, page };
};

describe('the pages of a station that is behind the origin', () => {
  it('[F39] are sent no result, correction or revealed price before their viewers are there, whatever comes after it', async () => {
    await fc.assert(
      fc.asyncProperty(anyRoughEvening, fc.constantFrom(0, 800, 4000, 30_000), async (evening, delay) => {
        const { show, sent } = await play(evening, delay, 0);
        for (const secret of show.told)
          expect(
            sent.filter((one) => one.at < show.mayLeave(secret, delay) && JSON.stringify(one.view).includes(`${secret.number}`)),
          ).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('[F40] paint every moment whole and in order, also over a line that takes as long as is allowed for', async () => {
    await fc.assert(
      fc.asyncProperty(anyEvening, fc.constantFrom(800, 4000, 30_000), fc.constantFrom(0, 100, 240), async (evening, delay, way) => {
        const { wholes, page } = await play(evening, delay, way);
        const last = new Map(wholes.map((view) => [view.revision, view] as const));
        expect(page.painted.map(({ revision, graphics }) => [revision, graphics])).toEqual(
          [...last.values()].map(({ revision, graphics }) => [revision, graphics]),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('[F40] have everything else early; of a price reveal they have what keeps viewers waiting', async () => {
    const { sent, wholes } = await play(
      [
        { after: 1000, what: 'price' },
        { after: 10, what: 'result' },
      ],
      4000,
      0,
    );
    const ids = ({ graphics }: OutputView) => graphics.map(({ id }) => id);
    expect(sent.map(({ at, view }) => [at - noon, ids(view)])).toEqual([
      [0, ['label', 'reveal']],
      [1000, ['label', 'reveal']],
      [1010, ['label', 'reveal']],
      [4750, ['label', 'reveal']],
      [4750, ['label', 'reveal']],
      [4760, ['label', 'reveal', 'result']],
    ]);
    expect(sent[2]?.view.graphics.find(({ id }) => id === 'reveal')?.data).not.toHaveProperty('price');
    expect(sent[3]?.view.graphics).toEqual(wholes[1]?.graphics);
    expect(seenAt(wholes[2]?.at ?? 0, 4000, undefined) - noon).toBe(5010);
  });

  it('[F40] show a secret whose line was late as soon as it comes, and nothing else is late by it', async () => {
    const clock = handClock(noon);
    const page = openPage(clock.now, 4000);
    const evening = openEvening();
    evening.do('change', clock.now());
    evening.do('result', clock.now());
    const whole = stationOutput(evening.output(noon), station(), 4000);
    const without = { ...whole, graphics: whole.graphics.filter(({ kind }) => kind !== 'result') };
    page.hear(without);
    await clock.advance(4000);
    page.look();
    expect(page.painted).toEqual([without]);
    page.hear(whole);
    expect(page.painted).toEqual([without, whole]);
  });

  it('[F8, F21, F39] are not sent what was held back once they are muted, or its viewers are away by then', async () => {
    const away = { localBreak: { empty: true, away: [{ leavesAt: noon + 2000, rejoinsAt: null }] } };
    for (const now of [{ delay: 0, graphics: [] }, away]) {
      const clock = handClock(noon);
      const again: OutputView[] = [];
      const evening = openEvening();
      const later = openWholeLater({ clock, secrets: evening.secrets, again: (_, view) => void again.push(view) });
      evening.do('result', noon);
      const whole = stationOutput(evening.output(noon), station(), 4000);
      later.early('harbour', whole);
      later.early('harbour', { ...whole, revision: whole.revision + 1, ...now });
      await clock.advance(20_000);
      expect(again.filter(({ revision }) => revision === whole.revision)).toEqual([]);
    }
  });
});
