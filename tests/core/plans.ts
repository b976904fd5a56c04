/**
 * Plans for tests: a short episode with one of everything, and the means to write others.
 *
 * Times are written as in show files ("+1:30", "45s"); nothing here reads a file.
 */
import type { AdLib } from '../../server/contract/ad-libs.ts';
import { seconds } from '../../server/contract/units.ts';
import type { Plan, PlannedCue, PlannedPoll, PlannedSegment } from '../../server/core/plan.ts';
import { readTrigger } from '../../server/core/plan-triggers.ts';

/** 3 December 2026, 20:00 in Shanghai. */
export const eight = Date.UTC(2026, 11, 3, 12);
export const plus = (n: number): number => eight + seconds(n);

type Lasts = 'next' | 'segment' | 'sticky' | number;
type CueOf<K extends PlannedCue['kind']> = Extract<PlannedCue, { kind: K }>;
type Own<K extends PlannedCue['kind']> = Omit<CueOf<K>, 'id' | 'kind' | 'trigger' | 'lasts'>;

/** A cue as its line in a show file reads: id, kind, trigger, its own fields, how long (seconds or a word). */
export const cue = <K extends PlannedCue['kind']>(
  id: string,
  kind: K,
  trigger: string,
  own: Own<K>,
  lasts: Lasts = 'segment',
): PlannedCue =>
  ({
    id,
    kind,
    trigger: readTrigger(trigger as never),
    lasts: typeof lasts === 'number' ? { for: seconds(lasts) } : { until: lasts },
    ...own,
  }) as unknown as PlannedCue;

/** @param length planned, in seconds; min and max are 60 % and 140 % of it */
export const segment = (id: string, length: number, more: Partial<PlannedSegment> = {}): PlannedSegment => ({
  id,
  title: id,
  kind: 'host',
  planned: seconds(length),
  min: Math.round(seconds(length * 0.6)),
  max: Math.round(seconds(length * 1.4)),
  cutBy: 'either',
  shots: ['desk', 'close'],
  spare: false,
  cues: [],
  ...more,
});

export const poll = (id: string, more: Partial<PlannedPoll> = {}): PlannedPoll => ({
  id,
  question: `Shall we take the ${id}?`,
  yea: 'Yea',
  nay: 'Nay',
  window: seconds(30),
  paths: ['satellite', 'site', 'replay'],
  split: 'hidden',
  quorum: 0,
  tie: 'nay',
  contingency: { action: 'defer', hostLine: 'Later.' },
  ...more,
});

const shot = (id: string, open: readonly string[], more: Partial<Plan['shots'][string]> = {}) => ({
  id,
  label: id,
  scene: id,
  open: [...open],
  ...more,
});

const byId = <T extends { readonly id: string }>(list: readonly T[]): Record<string, T> =>
  Object.fromEntries(list.map((one) => [one.id, one]));

const product = (id: string, more: Partial<Plan['products'][string]> = {}): Plan['products'][string] => ({
  id,
  itemNumber: '001',
  sku: id,
  name: id,
  price: 4990,
  unit: 'box',
  stock: { units: 1000, source: 'warehouse', at: '2026-12-03T18:00:00+08:00' },
  category: 'fruit',
  seller: 'Invented Orchard',
  sponsored: false,
  shop: 'shop',
  delivery: 'two days',
  returns: 'seven days',
  ...more,
});

export const guest = (id: string, approved: boolean, more: Partial<Plan['guests'][string]> = {}): Plan['guests'][string] => ({
  id,
  name: { zh: '林', en: id },
  title: { zh: '县长', en: 'County head' },
  province: 'Anhui',
  slot: seconds(120),
  approved,
  ...more,
});

