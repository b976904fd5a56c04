/** The desk: the position of this window, and what stands beside it, in columns that each operator lays out as they like. */

import { Columns } from '../desk/columns.tsx';
import { useIsStacked, useLayout } from '../desk/use-layout.ts';
import { useIsLost } from '../line/use-line.tsx';
import styles from './desk.module.css';
import { Piece } from './piece.tsx';

export const Desk = () => {
  const { position, layout, panels, keep, choose } = useLayout();
  const isOld = useIsLost();
  const isStacked = useIsStacked();
  const placeOf = (piece: string) =>
    layout
      .flatMap(({ slots }) => slots)
      .filter(({ panel }) => panels.some((id) => id === panel))
      .findIndex(({ panel }) => panel === piece);
  const draw = (piece: string) => <Piece {...{ position, piece, choose }} place={placeOf(piece)} choices={panels} />;
  return (
    <main className={`${isStacked ? styles.stacked : styles.desk} ${isOld ? styles.old : ''}`} data-position={position}>
      {isStacked ? (
        layout.flatMap(({ slots }) => slots.map(({ panel }) => <div key={panel}>{draw(panel)}</div>))
      ) : (
        <Columns key={position} layout={layout} keep={keep} draw={draw} />
      )}
    </main>
  );
};
