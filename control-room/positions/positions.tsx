/**
 * The positions: what each is, who opens with it, and what stands beside it.
 *
 * A new position is one line here, and its name in `position-ids.ts`. Anybody may look at any; what they may press stays with their role.
 */
import type { ComponentType } from 'react';
import type { Role } from '../../server/contract/commands.ts';
import type { Size } from '../desk/layout.ts';
import { EpisodePanel } from '../panels/episode/episode-panel.tsx';
import { LogPanel } from '../panels/log/log-panel.tsx';
import { GraphicsPosition } from './graphics/graphics-position.tsx';
import { GuestsPosition } from './guests/guests-position.tsx';
import { inFull } from './in-full.tsx';
import { mayHavePanel, type PanelId, panelIds } from './panels.tsx';
import { type PositionId, positionIds } from './position-ids.ts';
import { ProducerPosition } from './producer/producer-position.tsx';
import { ShowCaller } from './show-caller/show-caller.tsx';
import { StationsPosition } from './stations/stations-position.tsx';
import { VotePosition } from './vote/vote-position.tsx';

type Position = {
  readonly Body: ComponentType;
  readonly opensFor?: readonly Role[];
  /** How wide the body is on a usual and on a wide screen; left out, it has what the panels leave. */
  readonly width?: { readonly narrow: Size; readonly wide: Size };
  /** The rundown stands beside it, always. */
  readonly hasRundown?: true;
  /** Panels that show nothing but what the body shows already. */
  readonly holds?: readonly PanelId[];
  /** What stands in its columns at first: as many as the screen has room for. */
  readonly beside: readonly PanelId[];
  /** Nothing else may stand beside it. */
  readonly only?: true;
};

const hands = { narrow: '340px', wide: '400px' } as const;
const proposing = { narrow: '400px', wide: '440px' } as const;

export const positions: Readonly<Record<PositionId, Position>> = {
  caller: {
    ...{ Body: ShowCaller, opensFor: ['director', 'viewer'], width: hands, hasRundown: true },
    beside: ['cues', 'monitors', 'polls', 'guests', 'log'],
  },
  producer: {
    ...{ Body: ProducerPosition, opensFor: ['producer'], width: proposing, hasRundown: true },
    beside: ['sales', 'cues', 'polls', 'guests', 'log'],
  },
  vote: {
    ...{ Body: VotePosition, opensFor: ['vote', 'auditor'], only: true },
    beside: ['integrity', 'log', 'rundown', 'stations', 'episode'],
  },
  guests: { Body: GuestsPosition, opensFor: ['guests'], holds: ['guests'], beside: ['rundown', 'cues', 'graphics'] },
  graphics: {
    Body: GraphicsPosition,
    opensFor: ['graphics'],
    holds: ['graphics'],
    beside: ['cues', 'rundown', 'monitors', 'screens'],
  },
  stations: { Body: StationsPosition, holds: ['stations'], beside: [] },
  log: { Body: inFull(LogPanel), holds: ['log'], beside: [] },
  preflight: { Body: inFull(EpisodePanel), holds: ['episode'], beside: ['rundown', 'switcher', 'screens'] },
};

/** @param hasChair a producer who holds the chair sits where the show is called */
export const positionFor = (role: Role, hasChair: boolean): PositionId =>
  role === 'producer' && hasChair ? 'caller' : (positionIds.find((id) => positions[id].opensFor?.includes(role)) ?? 'caller');

/** The panels that this role may have beside this position. */
export const panelsBeside = (position: PositionId, role: Role): readonly PanelId[] => {
  const { hasRundown = false, holds = [], only = false, beside } = positions[position];
  const all = panelIds.filter((id) => mayHavePanel(role, id) && !holds.includes(id) && !(hasRundown && id === 'rundown'));
  return only ? all.filter((id) => beside.includes(id)) : all;
};
