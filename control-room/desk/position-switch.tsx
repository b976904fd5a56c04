/** Which position this window shows, and any other one: here, or in a window of its own. Links, so that the browser opens them as it opens links. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconExternalLink } from '@tabler/icons-react';
import { useText } from '../pieces/use-text.ts';
import { positionIds } from '../positions/position-ids.ts';
import { addressOf, usePosition } from './use-position.ts';

export const PositionSwitch = () => {
  const { t } = useText();
  const position = usePosition();
  return (
    <Menu position="bottom-end" withinPortal width={320} trapFocus>
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="default"
          rightSection={<IconChevronDown size={13} aria-hidden />}
          aria-label={`${t('position.position')}: ${t(`position.${position}`)}`}
        >
          {t(`position.${position}`)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('position.position')}</Menu.Label>
        {positionIds.map((id) => (
          <Menu.Item
            key={id}
            component="a"
            href={addressOf(id)}
            aria-current={id === position || undefined}
            fw={id === position ? 700 : 400}
          >
            {t(`position.${id}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          component="a"
          href={addressOf(position)}
          target="_blank"
          rel="noopener"
          leftSection={<IconExternalLink size={15} aria-hidden />}
        >
          {t('position.newWindow')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
