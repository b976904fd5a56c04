/** A whole operator view in mid-show, rich enough to look at: for screenshots and for doors that need something to show. */

import { minutes, seconds } from '../../server/contract/units.ts';
import type { OperatorFigures, OperatorView } from '../../server/contract/views.ts';
import { adLibs, cues, graphics, lines, log, noAlarms, outputs, preflight, screens, shots, stations } from './sample-parts.ts';
import { sampleBranches, sampleBySegment } from './sample-producer.ts';
import { onAirIndex, produce, sampleGuests, samplePolls, sampleProducts, sampleRundown } from './sample-rundown.ts';

const both = (zh: string, en: string) => ({ zh, en });

export const sampleView = (now: number): OperatorView => {
  // The segment on air was taken 40 s ago, 65 s late.
  const start = now - minutes(26) - seconds(15);
  const rundown = sampleRundown(start);
  const current = rundown[onAirIndex];
  if (!current) throw new Error('The sample rundown has no segment on air.');
  return {
    epoch: 'sample-1',
    revision: 418,
    at: now,
    activation: { id: 'act-sample', kind: 'live' },
    rehearsal: null,
    episodes: [
      {
        file: 'shows/episode-2026-12-03.yaml',
        title: both('十二月三日：县长来了', '3 December: the officials’ evening'),
        date: '2026-12-03',
      },
      {
        file: 'shows/episode-2026-12-04.yaml',
        title: both('十二月四日：海味之夜', '4 December: an evening of seafood'),
        date: '2026-12-04',
      },
    ],
    episode: {
      id: 'ep-1203',
      title: both('十二月三日：县长来了', '3 December: the officials’ evening'),
      date: '2026-12-03',
      zone: 'Asia/Shanghai',
      languages: ['zh', 'en'],
      currency: 'CNY',
      brand: { primary: '#c8102e', accent: '#ffb81c', ink: '#1b1b1b', paper: '#ffffff' },
      paths: { satellite: both('卫星电视', 'Satellite TV'), site: both('视频网站', 'The video site') },
    },
    phase: 'live',
    finishing: null,
    chair: { operatorId: 'op-lin', name: 'Lin Jia' },
    operators: [
      { id: 'op-lin', name: 'Lin Jia', role: 'director', connected: true },
      { id: 'op-wu', name: 'Wu Tong', role: 'vote', connected: true },
      { id: 'op-sun', name: 'Sun Yue', role: 'graphics', connected: false },
    ],
    recording: { ok: true, waiting: 0, since: null },
    timing: {
      startedAt: start,
      plannedStart: start,
      hardOut: start + minutes(120),
      overUnder: seconds(65),
      expectedOffAir: start + minutes(116) + seconds(65),
      frozenSince: null,
      advice: [
        { segmentId: 'guest-rice', do: 'cut', by: seconds(45) },
        { segmentId: 'thanks', do: 'cut', by: seconds(20) },
      ],
    },
    onAir: {
      runId: 'run-6',
      segmentId: current.id,
      startedAt: now - seconds(40),
      endsAt: now + current.planned - seconds(40),
      shotId: 'host',
      slate: null,
    },
    nextSegmentId: rundown[onAirIndex + 1]?.id ?? null,
    rundown,
    undo: null,
    redo: null,
    proposals: [],
    branches: sampleBranches(now),
    shots,
    cues: cues(now),
    adLibs,
    clip: null,
    polls: samplePolls(now),
    voting: null,
    guests: sampleGuests(now),
    guestBank: seconds(460),
    products: sampleProducts(),
    wares: { categories: { apple: 'fruit', orange: 'fruit', egg: 'poultry', tea: 'tea' }, polls: {}, segments: {} },
    graphics: graphics(now),
    graphicsDesk: { frozen: null, labelsOff: null },
    outputs,
    muted: {},
    localBreaks: {},
    stationMessages: [],
    alarms: noAlarms,
    messages: [],
    links: [],
    switcher: {
      kind: 'obs',
      state: 'connected',
      message: '',
      at: now,
      program: 'CAM 2 Host',
      preview: 'CAM 3 Guest',
      wanted: 'CAM 2 Host',
      next: 'CAM 3 Guest',
      bare: ['CAM 5 Two'],
      byHand: null,
      transmitting: true,
      inputs: [
        { id: 'mic-host', name: 'Mic Host', kind: 'microphone', wantedOpen: true, open: true },
        { id: 'mic-guest', name: 'Mic Guest', kind: 'microphone', wantedOpen: true, open: false },
        { id: 'clips', name: 'Clip player', kind: 'clip', wantedOpen: false, open: false },
        { id: 'bed', name: 'Music bed', kind: 'bed', wantedOpen: true, open: true },
        { id: 'orchard', name: 'Orchard line', kind: 'microphone', wantedOpen: false, open: null },
      ],
    },
    screens: screens(now),
    stations: stations(now),
    lines: lines(now),
    ordersAsOf: now,
    preflight: preflight(now),
    log: log(now),
    notices: [
      {
        id: 'n1',
        at: now - seconds(40),
        light: 'warn',
        text: 'Jilin Satellite has not been heard for 40 s. Call them, or mute the station.',
      },
    ],
  };
};

export const sampleFigures = (now: number): OperatorFigures => {
  const polls = samplePolls(now);
  const counts = Object.fromEntries(polls.flatMap(({ id, counted }) => (counted ? [[id, counted]] : [])));
  return {
    revision: 90,
    at: now,
    polls: Object.fromEntries(
      Object.values(counts).map((count) => [count.pollId, { turnout: count.yea + count.nay, revision: count.revision }]),
    ),
    products: Object.fromEntries(
      produce
        .slice(0, 2)
        .map(({ id, stock }, index) => [
          id,
          { sold: index === 0 ? 8412 : 1290, left: stock - (index === 0 ? 8412 : 1290), at: now - seconds(2) },
        ]),
    ),
    sales: { units: 9702, net: { minor: 8412 * 4990 + 1290 * 5980, currency: 'CNY' }, at: now - seconds(2) },
    counts,
    ...sampleBySegment(now),
    perMinute: Array.from({ length: 30 }, (_, index) => {
      const units = Math.round(220 + 200 * Math.sin(index / 4) + (index > 22 ? 300 : 0));
      return { at: now - minutes(30 - index), units, netMinor: units * 5200 };
    }),
  };
};
