/** A place for panels: one of them, and at its edge the tabs of all. */
import { Indicator, Tabs, VisuallyHidden } from '@mantine/core';
import { memo } from 'react';
import { useView } from '../line/use-line.tsx';
import { useText } from '../pieces/use-text.ts';
import styles from './desk.module.css';
import { type PanelId, panels } from './panels.tsx';

type Props = {
  /** Which of the places it is, from 0. */
  readonly place: number;
  readonly chosen: PanelId;
  readonly choices: readonly PanelId[];
  readonly choose: (old: string, wanted: PanelId) => void;
};

const usePlaceName = (place: number): string => {
  const { t } = useText();
  if (place < 2) return t(place === 0 ? 'desk.column0' : 'desk.column1');
  return t('layout.place', { n: place + 1 });
};

/** Drawn anew only when another count waits: what waits is asked at every view, and of every panel. */
const PanelTab = memo(({ id, count }: { id: PanelId; count: number }) => {
  const { t } = useText();
  const { Icon } = panels[id];
  return (
    <Tabs.Tab
      value={id}
      leftSection={
        <Indicator label={count} disabled={count === 0} size={15} color="yellow.8" offset={{ x: -7, y: 3 }} aria-hidden>
          <Icon size={19} aria-hidden />
        </Indicator>
      }
    >
      {t(`panel.${id}`)}
      {count > 0 && <VisuallyHidden>{t('desk.waiting', { count })}</VisuallyHidden>}
    </Tabs.Tab>
  );
});

const Rail = ({ place, choices }: Pick<Props, 'place' | 'choices'>) => {
  const view = useView();
  return (
    <Tabs.List aria-label={usePlaceName(place)}>
      {choices.map((id) => (
        <PanelTab key={id} id={id} count={panels[id].waiting(view)} />
      ))}
    </Tabs.List>
  );
};

export const PanelColumn = ({ place, chosen, choices, choose }: Props) => {
  const { Body } = panels[chosen];
  return (
    <Tabs
      className={styles.column}
      classNames={{ list: styles.rail, tab: styles.tab, tabLabel: styles.tabLabel, tabSection: styles.tabIcon, panel: styles.body }}
      orientation="vertical"
      placement="right"
      value={chosen}
      onChange={(text) => choose(chosen, choices.find((id) => id === text) ?? chosen)}
      keepMounted={false}
    >
      <Rail place={place} choices={choices} />
      <Tabs.Panel value={chosen}>
        <Body />
      </Tabs.Panel>
    </Tabs>
  );
};
