/**
 * Writes down what is delivered to the stations, as it happens: one row a minute for each, written every few seconds while the minute lasts.
 *
 * In memory is only the minute that runs and what the disk has not taken yet; of that the oldest is let go when it is too much, and is then
 * time without a record. Of a rehearsal, which reaches no station, nothing is written.
 */
import { randomUUID } from 'node:crypto';
import type { DeliveryMinute } from './contract/delivery.ts';
import type { EpochMs } from './contract/units.ts';
import { lookAt, openDescriptions } from './core/delivery/look.ts';
import { addLook, emptyMinute, type Look, minuteOf } from './core/delivery/minute.ts';
import { reachesPartners } from './core/station-view.ts';
import type { Outside, Playout } from './playout/playout.ts';
import type { Archive, StoredMinute } from './ports/archive.ts';
import type { Clock } from './ports/clock.ts';
import type { ScreensDoor } from './screens/screens-door.ts';
import type { StationsDoor } from './stations/stations-door.ts';

type Say = (fields: Readonly<Record<string, unknown>>, message: string) => void;

export type DeliveryNeeds = {
  readonly clock: Clock;
  readonly archive: Pick<Archive, 'keepMinutes'>;
  readonly log: { readonly warn: Say };
  readonly playout: Pick<Playout, 'outside' | 'activation' | 'plan' | 'onStructure'>;
  readonly stations: Pick<StationsDoor, 'delivered'>;
  readonly screens: Pick<ScreensDoor, 'asked'>;
};

export type Delivery = {
  /** Whatever is known now is on disk, or was tried. Never rejects. */
  flush(): Promise<void>;
  close(): Promise<void>;
};

const lookEvery = 1000;
/** In looks. */
const writeEvery = 4;
const mostOwed = 3000;

/** What the disk has not taken: the newest of each minute. One write at a time. */
const openOwed = ({ archive, log }: Pick<DeliveryNeeds, 'archive' | 'log'>) => {
  const owed = new Map<string, StoredMinute>();
  let isFailing = false;
  let writing: Promise<void> = Promise.resolve();
  const write = async () => {
    const rows = [...owed];
    if (rows.length === 0) return;
    try {
      await archive.keepMinutes(rows.map(([, row]) => row));
      for (const [name, row] of rows) if (owed.get(name) === row) owed.delete(name);
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.warn({ error: String(error) }, 'What was delivered to stations is not written down: the disk does not take it.');
      isFailing = true;
    }
  };
  return {
    add(row: StoredMinute) {
      const name = `${row.activationId} ${row.stationId} ${row.minute}`;
      owed.delete(name);
      owed.set(name, row);
      const [oldest] = owed.keys();
      if (owed.size > mostOwed && oldest !== undefined) owed.delete(oldest);
    },
    write: () => {
      writing = writing.then(write);
      return writing;
    },
  };
};

const alarmsByStation = ({ groups }: Outside['alarms']): ReadonlyMap<string, readonly string[]> => {
  const all = new Map<string, readonly string[]>();
  for (const { kind, stations } of groups)
    for (const { id, since } of stations) if (since !== null) all.set(id, [...(all.get(id) ?? []), kind]);
  return all;
};

type Watched = { readonly minute: DeliveryMinute; readonly look: Look; readonly missed: number };

/** What graphics are, by output: looked up anew when the show is another. */
const openNames = ({ playout, screens }: DeliveryNeeds) => {
  let names = new Map<string, ReturnType<typeof openDescriptions>>();
  const off = playout.onStructure(() => {
    names = new Map();
  });
  const of = (output: string) => {
    const known =
      names.get(output) ??
      openDescriptions(
        () => screens.asked(output),
        () => playout.plan()?.products ?? {},
      );
    names.set(output, known);
    return known;
  };
  return { of, off };
};

/** The minute that runs, of each station of one activation. */
const openNotes = () => {
  const life = randomUUID().slice(0, 8);
  const watched = new Map<string, Watched>();
  return {
    note(stationId: string, look: Look, missed: number) {
      const before = watched.get(stationId);
      const isSame = before?.minute.minute === minuteOf(look.at);
      const minute = addLook(before && isSame ? before.minute : emptyMinute(minuteOf(look.at), life), look, before?.look);
      watched.set(stationId, { minute, look, missed });
    },
    missed: (stationId: string) => watched.get(stationId)?.missed,
    /** Some of what is here is of another minute than this one. */
    isOver: (at: EpochMs) => [...watched.values()].some(({ minute }) => minute.minute !== minuteOf(at)),
    rows: (activationId: string): readonly StoredMinute[] =>
      [...watched].map(([stationId, { minute }]) => ({
        ...{ activationId, stationId, minute: minute.minute, life, rev: minute.rev },
        record: JSON.stringify(minute),
      })),
    clear: () => watched.clear(),
  };
};

export const openDelivery = (needs: DeliveryNeeds): Delivery => {
  const { clock, playout, stations } = needs;
  const owed = openOwed(needs);
  const names = openNames(needs);
  const notes = openNotes();
  let activationId = '';
  /** The one whose end has been looked at. */
  let overId = '';
  let looks = 0;
  const oweAll = () => {
    for (const row of notes.rows(activationId)) owed.add(row);
  };
  /** @returns the activation that is to be looked at now */
  const turnTo = (activation: ReturnType<Playout['activation']>): string => {
    const isDue = activation !== null && activation.id !== overId && reachesPartners(activation.kind);
    const newest = isDue ? activation.id : '';
    if (newest === activationId) return newest;
    oweAll();
    notes.clear();
    activationId = newest;
    return newest;
  };
  const lookAround = () => {
    const delivered = stations.delivered();
    if (turnTo(playout.activation()) === '') return void owed.write();
    const at = clock.now();
    const outside = playout.outside();
    if (outside.phase === 'ended') overId = activationId;
    const alarms = alarmsByStation(outside.alarms);
    const isOver = notes.isOver(at);
    if (isOver) oweAll();
    for (const row of outside.stations) {
      const pages = outside.screens.filter(({ output }) => output === row.id);
      const known = { missedBefore: notes.missed(row.id), alarms: alarms.get(row.id) ?? [], events: delivered[row.id] };
      notes.note(row.id, lookAt({ at, row, pages, ...known, describe: names.of(row.id) }), row.missed);
    }
    looks += 1;
    if (looks % writeEvery !== 0 && !isOver) return;
    oweAll();
    void owed.write();
  };
  const stop = clock.every(lookEvery, lookAround);
  const flush = () => {
    oweAll();
    return owed.write();
  };
  return {
    flush,
    close: () => {
      stop();
      names.off();
      return flush();
    },
  };
};
