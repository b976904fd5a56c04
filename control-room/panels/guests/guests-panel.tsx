/** The guests' slots: where each is, whether name and title may be shown, time used of the slot. On and title are two keys. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { GuestPhase, GuestRow } from '../../../server/contract/views.ts';
import { guestOn, guestToTitle, nextGuest } from '../../keys/people-tasks.ts';
import type { TaskId } from '../../keys/task-types.ts';
import { useBlocked } from '../../line/use-command.ts';
import { useSecondsSince, useView } from '../../line/use-line.tsx';
import { Since } from '../../pieces/clocks.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { lengthOf, lengthText } from '../../pieces/format.ts';
import { Mark, type Tone } from '../../pieces/mark.tsx';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { Approve } from './approve.tsx';

const tones: Record<GuestPhase, Tone> = { expected: 'dim', arrived: 'calm', ready: 'next', on: 'air', done: 'good', 'no-show': 'bad' };

/** The moves people make, in the order of the evening. */
const moves: Record<GuestPhase, readonly GuestPhase[]> = {
  expected: ['arrived', 'no-show'],
  arrived: ['ready', 'no-show'],
  ready: ['on', 'arrived'],
  on: ['done'],
  done: ['on'],
  'no-show': ['arrived'],
};

const Slot = ({ guest }: { guest: GuestRow }) => {
  const { t } = useText();
  const since = useSecondsSince(guest.onSince);
  if (guest.onSince === null || since === null)
    return (
      <span className="figure">
        {t('guest.used')} {lengthOf(guest.used)} / {lengthOf(guest.slot)}
      </span>
    );
  const left = Math.round((guest.slot - guest.used) / 1000) - since;
  return (
    <span className={`figure ${styles.soon}`}>
      {left < 0 ? t('guest.over') : t('guest.left')} {lengthText(Math.abs(left))} · <Since from={guest.onSince} />
    </span>
  );
};

const Title = ({ guest }: { guest: GuestRow }) => {
  const { t, text } = useText();
  const view = useView();
  const { graphics } = view;
  const task = guestToTitle(view)?.id === guest.id ? 'guest-title' : undefined;
  const name = text(guest.name);
  const on = graphics.find(({ data }) => data.kind === 'lower-third' && text(data.name) === name);
  if (on)
    return (
      <CommandButton
        asks={{ type: 'graphic.off', graphicId: on.id }}
        variant="filled"
        color="red.8"
        label={t('guest.titleOffOf', { name })}
        task={task}
      >
        {t('guest.titleOff')}
      </CommandButton>
    );
  return (
    <CommandButton
      asks={{ type: 'graphic.on', graphic: 'lower-third', guestId: guest.id }}
      notNow={guest.approved ? undefined : t('guest.titleNeedsApproval')}
      label={t('guest.titleOnOf', { name })}
      task={task}
    >
      {t('guest.titleOn')}
    </CommandButton>
  );
};

const Guest = ({ guest }: { guest: GuestRow }) => {
  const { t, text } = useText();
  const [approving, setApproving] = useState(false);
  const cannotApprove = useBlocked({ type: 'guest.approve' });
  const name = text(guest.name);
  const view = useView();
  const taskOf = (to: GuestPhase): TaskId | undefined => {
    if (to === 'on') return nextGuest(view)?.id === guest.id ? 'guest-on' : undefined;
    return to === 'done' && guestOn(view)?.id === guest.id ? 'guest-done' : undefined;
  };
  return (
    <li className={`${styles.row} ${guest.phase === 'on' ? styles.isOn : ''}`} data-guest={guest.id} data-phase={guest.phase}>
      <div className={styles.main}>
        <div className={styles.line}>
          <Mark tone={tones[guest.phase]}>{t(`guestPhase.${guest.phase}`)}</Mark>
          <strong>{name}</strong>
          <Slot guest={guest} />
        </div>
        <div className={styles.small}>
          <span>
            {text(guest.title)} · {text(guest.province)}
          </span>
        </div>
        <div className={styles.buttons}>
          {moves[guest.phase].map((to) => (
            <CommandButton
              key={to}
              task={taskOf(to)}
              asks={{ type: 'guest.move', guestId: guest.id, to }}
              label={t('guest.moveOf', { name, to: t(`guestMove.${to}`) })}
              {...(to === 'on' ? { variant: 'filled', color: 'red.8' } : {})}
            >
              {t(`guestMove.${to}`)}
            </CommandButton>
          ))}
          <Title guest={guest} />
          <Button
            size="compact-sm"
            variant={guest.approved ? 'default' : 'filled'}
            color="yellow.5"
            disabled={cannotApprove !== undefined}
            title={cannotApprove}
            aria-label={guest.approved ? `${t('guest.approved')}: ${t('guest.approveOf', { name })}` : t('guest.approveOf', { name })}
            onClick={() => setApproving(true)}
          >
            {guest.approved ? t('guest.approved') : t('guest.approve')}
          </Button>
        </div>
      </div>
      <Approve guest={guest} opened={approving} onClose={() => setApproving(false)} />
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
