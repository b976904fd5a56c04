/** One column of the desk: a panel, and at its edge the tabs of all of them. */
import { Indicator, Tabs, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe, useView } from '../line/use-line.tsx';
import styles from './desk.module.css';
import { type PanelId, panels, panelsOf } from './panels.tsx';

type Props = { readonly column: 0 | 1; readonly chosen: PanelId; readonly choose: (column: 0 | 1, id: PanelId) => void };

export const PanelColumn = ({ column, chosen, choose }: Props) => {
  const { t } = useTranslation();
  const view = useView();
  const panelIds = panelsOf(useMe().role);
  const { Body } = panels[chosen];
  return (
    <Tabs
      className={styles.column}
      classNames={{ list: styles.rail, tab: styles.tab, tabLabel: styles.tabLabel, tabSection: styles.tabIcon, panel: styles.body }}
      orientation="vertical"
      placement="right"
      value={chosen}
      onChange={(text) => choose(column, panelIds.find((id) => id === text) ?? chosen)}
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
              leftSection={
                <Indicator label={count} disabled={count === 0} size={15} color="yellow.8" offset={2} aria-hidden>
                  <Icon size={19} aria-hidden />
                </Indicator>
              }
            >
              {t(`panel.${id}`)}
              {count > 0 && <VisuallyHidden>{t('desk.waiting', { count })}</VisuallyHidden>}
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
