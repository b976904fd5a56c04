/** The guests' position: everybody of the evening in one table, with their place, their time, and what comes next for them. */
import { KeySays } from '../../keys/key-says.tsx';
import { useView } from '../../line/use-line.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import { NowLine } from '../now-line.tsx';
import { Bank, Departures } from './bank.tsx';
import { GuestLine } from './guest-line.tsx';
import styles from './guests.module.css';
import { inOrder } from './in-order.ts';

const columns = ['place', 'guest', 'where', 'mic', 'nameAndTitle', 'time', 'deeds'] as const;

export const GuestsPosition = () => {
  const { t } = useText();
  const { guests, episode } = useView();
  return (
    <div className={styles.position}>
      <NowLine />
      <KeySays />
      <div className={styles.body}>
        <Panel title={t('host.title')} tight aside={guests.length > 0 && <Bank />} above={<Departures />}>
          {guests.length === 0 ? (
            <Nothing>{t(episode ? 'guest.none' : 'host.noEpisode')}</Nothing>
          ) : (
            <table className={styles.table}>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th key={column} scope="col">
                      {t(`host.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {inOrder(guests).map((guest) => (
                  <GuestLine key={guest.id} guest={guest} />
                ))}
              </tbody>
            </table>
          )}
        </Panel>
      </div>
    </div>
  );
};
