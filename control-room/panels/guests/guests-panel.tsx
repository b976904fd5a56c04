/** The guests for positions that look after something else: where each is, whether name and title may be shown, time left. On and title are two keys. */
import type { GuestRow } from '../../../server/contract/views.ts';
import { useSecondsSince, useView } from '../../line/use-line.tsx';
import { Since } from '../../pieces/clocks.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { lengthOf, lengthText } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { ApproveButton } from './approve-button.tsx';
import { askMove, guestMoves, guestTones, moveTask } from './guest-moves.ts';
import { budgetOf } from './guest-time.ts';
import { TitleButton } from './title-button.tsx';

const Slot = ({ guest }: { guest: GuestRow }) => {
  const { t } = useText();
  const since = useSecondsSince(guest.onSince);
  if (guest.onSince === null || since === null)
    return (
      <span className="figure">
        {t('guest.used')} {lengthOf(guest.used)} / {lengthOf(budgetOf(guest))}
      </span>
    );
  const left = Math.round((budgetOf(guest) - guest.used) / 1000) - since;
  return (
    <span className={`figure ${styles.soon}`}>
      {left < 0 ? t('guest.over') : t('guest.left')} {lengthText(Math.abs(left))} · <Since from={guest.onSince} />
    </span>
  );
};

const Guest = ({ guest }: { guest: GuestRow }) => {
  const { t, text } = useText();
  const view = useView();
  const name = text(guest.name);
  return (
    <li className={`${styles.row} ${guest.phase === 'on' ? styles.isOn : ''}`} data-guest={guest.id} data-phase={guest.phase}>
      <div className={styles.main}>
        <div className={styles.line}>
          <Mark tone={guestTones[guest.phase]}>{t(`guestPhase.${guest.phase}`)}</Mark>
          <strong>{name}</strong>
          <Slot guest={guest} />
        </div>
        <div className={styles.small}>
          <span>
            {text(guest.title)} · {text(guest.province)}
          </span>
        </div>
        <div className={styles.buttons}>
          {guestMoves[guest.phase].map((to) => (
            <CommandButton
              key={to}
              task={moveTask(view, guest.id, to)}
              asks={askMove(view, guest.id, to)}
              label={t('guest.moveOf', { name, to: t(`guestMove.${to}`) })}
              {...(to === 'on' ? { variant: 'filled', color: 'green.8' } : {})}
            >
              {t(`guestMove.${to}`)}
            </CommandButton>
          ))}
          <TitleButton guest={guest} />
          <ApproveButton guest={guest} />
        </div>
      </div>
    </li>
  );
};

export const GuestsPanel = () => {
  const { t } = useText();
  const { guests } = useView();
  return (
    <Panel title={t('panel.guests')}>
      {guests.length === 0 && <Nothing>{t('guest.none')}</Nothing>}
      <ul className={styles.list}>
        {guests.map((guest) => (
          <Guest key={guest.id} guest={guest} />
        ))}
      </ul>
    </Panel>
  );
};
