/**
 * The desk: the show caller's hands at the left, the rundown in the middle, one column of panels at the right, two where there is room.
 * Whoever runs or audits the votes, or looks after the guests, has these in the place of hands and rundown; a producer without the chair proposes where its hands would be.
 */
import { useHasChair, useIsLost, useMe, useView } from '../line/use-line.tsx';
import { EpisodePanel } from '../panels/episode/episode-panel.tsx';
import { RundownPanel } from '../panels/rundown/rundown-panel.tsx';
import styles from './desk.module.css';
import { GuestsPosition } from './guests/guests-position.tsx';
import { PanelColumn } from './panel-column.tsx';
import { ProducerPosition } from './producer/producer-position.tsx';
import { ShowCaller } from './show-caller/show-caller.tsx';
import { useColumns } from './use-columns.ts';
import { useIsWide } from './use-is-wide.ts';
import { VotePosition } from './vote/vote-position.tsx';

export const Desk = () => {
  const isWide = useIsWide();
  const { rundown } = useView();
  const { columns, choose } = useColumns();
  const isOld = useIsLost();
  const { role } = useMe();
  const hasChair = useHasChair();
  const isVotes = role === 'vote' || role === 'auditor';
  const isGuests = role === 'guests';
  const width = isWide ? styles.wide : '';
  const isProducing = role === 'producer' && !hasChair;
  const ownTable = isGuests ? <GuestsPosition /> : <VotePosition />;
  const hasTable = isVotes || isGuests;
  const hands = hasTable ? ownTable : isProducing ? <ProducerPosition /> : <ShowCaller />;
  return (
    <main
      className={`${styles.desk} ${hasTable ? styles.votes : ''} ${isGuests ? styles.guests : ''} ${isProducing ? styles.producing : ''} ${width} ${isOld ? styles.old : ''}`}
    >
      {hands}
      {!hasTable && (rundown.length > 0 ? <RundownPanel /> : <EpisodePanel />)}
      <PanelColumn column={0} chosen={columns[0]} choose={choose} />
      {isWide && <PanelColumn column={1} chosen={columns[1]} choose={choose} />}
    </main>
  );
};
