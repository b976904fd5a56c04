/** One column of the desk: a panel, and at its edge the tabs of all of them. Remembers the choice by operator and column. */
import { Indicator, Tabs } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useMe, useView } from '../line/use-line.tsx';
import styles from './desk.module.css';
import { firstPanels, type PanelId, panelIds, panels } from './panels.tsx';

const asPanelId = (text: string | null | undefined): PanelId | undefined => panelIds.find((id) => id === text);

export const PanelColumn = ({ column }: { column: 0 | 1 }) => {
  const { t } = useTranslation();
  const me = useMe();
  const view = useView();
  const [kept, keep] = useLocalStorage<string>({ key: `cuecart.column.${column}.${me.role}.${me.name}`, getInitialValueInEffect: false });
  const isBeforeAir = view.phase === 'off' || view.phase === 'preflight' || view.phase === 'ended';
  const first = column === 0 && isBeforeAir && me.role === 'director' ? 'episode' : firstPanels[me.role][column];
  const chosen = asPanelId(kept) ?? first;
  const { Body } = panels[chosen];
  return (
    <Tabs
      className={styles.column}
      classNames={{ list: styles.rail, tab: styles.tab, tabLabel: styles.tabLabel, tabSection: styles.tabIcon, panel: styles.body }}
      orientation="vertical"
      placement="right"
      value={chosen}
      onChange={(id) => keep(asPanelId(id) ?? first)}
      keepMounted={false}
    >
      <Tabs.List aria-label={t(`desk.column${column}`)}>
        {panelIds.map((id) => {
          const { Icon, waiting } = panels[id];
          const count = waiting(view);
          return (
            <Tabs.Tab
              key={id}
              value={id}
              aria-label={count > 0 ? t('desk.waiting', { panel: t(`panel.${id}`), count }) : t(`panel.${id}`)}
              leftSection={
                <Indicator label={count} disabled={count === 0} size={15} color="yellow.8" offset={2}>
                  <Icon size={19} aria-hidden />
                </Indicator>
              }
            >
              {t(`panel.${id}`)}
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
      <Tabs.Panel value={chosen}>
        <Body />
      </Tabs.Panel>
    </Tabs>
  );
};
