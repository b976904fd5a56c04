/** Puts together what operators see: the show as the core says it, and the lines as they answer. */

import type { Sound } from '../contract/monitors.ts';
import type { EpochMs } from '../contract/units.ts';
import type { OperatorView } from '../contract/views.ts';
import { adLibRows } from '../core/ad-lib-rows.ts';
import { clipInput, clipView } from '../core/clip-view.ts';
import { cueRows } from '../core/cue-rows.ts';
import { graphicsOn, type Links } from '../core/graphics.ts';
import { bankOf } from '../core/guest-bank.ts';
import { guestRows } from '../core/guest-rows.ts';
import { houseOutputs } from '../core/house-outputs.ts';
import { localBreakRows } from '../core/local-break-rows.ts';
import * as core from '../core/operator-view.ts';
import { outputRows } from '../core/output-rows.ts';
import { wantedPicture } from '../core/picture.ts';
import { pollRows } from '../core/poll-rows.ts';
import { branchPreviews, proposalRows } from '../core/proposal-rows.ts';
import { resultLeads } from '../core/result-leads.ts';
import type { Lacks } from '../core/segment-obstacles.ts';
import { phaseOf } from '../core/show.ts';
import { stationsNow } from '../core/station-changes.ts';
import { delayOf } from '../core/station-delay.ts';
import { noWares } from '../core/station-figures.ts';
import { stationMessageRows } from '../core/station-messages.ts';
import { waresOf } from '../core/wares.ts';
import type { PhonesDoor } from '../ports/phones-door.ts';
import type { Switcher } from '../ports/switcher.ts';
import type { Recording } from './fact-journal.ts';
import { diskLine, phonesLine, switcherLines } from './lines.ts';
import type { LogRows } from './log-rows.ts';
import { ordersSaid, quietSince } from './shops-quiet.ts';
import type { LoggedFact, Running } from './show-keeper.ts';
import { switcherView } from './switcher-view.ts';
import type { Watched } from './vote-watch.ts';

/** What the edges know and playout does not; given by whoever wires them. */
export type Around = {
  readonly operators: OperatorView['operators'];
  readonly screens: OperatorView['screens'];
  readonly stations: OperatorView['stations'];
  readonly strangers: OperatorView['alarms']['strangers'];
  readonly shops: OperatorView['lines'][number];
  readonly ordersAsOf: OperatorView['ordersAsOf'];
  readonly shopsHeardAt: EpochMs | null | 'no-shop';
  readonly clock: OperatorView['lines'][number];
  readonly links: OperatorView['links'];
  readonly backup: OperatorView['lines'][number];
  /** For the checks before air. */
  readonly beforeAir: {
    readonly keysLast: boolean;
    /** Where the mixer finds our page of graphics, with its key; null where it cannot reach us. */
    readonly overlayUrl: string | null;
    readonly shops: readonly { readonly id: string; readonly delivered: number; readonly forged: number }[];
  };
};

export type Seen = {
  readonly epoch: string;
  readonly revision: number;
  readonly now: EpochMs;
  readonly running: Running | null;
  readonly log: readonly LoggedFact[];
  readonly logRows: LogRows;
  readonly recording: Recording;
  readonly switcher: Switcher;
  readonly phones: PhonesDoor;
  readonly byHand: string | null;
  /** What the switcher lacks of what the plan needs. */
  readonly lacks: Lacks;
  readonly preflight: OperatorView['preflight'];
  readonly notices: OperatorView['notices'];
  readonly episodes: OperatorView['episodes'];
  readonly links: Links;
  readonly watched: Watched;
  readonly sound: Sound;
  readonly alarms: OperatorView['alarms'];
  readonly around: Around;
};

const stationsLine = (
  stations: OperatorView['stations'],
  { noise }: OperatorView['alarms'],
  at: EpochMs,
): OperatorView['lines'][number] => {
  const heard = stations.filter((station) => station.feeds + station.overlays > 0).length;
  const light = stations.length === 0 ? 'unknown' : heard === stations.length ? 'ok' : 'warn';
  const word = `${heard} of ${stations.length}`;
  if (noise) return { line: 'stations', light: 'bad', word, at, message: 'Alarms of stations are not acknowledged.' };
  return {
    line: 'stations',
    light,
    word,
    at,
    message: heard === stations.length ? '' : 'Some stations are not connected.',
  };
};

const withSlash = (link: string): string => (link.endsWith('/') ? link : `${link}/`);

