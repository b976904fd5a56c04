/**
 * The desk: the show caller's hands at the left, the rundown in the middle, one column of panels at the right, two where there is room.
 * Whoever runs or audits the votes, draws the graphics or looks after the guests, has these in the place of hands and rundown, and anybody
 * may have the stations there; a producer without the chair proposes where its hands would be.
 */
import { useHasChair, useIsLost, useMe, useView } from '../line/use-line.tsx';
import { EpisodePanel } from '../panels/episode/episode-panel.tsx';
import { RundownPanel } from '../panels/rundown/rundown-panel.tsx';
import styles from './desk.module.css';
import { GraphicsPosition } from './graphics/graphics-position.tsx';
import { GuestsPosition } from './guests/guests-position.tsx';
import { PanelColumn } from './panel-column.tsx';
import { ProducerPosition } from './producer/producer-position.tsx';
import { ShowCaller } from './show-caller/show-caller.tsx';
import { StationsPosition } from './stations/stations-position.tsx';
import { useColumns } from './use-columns.ts';
import { useIsWide } from './use-is-wide.ts';
import { usePlace } from './use-place.ts';
import { VotePosition } from './vote/vote-position.tsx';

const useIsTable = (): boolean => usePlace()[0] === 'stations';

/** What stands in the place of hands and rundown together; null where these two stand. */
const useWholePosition = () => {
  const { role } = useMe();
  const isTable = useIsTable();
  if (isTable) return <StationsPosition />;
  if (role === 'vote' || role === 'auditor') return <VotePosition />;
  if (role === 'guests') return <GuestsPosition />;
  return role === 'graphics' ? <GraphicsPosition /> : null;
};

export const Desk = () => {
  const isWide = useIsWide();
  const { rundown } = useView();
  const { columns, choose } = useColumns();
  const isOld = useIsLost();
  const { role } = useMe();
  const hasChair = useHasChair();
  const whole = useWholePosition();
  const isProducing = whole === null && role === 'producer' && !hasChair;
  // A table of ten columns has the whole width; panels are beside it only where there is room.
  const isTable = useIsTable();
  const width = isWide ? styles.wide : '';
  const kind = isTable ? styles.table : whole ? styles.votes : isProducing ? styles.producing : '';
  const hands = isProducing ? <ProducerPosition /> : <ShowCaller />;
  return (
    <main className={`${styles.desk} ${kind} ${width} ${isOld ? styles.old : ''}`}>
      {whole ?? hands}
      {whole === null && (rundown.length > 0 ? <RundownPanel /> : <EpisodePanel />)}
      {(isWide || !isTable) && <PanelColumn column={0} chosen={columns[0]} choose={choose} />}
      {isWide && !isTable && <PanelColumn column={1} chosen={columns[1]} choose={choose} />}
    </main>
  );
};
