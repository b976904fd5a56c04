/** What a station is shown of itself: only what its feed and its pages may have, and what was written to it. */
import type { OwnPage, OwnSide } from '../contract/own-side.ts';
import type { Station } from '../contract/show-file.ts';
import type { HouseContact } from '../contract/station-contact.ts';
import type { Ms } from '../contract/units.ts';
import type { OperatorView, ScreenRow } from '../contract/views.ts';
import { ownBreaks } from './own-breaks.ts';
import type { ShowContext } from './show-state.ts';
import { messagesOf } from './station-messages.ts';
import { isHeld, secretsOf } from './station-secrets.ts';
import { stationState } from './station-state.ts';

const mostPages = 20;

const pageOf = ({ id, painted, lastHeard, behind, blanked, problem }: ScreenRow): OwnPage => ({
  id,
  painted: painted.length,
  ...{ lastHeard, behind },
  blanked: blanked === true,
  problem: problem ?? null,
});

type Known = {
  readonly view: OperatorView;
  readonly context: ShowContext | null;
  readonly station: Station;
  readonly pathDelay: Ms;
  readonly contact: HouseContact | null;
};

export const ownSide = ({ view, context, station, pathDelay, contact }: Known): OwnSide => {
  const { id, name, language, colour } = station;
  const state = stationState(view, station, pathDelay);
  const row = view.stations.find((one) => one.id === id);
  const breaks = state.activation === null ? [] : (view.localBreaks[id] ?? []);
  return {
    now: view.at,
    station: { id, name, language, colour: colour ?? null },
    activation: state.kind,
    title: state.episode?.title ?? null,
    zone: view.episode?.zone ?? 'UTC',
    ...{ onAir: state.onAir, muted: state.muted, delay: state.delay },
    segment: state.segment?.title ?? null,
    shown: state.graphics
      .filter((graphic) => !isHeld(graphic, secretsOf(context), state, view.at))
      .filter(({ startsAt, endsAt }) => startsAt <= view.at && (endsAt ?? view.at + 1) > view.at)
      .map(({ kind }) => kind),
    ...{ health: row?.health ?? 'never', feeds: row?.feeds ?? 0, lag: row?.lag ?? 0 },
    pages: view.screens
      .filter(({ output }) => output === id)
      .slice(0, mostPages)
      .map(pageOf),
    joinsAt: ownBreaks(view, breaks, state.delay).joinsAt ?? null,
    breaks,
    contact,
    messages: context && state.activation !== null ? messagesOf(context, id) : [],
  };
};
