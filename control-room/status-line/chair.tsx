/** Who holds the chair, and how it changes hands: taken when free, taken by force with a reason, handed over by its holder. */
import { Button, Menu } from '@mantine/core';
import { IconArmchair2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocked, useCommand } from '../line/use-command.ts';
import { useHasChair, useIsLost, useMe, useView } from '../line/use-line.tsx';
import { CommandButton } from '../pieces/command-button.tsx';
import { ReasonDialog } from '../pieces/reason-dialog.tsx';
import styles from './status-line.module.css';

const HandOver = () => {
  const { t } = useTranslation();
  const me = useMe();
  const { operators } = useView();
  const { send, pending } = useCommand();
  const blocked = useBlocked({ type: 'chair.handOver' });
  const others = operators.filter(({ id, connected, role }) => id !== me.id && connected && (role === 'director' || role === 'producer'));
  return (
    <Menu withinPortal position="bottom-start">
      <Menu.Target>
        <Button size="compact-xs" variant="default" loading={pending}>
          {t('chair.handOver')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('looks.handOverTo')}</Menu.Label>
        {others.length === 0 && <Menu.Item disabled>{t('chair.nobodyElse')}</Menu.Item>}
        {others.map(({ id, name, role }) => (
          <Menu.Item key={id} disabled={blocked !== undefined} onClick={() => void send({ type: 'chair.handOver', to: id })}>
            {name} · {t(`role.${role}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

const TakeByForce = ({ from }: { from: string }) => {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const blocked = useBlocked({ type: 'chair.take' });
  return (
    <>
      <Button size="compact-xs" variant="default" disabled={blocked !== undefined} title={blocked} onClick={() => setOpened(true)}>
        {t('chair.takeOver')}
      </Button>
      <ReasonDialog
        title={t('chair.takeOver')}
        explain={t('chair.forceExplain', { name: from })}
        asks={(force) => ({ type: 'chair.take', force })}
        opened={opened}
        onClose={() => setOpened(false)}
      />
    </>
  );
};

export const Chair = () => {
  const { t } = useTranslation();
  const { chair, operators } = useView();
  const hasChair = useHasChair();
  const isLost = useIsLost();
  const isHere = operators.some(({ id, connected }) => id === chair?.operatorId && connected);
  return (
    <div className={styles.chair}>
      <IconArmchair2 size={15} aria-hidden />
      <span>
        {t('chair.chair')}: <strong>{hasChair ? t('chair.you') : (chair?.name ?? t('chair.nobody'))}</strong>
        {chair && !isHere && <em className={styles.gone}> · {t('chair.gone')}</em>}
        {isLost && <em className={styles.gone}> · {t('age.old')}</em>}
      </span>
      {hasChair ? (
        <HandOver />
      ) : chair ? (
        <TakeByForce from={chair.name} />
      ) : (
        <CommandButton asks={{ type: 'chair.take' }} size="compact-xs" variant="filled" color="blue.8">
          {t('chair.take')}
        </CommandButton>
      )}
    </div>
  );
};
