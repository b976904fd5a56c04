/** Checks of what the house itself holds: pages that paint, room on the disk, keys that last, clocks that agree. */
import type { CheckSays } from '../contract/checks.ts';
import type { EpochMs, Ms } from '../contract/units.ts';
import type { LineRow, ScreenRow } from '../contract/views.ts';
import type { PhonesHealth } from '../ports/phones-door.ts';
import { notChecked, row, someOf } from './check-row.ts';

/** A page says what it painted with every view, and the view is made every second. */
const paintsWithin: Ms = 10_000;

type Page = Pick<ScreenRow, 'output' | 'connectedAt' | 'paintedAt' | 'problem'>;

const named = (pages: readonly Page[]): string => someOf([...new Set(pages.map(({ output }) => output))]);
const since = ({ paintedAt, connectedAt }: Page): EpochMs => paintedAt ?? connectedAt;

/** The test that each page paints is the view it is sent every second: nothing is put on the picture for it. */
export const paintedRows = (pages: readonly Page[], now: EpochMs): readonly CheckSays[] => {
  if (pages.length === 0) return [];
  const what = 'Every page of graphics paints what it is sent';
  const broken = pages.filter(({ problem }) => problem !== undefined);
  if (broken.length > 0) {
    const said = { why: 'broken', pages: named(broken), problem: broken[0]?.problem ?? '' };
    return [row('painted', what, 'bad', `On ${said.pages}: ${said.problem} Reload the page.`, said)];
  }
  const still = pages.filter((page) => now - since(page) > paintsWithin);
  if (still.length > 0) {
    const said = { why: 'still', pages: named(still) };
    return [row('painted', what, 'warn', `${said.pages} has painted nothing lately. Reload the page, and show its source in OBS.`, said)];
  }
  const fresh = pages.filter(({ paintedAt }) => paintedAt === null);
  if (fresh.length === 0) return [row('painted', what, 'ok')];
  return [
    notChecked('painted', what, `${named(fresh)} has only just come. Check again in a moment.`, { why: 'fresh', pages: named(fresh) }),
  ];
};

const megabyte = 1_000_000;
const tooLittle = 500;
const little = 5000;

/** @param freeSpace bytes; rejects when the disk does not say */
export const spaceRow = async (freeSpace: () => Promise<number>): Promise<CheckSays> => {
  const what = 'The disk has room';
  try {
    const free = Math.floor((await freeSpace()) / megabyte);
    const light = free < tooLittle ? 'bad' : free < little ? 'warn' : 'ok';
    return row('space', what, light, `${free} MB are free where the data folder is. Make room before air.`, { free: String(free) });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return notChecked('space', what, `The disk does not say how much is free: ${why}`, { error: why });
  }
};

/** Keys that could not be written are others after a restart: then no page and no station gets in. */
export const keysRow = (last: boolean): CheckSays =>
  row(
    'keys',
    'The keys of pages and stations last over a restart',
    last ? 'ok' : 'bad',
    'keys.json could not be written: after a restart every page and station needs a new key. Mend the data folder and start again.',
  );

const apartWarns: Ms = 200;
const apartIsBad: Ms = 2000;

const doorClockRow = ({ clock }: Pick<PhonesHealth, 'clock'>): CheckSays => {
  const what = 'The clocks of show and phones’ door agree';
  if (!clock) return notChecked('door-clock', what, 'The phones’ door has not been asked for its time yet. Check again in a moment.');
  const apart = Math.max(0, Math.abs(clock.ahead) - clock.within);
  const light = apart > apartIsBad ? 'bad' : apart > apartWarns ? 'warn' : 'ok';
  return row('door-clock', what, light, `They are ${apart} ms apart: votes open and close by the door’s. Check the time service of both.`, {
    apart: String(apart),
  });
};

/** Whether the machine's own clock is true by a third, nobody here measures. */
export const clockRows = (machine: Pick<LineRow, 'light' | 'message'>, phones: Pick<PhonesHealth, 'clock'>): readonly CheckSays[] => [
  row('clock', 'Our clock follows the machine’s', machine.light, machine.message),
  doorClockRow(phones),
  notChecked('true-clock', 'The machine’s clock is true', 'Nobody here knows a truer one: compare it with a clock that you trust.'),
];
