/** One piece of the desk: the position itself, the rundown that belongs to it, or a place for panels. */
import { memo } from 'react';
import { body } from '../desk/usual-layout.ts';
import { useLineState } from '../line/use-line.tsx';
import { EpisodePanel } from '../panels/episode/episode-panel.tsx';
import { RundownPanel } from '../panels/rundown/rundown-panel.tsx';
import { PanelColumn } from './panel-column.tsx';
import type { PanelId } from './panels.tsx';
import type { PositionId } from './position-ids.ts';
import { positions } from './positions.tsx';

type Props = {
  readonly position: PositionId;
  readonly piece: string;
  readonly place: number;
  readonly choices: readonly PanelId[];
  readonly choose: (old: string, wanted: PanelId) => void;
};

/** Until an episode is active there is nothing to run down: then it stands here, to be activated. */
const Rundown = () => (useLineState(({ view }) => (view?.rundown.length ?? 0) > 0) ? <RundownPanel /> : <EpisodePanel />);

/** Not drawn again while somebody drags the edge of its column. */
export const Piece = memo(({ position, piece, place, choices, choose }: Props) => {
  const { Body } = positions[position];
  const chosen = choices.find((id) => id === piece);
  if (chosen) return <PanelColumn place={place} chosen={chosen} choices={choices} choose={choose} />;
  return piece === body ? <Body /> : <Rundown />;
});
