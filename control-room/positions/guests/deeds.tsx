/** What may be done with one guest now: on and title on keys of their own, another place, no-show; beside their time, more of it from the bank. */
import { guestOn } from '../../../server/contract/in-hand.ts';
import type { GuestPhase, GuestRow } from '../../../server/contract/views.ts';
import { bankStep } from '../../keys/people-tasks.ts';
import { useMay } from '../../line/use-command.ts';
import { useHasChair, useView } from '../../line/use-line.tsx';
import { askMove, guestMoves, moveTask } from '../../panels/guests/guest-moves.ts';
import { TitleButton } from '../../panels/guests/title-button.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from './guests.module.css';
import { SwapMenu } from './swap-menu.tsx';

const small = { size: 'compact-xs' } as const;
const takesTime: ReadonlySet<GuestPhase> = new Set(['expected', 'arrived', 'ready', 'on']);

const Moves = ({ guest }: { guest: GuestRow }) => {
  const { t, text } = useText();
  const view = useView();
  const name = text(guest.name);
  return guestMoves[guest.phase].map((to) => (
    <CommandButton
      {...small}
      key={to}
      task={moveTask(view, guest.id, to)}
      asks={askMove(view, guest.id, to)}
      label={t('guest.moveOf', { name, to: t(`guestMove.${to}`) })}
      // Green, as TAKE, is the one who comes on next: not whoever could.
      {...(moveTask(view, guest.id, to) === 'guest-on' ? { variant: 'filled', color: 'green.8' } : {})}
    >
      {t(`guestMove.${to}`)}
    </CommandButton>
  ));
};

/** Time from the bank and back: beside the time that it changes. */
export const BankKeys = ({ guest }: { guest: GuestRow }) => {
  const { t, text } = useText();
  const view = useView();
  const name = text(guest.name);
  const notNow = takesTime.has(guest.phase) ? undefined : t('host.notNow');
  return (
    <div className={styles.bankKeys}>
      <CommandButton
        {...small}
        task={guestOn(view)?.id === guest.id ? 'guest-give' : undefined}
        asks={{ type: 'guest.give', guestId: guest.id, by: bankStep }}
        notNow={notNow ?? (view.guestBank > 0 ? undefined : t('keys.why.bankEmpty'))}
        label={t('host.giveOf', { name })}
      >
        {t('host.give')}
      </CommandButton>
      <CommandButton
        {...small}
        asks={{ type: 'guest.give', guestId: guest.id, by: -bankStep }}
        notNow={notNow ?? (guest.given > 0 ? undefined : t('host.nothingGiven'))}
        label={t('host.takeOf', { name })}
      >
        {t('host.take')}
      </CommandButton>
    </div>
  );
};

/** Their slot, when whether they come and whether it is left out do not agree. */
const Slot = ({ guest: { phase, slotId, slotSkipped } }: { guest: GuestRow }) => {
  const { t } = useText();
  const { proposals } = useView();
  const hasChair = useHasChair();
  const maySkip = useMay('segment.skip') && hasChair;
  const skipped = phase === 'no-show';
  const isProposed = proposals.some(({ edit, stale }) => stale === null && edit.do === 'skip' && edit.segmentId === slotId);
  if (slotId === null || slotSkipped === skipped || isProposed || (!skipped && phase === 'done')) return null;
  const edit = { do: 'skip', segmentId: slotId, skipped } as const;
  return (
    <CommandButton
      {...small}
      color="yellow.5"
      variant="filled"
      asks={maySkip ? { type: 'segment.skip', segmentId: slotId, skipped } : { type: 'plan.propose', edit }}
    >
      {maySkip ? t(skipped ? 'host.skipSlot' : 'host.slotBack') : t(skipped ? 'host.proposeSkip' : 'host.proposeBack')}
    </CommandButton>
  );
};

export const Deeds = ({ guest }: { guest: GuestRow }) => (
  <td>
    <div className={styles.deeds}>
      <div>
        <Moves guest={guest} />
      </div>
      <div>
        <TitleButton guest={guest} size="compact-xs" />
        <SwapMenu guest={guest} />
        <Slot guest={guest} />
      </div>
    </div>
  </td>
);
