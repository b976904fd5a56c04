/**
 * An event of a station's feed as a CloudEvent 1.0 (structured, JSON).
 *
 * A station resumes by `<epoch>-<sequence>`. Figures, codes, heartbeats and snapshots share that with the event before them, and have an
 * id of their own behind a dot: one source never gives two events the same id.
 */
import { eventPrefix } from '../../contract/station-events.ts';
import type { EpochMs } from '../../contract/units.ts';
import type { StationEvent } from '../../contract/views.ts';

export type CloudEvent = {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly sequence: string;
  readonly onairat: string;
  readonly data: unknown;
};

/** As long as any sequence gets, so that text compares as numbers do. */
const digits = 12;

const sequenceOf = (id: string): string => id.slice(id.lastIndexOf('-') + 1).padStart(digits, '0');

/** What an event shares its resume id with is told by its revision, its code. */
const ownName = ({ type, data }: StationEvent): string => {
  if (type === 'snapshot') return '.snapshot';
  if (type === 'figures') return `.figures.${(data as { revision: number }).revision}`;
  if (type === 'code') return `.code.${(data as { code: string } | null)?.code ?? 'none'}`;
  return '';
};

/** Which event a station means by an id it had from us, whether or not it kept what follows the dot. */
export const resumeId = (id: string): string => id.split('.', 1)[0] ?? id;

/** Everything but the data, which many stations share. @param source of this station's feed */
const attributes = (source: string, type: string, id: string, name: string, at: EpochMs): Omit<CloudEvent, 'data'> => {
  const time = new Date(at).toISOString();
  return {
    ...{ specversion: '1.0', id: `${id}${name}`, source, type: `${eventPrefix}${type}`, time },
    ...{ datacontenttype: 'application/json', sequence: sequenceOf(id), onairat: time },
  };
};

export const eventAttributes = (source: string, event: StationEvent): Omit<CloudEvent, 'data'> =>
  attributes(source, event.type, event.id, ownName(event), event.onAirAt);

export const cloudEvent = (source: string, event: StationEvent): CloudEvent => ({ ...eventAttributes(source, event), data: event.data });

/** @param lastId of the last event that everybody of this station should have */
export const heartbeat = (source: string, at: EpochMs, lastId: string): CloudEvent => ({
  ...attributes(source, 'heartbeat', lastId, `.heartbeat.${at}`, at),
  data: { at, id: lastId },
});
