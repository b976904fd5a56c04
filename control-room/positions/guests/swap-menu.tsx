/** Two guests change places: a menu of whom to change with. What is on air and what was played stays. */
import { Button, Menu } from '@mantine/core';
import type { GuestRow } from '../../../server/contract/views.ts';
import { useBlocked, useCommand } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { useText } from '../../pieces/use-text.ts';
import { inOrder, isToCome } from './in-order.ts';

export const SwapMenu = ({ guest }: { guest: GuestRow }) => {
  const { t, text } = useText();
  const { guests } = useView();
  const { send, pending } = useCommand();
  const blocked = useBlocked({ type: 'guest.swap' });
  if (!isToCome(guest)) return null;
  const others = inOrder(guests).filter((one) => one.id !== guest.id && isToCome(one));
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="default"
          disabled={blocked !== undefined || others.length === 0}
          title={blocked ?? (others.length === 0 ? t('host.nobody') : undefined)}
          loading={pending}
          aria-label={t('host.swapOf', { name: text(guest.name) })}
        >
          {t('host.swap')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('host.swapWith')}</Menu.Label>
        {others.map(({ id, name, place }) => (
          <Menu.Item key={id} onClick={() => void send({ type: 'guest.swap', guestId: guest.id, withId: id })}>
            {place} · {text(name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