const graphicsPart = ({ now, links, around }: Seen, { show, activation }: Running) => {
  const { plan, muted, graphicsFrozen, labelsOff } = show.context;
  const graphics = graphicsOn(show, now, links);
  const open = around.screens.map(({ output }) => output);
  const isMuted = (id: string) => Object.hasOwn(muted, id);
  const house = houseOutputs(plan.outputs).map((one) => ({ ...one, language: one.language ?? plan.episode.languages[0] ?? 'zh' }));
  return {
    graphics,
    graphicsDesk: { frozen: graphicsFrozen, labelsOff: labelsOff && { at: labelsOff.at, by: labelsOff.by, reason: labelsOff.reason } },
    outputs: outputRows(graphics, {
      kind: activation.kind,
      stations: stationsNow(show.context),
      delayOf: (one) => delayOf(one, plan.paths),
      now,
      isMuted,
      house,
      open,
    }),
  };
};

const showPart = (seen: Seen) => {
  const { running, now, switcher, links, log, logRows, watched } = seen;
  if (!running) return nothing;
  const { context } = running.show;
  const { episode } = context.plan;
  const leads = resultLeads(running.show);
  return {
    activation: { id: running.activation.id, kind: running.activation.kind, file: running.activation.file },
    rehearsal: running.activation.kind === 'live' ? null : core.rehearsalView(context),
    episode: {
      id: episode.id,
      title: episode.title,
      date: episode.date,
      zone: episode.zone,
      languages: episode.languages,
      currency: episode.currency,
      brand: episode.brand,
      paths: Object.fromEntries(Object.values(context.plan.paths).map(({ id, name }) => [id, name])),
    },
    phase: phaseOf(running.show),
    chair: context.chair,
    timing: core.timingView(context, now),
    finishing: context.finishing,
    onAir: core.onAirView(context, now),
    nextSegmentId: context.next,
    ...(leads === null ? {} : { resultLeads: leads }),
    rundown: core.rundownRows(context, now, seen.lacks),
    ...(phaseOf(running.show) === 'ended' ? { undo: null, redo: null } : { undo: core.undoRow(context), redo: core.redoRow(context) }),
    proposals: proposalRows(running.show, now),
    branches: branchPreviews(context, now),
    shots: core.shotRows(context, switcher.observed().program),
    cues: cueRows(context, now),
    adLibs: adLibRows(context, now),
    clip: clipView(context, switcher.media(clipInput(context) ?? '')),
    polls: pollRows(running.show, now, watched.anomalies),
    voting: { ...watched, manualAllowed: episode.manualFigures ?? false, door: withSlash(links.vote) },
    guests: guestRows(context),
    guestBank: bankOf(context),
    products: core.productRows(context),
    wares: waresOf(context.plan),
    ...graphicsPart(seen, running),
    muted: context.muted,
    dumped: context.dumped,
    localBreaks: localBreakRows(context),
    stationMessages: stationMessageRows(context),
    messages: context.messages,
    log: logRows(log, context.plan),
  };
};

const nothing = {
  activation: null,
  rehearsal: null,
  episode: null,
  phase: 'off' as const,
  chair: null,
  timing: { startedAt: null, plannedStart: null, hardOut: null, overUnder: 0, expectedOffAir: null, frozenSince: null, advice: [] },
  finishing: null,
  onAir: null,
  nextSegmentId: null,
  rundown: [],
  undo: null,
  redo: null,
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
  wares: noWares,
  graphics: [],
  graphicsDesk: { frozen: null, labelsOff: null },
  outputs: [],
  muted: {},
  localBreaks: {},
  stationMessages: [],
  messages: [],
  log: [],
};

export const operatorView = (seen: Seen): OperatorView => {
  const { switcher, recording, around } = seen;
  const orders = ordersSaid(around, quietSince(around, seen.running, seen.now), seen.now);
  const wanted = seen.running ? wantedPicture(seen.running.show, seen.now) : null;
  return {
    epoch: seen.epoch,
    revision: seen.revision,
    at: seen.now,
    episodes: seen.episodes,
    ...showPart(seen),
    operators: around.operators,
    links: around.links,
    recording: { ok: recording.ok, waiting: recording.waiting, since: recording.since },
    switcher: switcherView(seen),
    screens: around.screens,
    stations: around.stations,
    alarms: seen.alarms,
    lines: [
      ...switcherLines({ switcher, wanted, observed: switcher.observed(), health: switcher.health(), sound: seen.sound, now: seen.now }),
      diskLine(recording, seen.now),
      phonesLine(seen.phones.health(), seen.now),
      stationsLine(around.stations, seen.alarms, seen.now),
      orders.shops,
      around.clock,
      around.backup,
    ],
    ordersAsOf: orders.ordersAsOf,
    preflight: seen.preflight,
    notices: seen.notices,
  };
};
