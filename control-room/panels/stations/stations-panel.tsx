/** The stations that take the show, in short; the whole of them stand in a table of their own. */
import { Button } from '@mantine/core';
import { Aged } from '../../ages/aged.tsx';
import { useView } from '../../line/use-line.tsx';
import { lengthOf, unknown } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import { type StationLine, stationLines } from '../../positions/stations/station-lines.ts';
import styles from '../panels.module.css';

const Station = ({ line: { row, muted } }: { line: StationLine }) => {
  const { t, text } = useText();
  // As of the view: between two views nobody told us anything.
  const { at } = useView();
  const listens = row.feeds + row.overlays > 0;
  const ago = row.lastHeard === null ? (listens ? unknown : t('station.never')) : lengthOf(Math.max(0, at - row.lastHeard));
  return (
    <tr>
      <td>{text(row.name)}</td>
      <td>
        <Aged of="station" at={row.lastHeard}>
          {muted ? (
            <Mark tone="violet">{t('station.muted')}</Mark>
          ) : listens ? (
            <Mark tone={row.health === 'ok' ? 'good' : 'warn'}>
              {row.health === 'ok' ? t('station.connected') : t(`station.health.${row.health}`)}
            </Mark>
          ) : (
            <Mark tone={row.health === 'never' ? 'dim' : 'bad'}>{t('station.away')}</Mark>
          )}
        </Aged>
      </td>
      {row.delivery === 'burnt-in' ? <td>{t('station.burntIn')}</td> : <td className={styles.number}>{lengthOf(row.delay)}</td>}
      <td className={styles.number}>{row.feeds}</td>
      <td className={styles.number}>{row.overlays}</td>
      <td className={styles.number}>{ago}</td>
    </tr>
  );
};

const AsTable = () => {
  const { t } = useText();
  return (
    <Button component="a" href="#/stations" size="compact-xs" variant="default">
      {t('station.asTable')}
    </Button>
  );
};

export const StationsPanel = () => {
  const { t, language } = useText();
  const view = useView();
  return (
    <Panel title={t('panel.stations')} aside={<AsTable />}>
      {view.stations.length === 0 ? (
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
            {stationLines(view, language).map((line) => (
              <Station key={line.row.id} line={line} />
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
};
