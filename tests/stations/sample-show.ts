/** A show as its views tell it, for tests of what leaves the house: plain values, changed by spreading. */
import type { Figures, GraphicOn } from '../../server/contract/graphics.ts';
import type { OperatorView, OutputView, PollRow, SegmentRow } from '../../server/contract/views.ts';
import type { PlannedStation } from '../../server/core/station-hours.ts';
import { type StationMay, stationMay } from '../../server/core/station-may.ts';
import { undecided } from '../fakes/sample-votes.ts';

export const noon = 1_764_734_400_000;

export const station = (changes: Partial<PlannedStation> = {}): PlannedStation => ({
  id: 'harbour',
  name: { zh: '海港卫视', en: 'Harbour TV' },
  language: 'zh',
  path: 'air',
  delivery: 'overlay',
  excludes: [],
  labels: [],
  ...changes,
});

export const graphic = (id: string, data: GraphicOn['data'], changes: Partial<GraphicOn> = {}): GraphicOn => ({
  id,
  kind: data.kind,
  data,
  startsAt: noon,
  endsAt: null,
  by: 'cue-1',
  ...changes,
});

export const label = graphic('label-1', { kind: 'label', text: { zh: '购物', en: 'Shopping' }, mandatory: true });
export const lowerThird = graphic('third-1', { kind: 'lower-third', name: '林小海', title: '副县长', place: '海南' });
export const voteBar = graphic('vote-1', {
  kind: 'vote-bar',
  pollId: 'apples',
  question: '要不要？',
  yea: '要',
  nay: '不要',
  split: 'hidden',
  opensAt: noon,
  endsAt: noon + 45_000,
  link: 'http://vote.example',
});

export const outputView = (changes: Partial<OutputView> = {}): OutputView => ({
  epoch: 'e1',
  revision: 1,
  at: noon,
  output: 'program',
  language: 'zh',
  brand: { primary: '#c8102e', accent: '#ffb81c', ink: '#1b1b1f', paper: '#ffffff' },
  activation: 'live',
  graphics: [],
  picture: null,
  delay: 0,
  station: null,
  ...changes,
});

export const figures = (changes: Partial<Figures> = {}): Figures => ({
  revision: 1,
  at: noon,
  polls: { apples: { turnout: 120, revision: 3 } },
  products: { apples: { sold: 12, left: 988, at: noon } },
  sales: { units: 12, net: { minor: 59_880, currency: 'CNY' }, at: noon },
  ...changes,
});

export const segment = (id: string, changes: Partial<SegmentRow> = {}): SegmentRow => ({
  id,
  title: id,
  kind: 'product',
  state: 'on-air',
  planned: 60_000,
  min: 60_000,
  max: 60_000,
  plannedStart: noon,
  expectedStart: noon,
  actual: 0,
  cutBy: 'either',
  ...changes,
});

export const poll = (id: string, changes: Partial<PollRow> = {}): PollRow => ({
  id,
  question: '要不要？',
  yea: '要',
  nay: '不要',
  phase: 'idle',
  opensAt: null,
  endsAt: null,
  lastCloseAt: null,
  earliestReveal: null,
  split: 'hidden',
  quorum: 0,
  ...undecided,
  counted: null,
  decision: null,
  verifiedBy: null,
  reason: null,
  branch: null,
  ...changes,
});

const nothingRunning: OperatorView = {
  epoch: 'e1',
  revision: 1,
  at: noon,
  activation: null,
  rehearsal: null,
  episodes: [],
  episode: null,
  phase: 'off',
  finishing: null,
  chair: null,
  messages: [],
  links: [],
  operators: [],
  recording: { ok: true, waiting: 0, since: null },
  timing: { startedAt: null, plannedStart: null, hardOut: null, overUnder: 0, expectedOffAir: null, frozenSince: null, advice: [] },
  onAir: null,
  nextSegmentId: null,
  undo: null,
  redo: null,
  rundown: [],
  proposals: [],
  branches: [],
  shots: [],
  cues: [],
  adLibs: [],
  clip: null,
  polls: [],
  voting: null,
  guests: [],
  guestBank: 0,
  products: [],
  wares: { categories: {}, polls: {}, segments: {} },
  graphics: [],
  graphicsDesk: { frozen: null, labelsOff: null },
  outputs: [],
  muted: {},
  localBreaks: {},
  stationMessages: [],
  alarms: { groups: [], noise: null, strangers: null, rules: { above: 5, named: [] } },
  switcher: {
    kind: 'rehearsal',
    state: 'connected',
    message: '',
    at: noon,
    program: null,
    preview: null,
    wanted: null,
    next: null,
    bare: [],
    byHand: null,
    transmitting: false,
    inputs: [],
  },
  screens: [],
  stations: [],
  lines: [],
  ordersAsOf: noon,
  preflight: [],
  log: [],
  notices: [],
};

export const show = (changes: Partial<OperatorView> = {}): OperatorView => ({
  ...nothingRunning,
  activation: { id: 'a1', kind: 'live' },
  episode: {
    id: 'dec-3',
    title: '十二月三日',
    date: '2026-12-03',
    zone: 'Asia/Shanghai',
    languages: ['zh', 'en'],
    currency: 'CNY',
    brand: outputView().brand,
    paths: {},
  },
  phase: 'live',
  onAir: { runId: 'run-1', segmentId: 'apples', startedAt: noon, endsAt: noon + 60_000, shotId: 'desk', slate: null },
  rundown: [segment('apples', { productId: 'apples' }), segment('oranges', { productId: 'oranges' })],
  products: ['apples', 'oranges'].map((id, index) => ({
    id,
    itemNumber: `0${index + 1}`,
    sku: id,
    name: id,
    price: { minor: 4990, currency: 'CNY' },
    opening: 1000,
  })),
  polls: [poll('apples'), poll('oranges')],
  ...changes,
});

/** What this station may have at noon. */
export const mayOf = (changes: Partial<PlannedStation> = {}): StationMay => stationMay(station(changes), 0, noon);
