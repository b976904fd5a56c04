/**
 * Every panel that a position can hold, and which ones a role opens with.
 *
 * A new panel is one line here; a column of the desk shows one at a time and remembers which.
 */
import {
  IconBroadcast,
  IconCalendarEvent,
  IconChartBar,
  IconDeviceTv,
  IconDeviceTvOld,
  IconEye,
  IconList,
  IconListDetails,
  IconListNumbers,
  IconShieldCheck,
  IconSlideshow,
  IconStack2,
  IconThumbUp,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Role } from '../../server/contract/commands.ts';
import type { OperatorView } from '../../server/contract/views.ts';
import { CuesPanel } from '../panels/cues/cues-panel.tsx';
import { EpisodePanel } from '../panels/episode/episode-panel.tsx';
import { GraphicsPanel } from '../panels/graphics/graphics-panel.tsx';
import { GuestsPanel } from '../panels/guests/guests-panel.tsx';
import { IntegrityPanel } from '../panels/integrity/integrity-panel.tsx';
import { LinksPanel } from '../panels/links/links-panel.tsx';
import { LogPanel } from '../panels/log/log-panel.tsx';
import { MonitorsPanel } from '../panels/monitors/monitors-panel.tsx';
import { PollsPanel } from '../panels/polls/polls-panel.tsx';
import { RundownPanel } from '../panels/rundown/rundown-panel.tsx';
import { SalesPanel } from '../panels/sales/sales-panel.tsx';
import { ScreensPanel } from '../panels/screens/screens-panel.tsx';
import { StationsPanel } from '../panels/stations/stations-panel.tsx';
import { SwitcherPanel } from '../panels/switcher/switcher-panel.tsx';

export const panelIds = [
  'cues',
  'monitors',
  'polls',
  'integrity',
  'rundown',
  'guests',
  'graphics',
  'sales',
  'switcher',
  'screens',
  'stations',
  'links',
  'log',
  'episode',
] as const;
export type PanelId = (typeof panelIds)[number];

/** What looks doubtful is shown to those who decide about votes; links are made, and the presenter is written to, by those who direct. */
const rolesOf: { readonly [P in PanelId]?: readonly Role[] } = {
  integrity: ['director', 'vote', 'auditor'],
  links: ['director', 'producer'],
};

export const mayHavePanel = (role: Role, panel: PanelId): boolean => rolesOf[panel]?.includes(role) ?? true;

type PanelEntry = {
  readonly Icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  readonly Body: ComponentType;
  /** How many things in it wait for somebody; 0 shows nothing. */
  readonly waiting: (view: OperatorView) => number;
};

const none = () => 0;

export const panels: Readonly<Record<PanelId, PanelEntry>> = {
  cues: {
    Icon: IconListDetails,
    Body: CuesPanel,
    waiting: ({ cues }) => cues.filter(({ state }) => state === 'due' || state === 'missed').length,
  },
  monitors: {
    Icon: IconDeviceTvOld,
    Body: MonitorsPanel,
    waiting: ({ lines }) => lines.filter(({ line, light, word }) => line === 'sound' && (light === 'bad' || word === 'clipping')).length,
  },
  polls: {
    Icon: IconThumbUp,
    Body: PollsPanel,
    waiting: ({ polls }) =>
      polls.filter(
        ({ phase, branch, motions }) =>
          phase === 'counting' ||
          phase === 'verified' ||
          branch?.confirmed === false ||
          motions.some(({ state }) => state === 'waiting' || state === 'counting'),
      ).length,
  },
  integrity: { Icon: IconShieldCheck, Body: IntegrityPanel, waiting: ({ voting }) => voting?.anomalies.length ?? 0 },
  rundown: { Icon: IconListNumbers, Body: RundownPanel, waiting: none },
  guests: {
    Icon: IconUsersGroup,
    Body: GuestsPanel,
    waiting: ({ guests }) => guests.filter(({ approved, phase }) => !approved && phase !== 'done').length,
  },
  graphics: { Icon: IconStack2, Body: GraphicsPanel, waiting: none },
  sales: { Icon: IconChartBar, Body: SalesPanel, waiting: none },
  switcher: {
    Icon: IconSlideshow,
    Body: SwitcherPanel,
    waiting: ({ switcher }) =>
      (switcher.state === 'connected' ? 0 : 1) +
      switcher.inputs.filter(({ open, wantedOpen }) => open !== null && open !== wantedOpen).length,
  },
  screens: { Icon: IconDeviceTv, Body: ScreensPanel, waiting: none },
  stations: {
    Icon: IconBroadcast,
    Body: StationsPanel,
    waiting: ({ alarms }) =>
      alarms.groups.reduce((sum, { state, stations }) => (state === 'unacknowledged' ? sum + stations.length : sum), 0),
  },
  links: { Icon: IconEye, Body: LinksPanel, waiting: ({ messages }) => messages.filter(({ seenAt }) => seenAt === null).length },
  log: { Icon: IconList, Body: LogPanel, waiting: none },
  episode: {
    Icon: IconCalendarEvent,
    Body: EpisodePanel,
    waiting: ({ preflight, phase }) => (phase === 'preflight' ? preflight.filter(({ light }) => light === 'bad').length : 0),
  },
};