const world = {
  shots: byId([
    shot('desk', ['host'], { key: '1' }),
    shot('close', ['host'], { bed: -30, duck: -12 }),
    shot('guest-two', ['host', 'visitor'], { fade: 500 }),
    shot('film', ['film']),
    shot('break-slate', ['host', 'film'], { bed: -20 }),
    shot('breakdown-slate', ['host']),
  ]),
  scenes: byId(
    ['desk', 'close', 'guest-two', 'film', 'break-slate', 'breakdown-slate'].map((id) => ({ id, obs: `OBS ${id}`, hasGraphics: false })),
  ),
  inputs: byId([
    { id: 'host', obs: 'Mic host', kind: 'microphone' as const },
    { id: 'visitor', obs: 'Mic guest', kind: 'microphone' as const },
    { id: 'film', obs: 'Film', kind: 'clip' as const },
    { id: 'music', obs: 'Music', kind: 'bed' as const },
  ]),
  clips: byId([
    { id: 'tour', title: 'Tour', input: 'film', shot: 'film', in: 0, out: seconds(20), then: 'back' as const },
    { id: 'trailer', title: 'Trailer', input: 'film', shot: 'film', in: seconds(5), out: seconds(15), then: 'next' as const },
    { id: 'still', title: 'Still', input: 'film', shot: 'film', in: 0, out: seconds(10), then: 'hold' as const },
  ]),
  paths: byId([
    { id: 'satellite', name: 'Satellite', delay: 0, tolerance: seconds(1), votes: true },
    { id: 'site', name: 'Site', delay: seconds(20), tolerance: seconds(2), votes: true },
    { id: 'replay', name: 'Replay', delay: seconds(80), tolerance: seconds(2), votes: false },
  ]),
};

type Wish = {
  readonly segments?: readonly PlannedSegment[];
  readonly bench?: readonly PlannedSegment[];
  readonly polls?: readonly PlannedPoll[];
  /** Seconds after the planned start; the planned end when left out. */
  readonly hardOut?: number;
  readonly manualFigures?: boolean;
  /** Besides lin, who is approved, and wang, who is not. */
  readonly guests?: readonly Plan['guests'][string][];
  readonly adLibs?: readonly AdLib[];
};

const usualAdLibs: readonly AdLib[] = [
  { id: 'sting', label: 'Sting', clip: 'tour' },
  { id: 'close-up', label: 'Close-up', shot: 'close' },
  { id: 'hotline', label: 'Hotline', graphic: { kind: 'label', text: 'Call us' } },
];

/** Opening 60 s, apples 120 s, guest 180 s, oranges 120 s, closing 60 s, unless the test wishes for others. */
export const aPlan = ({
  segments = anEvening,
  bench = [segment('spare', 90)],
  polls = [poll('apples'), poll('oranges')],
  hardOut,
  manualFigures = false,
  guests = [],
  adLibs = usualAdLibs,
}: Wish = {}): Plan => {
  const length = segments.reduce((sum, one) => sum + one.planned, 0);
  return {
    episode: {
      id: 'third',
      title: 'The third evening',
      date: '2026-12-03',
      zone: 'Asia/Shanghai',
      languages: ['zh', 'en'],
      currency: 'CNY',
      brand: { primary: '#111111', accent: '#222222', ink: '#333333', paper: '#444444' },
      series: { id: 'season', name: 'The season' },
      manualFigures,
    },
    plannedStart: eight,
    hardOut: hardOut === undefined ? eight + length : plus(hardOut),
    closingClip: 'still',
    order: segments.map(({ id }) => id),
    bench: bench.map(({ id }) => id),
    segments: byId([...segments, ...bench]),
    ...world,
    slates: { break: 'break-slate', breakdown: 'breakdown-slate' },
    products: byId([product('apples', { offerEnds: seconds(60) }), product('oranges'), product('eggs')]),
    guests: byId([guest('lin', true), guest('wang', false), ...guests]),
    adLibs,
    polls: byId(polls),
    stations: {},
    shops: byId([{ id: 'shop', name: 'Shop', dialect: 'standard-webhooks' as const, url: 'https://shop.example' }]),
    defaults: { transition: { kind: 'cut', rate: 0 }, verify: seconds(15), grace: seconds(2) },
    voteLog: { witnesses: [], witnessBeforeReveal: false },
    compress: 1,
  };
};

const anEvening: readonly PlannedSegment[] = [
  segment('opening', 60, { kind: 'opening' }),
  segment('apples', 120, { kind: 'vote', poll: 'apples', product: 'apples', branch: { poll: 'apples', yea: 'guest', nay: 'oranges' } }),
  segment('guest', 180, { kind: 'guest', guest: 'lin', shots: ['guest-two', 'desk', 'close'] }),
  segment('oranges', 120, { kind: 'vote', poll: 'oranges', product: 'oranges' }),
  segment('closing', 60, { kind: 'closing' }),
];
