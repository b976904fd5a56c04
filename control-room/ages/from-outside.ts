/**
 * Every part of what the server tells, and where it comes from: of the show itself, or from outside, with the moment at which it was so.
 *
 * A part that is in neither list does not compile: whoever adds a value to the view says here where it comes from.
 */
import type { Source } from '../../server/contract/ages.ts';
import type { EpochMs } from '../../server/contract/units.ts';
import type { LineRow, OperatorFigures, OperatorView } from '../../server/contract/views.ts';

/** `show`: what the server decided, recorded or worked out itself; it is old only with the line. */
type Origin = 'show' | readonly Source[];

export const viewParts: { readonly [P in keyof OperatorView]: Origin } = {
  ...{ epoch: 'show', revision: 'show', at: 'show', activation: 'show', rehearsal: 'show', episodes: 'show', episode: 'show' },
  ...{
    phase: 'show',
    finishing: 'show',
    chair: 'show',
    operators: 'show',
    recording: 'show',
    timing: 'show',
    onAir: 'show',
    nextSegmentId: 'show',
  },
  ...{ rundown: 'show', undo: 'show', redo: 'show', proposals: 'show', branches: 'show', cues: 'show', adLibs: 'show' },
  ...{
    guests: 'show',
    guestBank: 'show',
    products: 'show',
    wares: 'show',
    graphics: 'show',
    graphicsDesk: 'show',
    outputs: 'show',
    muted: 'show',
  },
  ...{ messages: 'show', links: 'show', log: 'show', notices: 'show', alarms: 'show' },
  ...{ localBreaks: 'show', stationMessages: 'show' },
  shots: ['switcher'],
  clip: ['switcher'],
  switcher: ['switcher'],
  polls: ['phones'],
  voting: ['phones'],
  screens: ['page'],
  stations: ['station', 'delay'],
  lines: ['switcher', 'disk', 'phones', 'house'],
  ordersAsOf: ['shops'],
  preflight: ['check'],
};

export const figuresParts: { readonly [P in keyof OperatorFigures]: Origin } = {
  ...{ revision: 'show', at: 'show' },
  polls: ['phones'],
  counts: ['phones'],
  products: ['shops'],
  sales: ['shops'],
  perMinute: ['shops'],
  bySegment: ['shops'],
  projection: ['shops'],
};

/** What is at the other end of each line. */
export const lineSources: Readonly<Record<LineRow['line'], Source>> = {
  obs: 'switcher',
  sound: 'switcher',
  disk: 'disk',
  phones: 'phones',
  stations: 'house',
  shops: 'house',
  clock: 'house',
  backup: 'house',
};

/** When the phones’ door was last heard: as of then stand viewers, counts, passes and anomalies. */
export const phonesAt = ({ lines }: Pick<OperatorView, 'lines'>): EpochMs | null => lines.find(({ line }) => line === 'phones')?.at ?? null;

type Told = { readonly view: OperatorView; readonly sound: { readonly at: EpochMs } | null };
export type Stamped = { readonly of: Source; readonly what: string; readonly at: EpochMs | null };

const fromEach: { readonly [S in Source]: (told: Told) => readonly Omit<Stamped, 'of'>[] } = {
  switcher: ({ view }) => [{ what: 'what the switcher shows and hears', at: view.switcher.at }],
  sound: ({ sound }) => (sound ? [{ what: 'levels', at: sound.at }] : []),
  phones: ({ view }) => [{ what: 'counts, passes and anomalies', at: phonesAt(view) }],
  shops: ({ view }) => [{ what: 'sales and stock', at: view.ordersAsOf }],
  station: ({ view }) => view.stations.map(({ id, lastHeard }) => ({ what: `station ${id}`, at: lastHeard })),
  delay: ({ view }) => view.stations.map(({ id, measuredAt }) => ({ what: `delay of ${id}`, at: measuredAt })),
  page: ({ view }) => view.screens.map(({ id, lastHeard }) => ({ what: `page ${id}`, at: lastHeard })),
  check: ({ view }) => view.preflight.map(({ id, at }) => ({ what: `check ${id}`, at })),
  disk: ({ view }) => view.lines.flatMap(({ line, at }) => (lineSources[line] === 'disk' ? [{ what: `light ${line}`, at }] : [])),
  house: ({ view }) => view.lines.flatMap(({ line, at }) => (lineSources[line] === 'house' ? [{ what: `light ${line}`, at }] : [])),
};

/** Every value from outside that a screen may show now, with its moment. */
export const fromOutside = (told: Told): readonly Stamped[] =>
  Object.entries(fromEach).flatMap(([of, stamps]) => stamps(told).map((stamp) => ({ of: of as Source, ...stamp })));
