/** One guest in the table of the guests' position. */
import type { GuestRow } from '../../../server/contract/views.ts';
import { useSecondsSince, useView } from '../../line/use-line.tsx';
import { ApproveButton } from '../../panels/guests/approve-button.tsx';
import { guestTones } from '../../panels/guests/guest-moves.ts';
import { budgetOf } from '../../panels/guests/guest-time.ts';
import { CommandButton } from '../../pieces/command-button.tsx';
import { clockText, lengthOf, lengthText } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import { BankKeys, Deeds } from './deeds.tsx';
import styles from './guests.module.css';

const Place = ({ guest: { place, protocol, byProtocol } }: { guest: GuestRow }) => {
  const { t } = useText();
  return (
    <td className={styles.place}>
      <span className="figure">{place ?? '–'}</span>
      {place === null && <small>{t('host.noPlace')}</small>}
      {protocol !== undefined && byProtocol === undefined && <small>{t('host.byProtocol', { n: protocol })}</small>}
      {byProtocol !== undefined && <Mark tone="warn">{t('host.byProtocol', { n: byProtocol })}</Mark>}
    </td>
  );
};

const Who = ({ guest }: { guest: GuestRow }) => {
  const { t, text } = useText();
  const segment = useView().rundown.find(({ id }) => id === guest.slotId);
  return (
    <th scope="row" className={styles.who}>
      <strong>{text(guest.name)}</strong>
      <small className={styles.title} title={`${text(guest.title)} · ${text(guest.province)}`}>
        {text(guest.title)} · {text(guest.province)}
      </small>
      {guest.slotSkipped && <Mark tone="warn">{t('host.slotSkipped')}</Mark>}
      {segment?.state === 'on-air' && <Mark tone="air">{t('caller.onAir')}</Mark>}
      {segment?.state === 'next' && <Mark tone="next">{t('caller.next')}</Mark>}
    </th>
  );
};

const Where = ({ guest: { phase, arrivedAt } }: { guest: GuestRow }) => {
  const { t } = useText();
  const zone = useView().episode?.zone ?? 'UTC';
  return (
    <td>
      <Mark tone={guestTones[phase]}>{t(`guestPhase.${phase}`)}</Mark>
      {arrivedAt !== null && <small>{t('host.arrivedAt', { time: clockText(arrivedAt, zone, true) })}</small>}
    </td>
  );
};

const Mic = ({ guest }: { guest: GuestRow }) => {
  const { t, text } = useText();
  const zone = useView().episode?.zone ?? 'UTC';
  const { phase, micAt } = guest;
  const name = text(guest.name);
  const isHere = phase === 'arrived' || phase === 'ready' || phase === 'on' || phase === 'done';
  if (!isHere) return <td className="dimmed">–</td>;
  const isOn = micAt !== null;
  return (
    <td className={styles.brief}>
      <CommandButton
        size="compact-xs"
        asks={{ type: 'guest.mic', guestId: guest.id, on: !isOn }}
        label={t(isOn ? 'host.micOffOf' : 'host.micOnOf', { name })}
      >
        {t(isOn ? 'host.micOff' : 'host.micOn')}
      </CommandButton>
      {isOn ? (
        <small>{t('host.micSince', { time: clockText(micAt, zone, true) })}</small>
      ) : phase === 'on' ? (
        <Mark tone="bad">{t('host.micMissing')}</Mark>
      ) : (
        <small>{t('host.micNone')}</small>
      )}
    </td>
  );
};

const Time = ({ guest }: { guest: GuestRow }) => {
  const { t } = useText();
  const since = useSecondsSince(guest.onSince) ?? 0;
  const budget = budgetOf(guest);
  const used = Math.round(guest.used / 1000) + since;
  const left = Math.round(budget / 1000) - used;
  const isOver = left < 0;
  return (
    <td className={styles.time} data-testid="time">
      <div>
        <div>
          <span className={`${styles.left} ${isOver ? styles.isOver : ''} figure`}>
            {isOver ? t('guest.over') : t('guest.left')} {lengthText(Math.abs(left))}
          </span>
          <small className="figure">{t('host.usedOf', { used: lengthText(used), budget: lengthOf(budget) })}</small>
          {guest.given > 0 && <small className={`${styles.given} figure`}>{t('host.given', { time: lengthOf(guest.given) })}</small>}
          {guest.returned > 0 && <small className="figure">{t('host.returned', { time: lengthOf(guest.returned) })}</small>}
        </div>
        <BankKeys guest={guest} />
      </div>
    </td>
  );
};

export const GuestLine = ({ guest }: { guest: GuestRow }) => (
  <tr className={guest.phase === 'on' ? styles.isOn : ''} data-guest={guest.id} data-phase={guest.phase}>
    <Place guest={guest} />
    <Who guest={guest} />
    <Where guest={guest} />
    <Mic guest={guest} />
    <td>
      <ApproveButton guest={guest} size="compact-xs" />
    </td>
    <Time guest={guest} />
    <Deeds guest={guest} />
  </tr>
);
