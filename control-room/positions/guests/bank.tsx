/** The bank of unused time, whether everybody's slot is the same, who is over; and where the running order departs from protocol. */

import { useView } from '../../line/use-line.tsx';
import { budgetOf, usedAt } from '../../panels/guests/guest-time.ts';
import { lengthOf } from '../../pieces/format.ts';
import { listText } from '../../pieces/list-text.ts';
import { Mark } from '../../pieces/mark.tsx';
import { useServerNow } from '../../pieces/use-server-now.ts';
import { useText } from '../../pieces/use-text.ts';
import styles from './guests.module.css';

const Slots = () => {
  const { t } = useText();
  const slots = useView().guests.map(({ slot }) => slot);
  const [least, most] = [Math.min(...slots), Math.max(...slots)];
  if (least === most) return <span className="dimmed">{t('host.equal', { slot: lengthOf(least) })}</span>;
  return <Mark tone="warn">{t('host.unequal', { least: lengthOf(least), most: lengthOf(most) })}</Mark>;
};

const Over = () => {
  const { t } = useText();
  const { guests } = useView();
  const now = useServerNow();
  const over = guests.reduce((sum, guest) => sum + Math.max(0, usedAt(guest, now ?? guest.onSince ?? 0) - budgetOf(guest)), 0);
  return over < 1000 ? null : <Mark tone="warn">{t('host.over', { over: lengthOf(over) })}</Mark>;
};

export const Bank = () => {
  const { t } = useText();
  const { guestBank } = useView();
  return (
    <div className={styles.bank} data-testid="bank" title={t('host.bankWhy')}>
      <strong>{t('host.bank')}</strong>
      <span className={`${styles.held} figure`}>{lengthOf(guestBank)}</span>
      {guestBank === 0 && <span className="dimmed">{t('host.bankEmpty')}</span>}
      <Slots />
      <Over />
    </div>
  );
};

export const Departures = () => {
  const { t, text, language } = useText();
  const departing = useView().guests.filter(({ byProtocol }) => byProtocol !== undefined);
  if (departing.length === 0) return null;
  const names = listText(
    departing.map(({ name }) => text(name)),
    language,
  );
  return (
    <p className={styles.departs} role="note">
      {t('host.departs', { names })}
    </p>
  );
};
