/** What a station must not have it does not get later either: of before its rule, its mute or its show became another. */
import { describe, expect, it } from 'vitest';
import type { EpochMs, Ms } from '../../server/contract/units.ts';
import type { OperatorView } from '../../server/contract/views.ts';
import { feedMoment } from '../../server/core/feed-moment.ts';
import { stationFigures } from '../../server/core/station-figures.ts';
import type { Secrets } from '../../server/core/station-secrets.ts';
import type { Partner } from '../../server/core/station-settings-row.ts';
import { judgeBy } from '../../server/stations/station-key.ts';
import { openSeat } from '../../server/stations/station-seat.ts';
import { stationsDoor } from '../../server/stations/stations-door.ts';
import { type HandClock, handClock } from '../fakes/hand-clock.ts';
import { figures, graphic, label, noon, poll, show, station } from './sample-show.ts';

const quiet = { info: () => undefined, warn: () => undefined };
const labelled = (n: number, changes: Partial<OperatorView> = {}) =>
  show({ revision: n, at: noon + n, graphics: [graphic(`label-${n}`, label.data)], ...changes });
const hushed = { harbour: { since: noon, by: 'Mei', reason: 'their mixer is on fire' } };

/** A line that keeps what it is told. */
const openLine = () => {
  const told: { readonly id: string; readonly type: string; readonly data: unknown }[] = [];
  const line = {
    ...{ tell: (event: (typeof told)[number]) => void told.push(event), figure: (event: (typeof told)[number]) => void told.push(event) },
    ...{ beat: () => undefined, lastHeard: () => noon, taken: () => null, lag: () => 0, end: () => undefined },
  };
  return { line, told };
};

const openDoor = (clock: HandClock, partners: () => readonly Partner[]) =>
  stationsDoor({
    clock,
    log: quiet,
    epoch: 'life1',
    judge: judgeBy(() => 'key'),
    stations: partners,
    code: () => undefined,
    knocked: () => undefined,
  });

describe('a station’s feed', () => {
  const seatAt = (delay: Ms = 0) => openSeat('life1', { station: station(), delay }, () => noon);
  const publish = (seat: ReturnType<typeof seatAt>, view: OperatorView, partner: Partner = { station: station(), delay: 0 }) => {
    seat.follow(partner);
    seat.draft(feedMoment(view), partner);
    seat.tell();
  };

  it('[F8] tells one that was away over a whole mute nothing of what it missed before it', () => {
    const seat = seatAt();
    publish(seat, labelled(1));
    publish(seat, labelled(2));
    publish(seat, labelled(3, { muted: hushed }));
    publish(seat, labelled(4));
    const { line, told } = openLine();
    seat.join(line, 'life1-1');
    expect(JSON.stringify(told)).not.toContain('label-2');
    expect(told.map(({ type }) => type)).toEqual(['snapshot', 'snapshot']);
    expect(told.at(-1)).toMatchObject({ id: 'life1-4', data: { graphics: [{ id: 'label-4' }] } });
  });

  it('[F15] tells one that was away while its rule became another all of it anew, and nothing of what it may not have now', () => {
    const seat = seatAt();
    publish(seat, labelled(1));
    publish(seat, labelled(2));
    publish(seat, labelled(3), { station: station({ excludes: ['label'] }), delay: 0 });
    const { line, told } = openLine();
    seat.join(line, 'life1-1');
    expect(told).toMatchObject([{ type: 'snapshot', data: { graphics: [] } }]);
    const next = openLine();
    seat.join(next.line, 'life1-3');
    expect(next.told, 'who was there goes on').toEqual([]);
  });

  it('[F3] tells figures of another show only once it has been told of that show', () => {
    const seat = seatAt();
    publish(seat, labelled(1));
    const { line, told } = openLine();
    seat.join(line, 'life1-1');
    seat.figure(stationFigures(figures({ revision: 7 })), 'another');
    expect(told).toEqual([]);
    publish(seat, labelled(2, { activation: { ...(labelled(2).activation as object), id: 'another' } as OperatorView['activation'] }));
    expect(told.map(({ type }) => type)).toEqual(['snapshot', 'figures']);
  });

  it('[F16, F33] keeps to a station’s hours over a restart: what was sold before them ends with them, and is in nothing that is told after them', () => {
    const partner = { station: station({ openFor: [{ from: noon - 1000, to: noon + 60_000 }] }), delay: 0 };
    const selling = (at: EpochMs) => show({ at, graphics: [graphic('ticker-1', { kind: 'sales-ticker' })] });
    const first = openSeat('life1', partner, () => noon);
    publish(first, selling(noon), partner);
    const had = first.snapshot();
    expect(had.data).toMatchObject({ graphics: [{ id: 'ticker-1', endsAt: noon + 60_000 }] });
    const seat = openSeat('life2', partner, () => noon + 90_000, { events: [had], state: had.data as never, at: noon });
    const { line, told } = openLine();
    seat.join(line, had.id);
    publish(seat, selling(noon + 90_000), partner);
    seat.figure(stationFigures(figures({ at: noon + 90_000 })));
    expect(seat.snapshot().data).toMatchObject({ graphics: [] });
    expect(seat.figures()).not.toHaveProperty('sales');
    expect(JSON.stringify(told)).not.toContain('ticker');
  });

  it('[F50] accounts after a restart for what this life of the server tells, and for nothing of before', () => {
    const first = seatAt();
    for (const n of [1, 2, 3]) publish(first, labelled(n));
    const { line: old, told } = openLine();
    first.join(old, undefined);
    const events = [1, 2, 3].map((n) => ({ ...(told[0] as (typeof told)[number]), id: `life0-${n}`, onAirAt: noon })) as never;
    const seat = openSeat('life1', { station: station(), delay: 0 }, () => noon, { events, state: told[0]?.data as never, at: noon });
    let has: { event: string; at: EpochMs } | null = { event: 'life0-3', at: noon };
    const line = { ...openLine().line, taken: () => has };
    seat.join(line, 'life0-3');
    expect(seat.delivered()).toMatchObject({ epoch: 'life1', due: null, taken: [] });
    publish(seat, labelled(4));
    has = { event: 'life1-1', at: noon };
    expect(seat.delivered()).toMatchObject({ epoch: 'life1', due: [1, 1], taken: [[1, 1]] });
  });
});

describe('the door', () => {
  it('[F39] keeps a result of a delayed station back, in what it answers and in what it tells', async () => {
    const clock = handClock(noon);
    const partner = { station: station(), delay: 10_000 };
    const door = openDoor(clock, () => [partner]);
    const counted = { yea: 3, nay: 1 };
    const revealed = poll('apples', { phase: 'revealed', decision: 'yea', counted } as never);
    const secrets: Secrets = { results: { apples: noon }, prices: {} };
    const due = () => door.due().harbour;
    door.publish(labelled(1));
    await clock.advance(10);
    expect(due()).toBe(1);
    door.publish(show({ at: noon, polls: [revealed], graphics: [graphic('label-1', label.data)] }), secrets);
    await clock.advance(9000);
    expect(due(), 'before its viewers are there').toBe(1);
    await clock.advance(900);
    expect(due()).toBeGreaterThan(1);
    await door.close();
  });
});
