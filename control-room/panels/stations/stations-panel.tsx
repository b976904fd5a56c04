/** The stations that take the show: their delay, how many listen, when each was last heard. */
import type { ScreenRow, StationRow } from '../../../server/contract/views.ts';
import { useView } from '../../line/use-line.tsx';
import { lengthOf, unknown } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';

/** A burnt-in station's graphics travel with its picture. */
type Delivered = StationRow & { readonly delivery?: 'overlay' | 'burnt-in' };

/** Its feed, or its page of graphics, whichever spoke last. */
const heardAt = ({ id, lastHeard }: StationRow, screens: readonly ScreenRow[]): number | null => {
  const pages = screens.filter(({ output }) => output === id).map((screen) => screen.lastHeard);
  const all = lastHeard === null ? pages : [lastHeard, ...pages];
  return all.length === 0 ? null : Math.max(...all);
};

const Station = ({ station }: { station: Delivered }) => {
  const { t, text } = useText();
  // As of the view: between two views nobody told us anything.
  const { at, screens } = useView();
  const heard = heardAt(station, screens);
  const listens = station.feeds + station.overlays > 0;
  return (
    <tr>
      <td>{text(station.name)}</td>
      <td>
        {listens ? (
          <Mark tone="good">{t('station.connected')}</Mark>
        ) : (
          <Mark tone={heard === null ? 'dim' : 'bad'}>{t('station.away')}</Mark>
        )}
      </td>
      {station.delivery === 'burnt-in' ? <td>{t('station.burntIn')}</td> : <td className={styles.number}>{lengthOf(station.delay)}</td>}
      <td className={styles.number}>{station.feeds}</td>
      <td className={styles.number}>{station.overlays}</td>
      <td className={styles.number}>{heard !== null ? lengthOf(Math.max(0, at - heard)) : listens ? unknown : t('station.never')}</td>
    </tr>
  );
};

export const StationsPanel = () => {
  const { t } = useText();
  const { stations } = useView();
  return (
    <Panel title={t('panel.stations')} aside={<span className="dimmed">{stations.length}</span>}>
      {stations.length === 0 ? (
        <Nothing>{t('station.none')}</Nothing>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('station.station')}</th>
              <th scope="col">{t('station.state')}</th>
              <th scope="col" className={styles.number}>
                {t('station.delay')}
              </th>
              <th scope="col" className={styles.number}>
                {t('station.feeds')}
              </th>
              <th scope="col" className={styles.number}>
                {t('station.overlays')}
              </th>
              <th scope="col" className={styles.number}>
                {t('station.heard')}
              </th>
            </tr>
          </thead>
          <tbody>
            {stations.map((station) => (
              <Station key={station.id} station={station} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
};
