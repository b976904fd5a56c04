/** Puts a guest's name and title on screen, and off: a key of its own, apart from bringing the guest on. */
import type { GuestRow } from '../../../server/contract/views.ts';
import { guestToTitle, titleOf } from '../../keys/people-tasks.ts';
import type { TaskId } from '../../keys/task-types.ts';
import { useSeenOnAir, useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { useText } from '../../pieces/use-text.ts';

export const TitleButton = ({ guest, size }: { guest: GuestRow; size?: string }) => {
  const { t, text } = useText();
  const view = useView();
  const seen = useSeenOnAir();
  const task: TaskId | undefined = guestToTitle(view)?.id === guest.id ? 'guest-title' : undefined;
  const name = text(guest.name);
  const on = titleOf(view, guest);
  const look = { task, ...(size === undefined ? {} : { size }) };
  return on ? (
    <CommandButton
      {...look}
      asks={{ type: 'graphic.off', graphicId: on.id }}
      variant="filled"
      color="red.8"
      label={t('guest.titleOffOf', { name })}
    >
      {t('guest.titleOff')}
    </CommandButton>
  ) : (
    <CommandButton
      {...look}
      asks={{ type: 'graphic.on', graphic: 'lower-third', guestId: guest.id, ...seen }}
      notNow={guest.approved ? undefined : t('guest.titleNeedsApproval')}
      label={t('guest.titleOnOf', { name })}
    >
      {t('guest.titleOn')}
    </CommandButton>
  );
};
