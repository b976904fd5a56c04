/** The stations that take the show: their delay, how many listen, when each was last heard. */
import type { StationRow } from '../../../server/contract/views.ts';
import { useView } from '../../line/use-line.tsx';
import { lengthOf } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';

const Station = ({ station }: { station: StationRow }) => {
  const { t, text } = useText();
  // As of the view: between two views nobody told us anything.
  const { at } = useView();
  const listens = station.feeds + station.overlays > 0;
  return (
    <tr>
      <td>{text(station.name)}</td>
      <td>
        {listens ? (
          <Mark tone="good">{t('station.connected')}</Mark>
        ) : (
          <Mark tone={station.lastHeard === null ? 'dim' : 'bad'}>{t('station.away')}</Mark>
        )}
      </td>
      <td className={styles.number}>{lengthOf(station.delay)}</td>
      <td className={styles.number}>{station.feeds}</td>
      <td className={styles.number}>{station.overlays}</td>
      <td className={styles.number}>{station.lastHeard === null ? t('station.never') : lengthOf(at - station.lastHeard)}</td>
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
