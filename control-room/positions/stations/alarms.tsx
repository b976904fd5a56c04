/** Alarms by what is wrong: acknowledged for all of a group, shelved for a while, taken back; and whether they sound here. */
import { NativeSelect, Switch } from '@mantine/core';
import { useState } from 'react';
import { type AlarmGroup, longestShelf } from '../../../server/contract/station-alarms.ts';
import { minutes } from '../../../server/contract/units.ts';
import { useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { clockText } from '../../pieces/format.ts';
import { listText } from '../../pieces/list-text.ts';
import { Mark, type Tone } from '../../pieces/mark.tsx';
import { Nothing } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import { useNoiseHere } from './noise.tsx';
import styles from './stations.module.css';
import { StrangersLine } from './strangers-line.tsx';
import { useAlarmWords } from './use-alarm-words.ts';

const tones: Readonly<Record<AlarmGroup['state'], Tone>> = { unacknowledged: 'bad', acknowledged: 'warn', shelved: 'dim' };
const shelves = [5, 15, 30, 60].filter((count) => minutes(count) <= longestShelf);

const Deeds = ({ group, shelf }: { group: AlarmGroup; shelf: number }) => {
  const { t } = useText();
  const what = useAlarmWords().what(group);
  const { kind, state } = group;
  const ids = group.stations.map(({ id }) => id);
  if (state === 'shelved')
    return (
      <CommandButton size="compact-xs" asks={{ type: 'alarm.unshelve', kind, stations: ids }} label={t('alarm.unshelveOf', { what })}>
        {t('alarm.unshelve')}
      </CommandButton>
    );
  const begun = group.stations.flatMap(({ id, since }) => (since === null ? [] : [{ id, since }]));
  return (
    <>
      {state === 'unacknowledged' && (
        <CommandButton
          size="compact-xs"
          color="red.8"
          variant="filled"
          asks={{ type: 'alarm.acknowledge', kind, stations: begun }}
          label={t('alarm.acknowledgeOf', { what })}
        >
          {t('alarm.acknowledge')}
        </CommandButton>
      )}
      <CommandButton
        size="compact-xs"
        asks={{ type: 'alarm.shelve', kind, stations: ids, lasts: minutes(shelf) }}
        label={t('alarm.shelveOf', { what, minutes: shelf })}
      >
        {t('alarm.shelve')}
      </CommandButton>
    </>
  );
};

const Group = ({ group, shelf }: { group: AlarmGroup; shelf: number }) => {
  const { t } = useText();
  const { episode } = useView();
  const words = useAlarmWords();
  const { state, by, until } = group;
  return (
    <li className={styles.alarm} data-alarm={group.kind} data-state={state}>
      <Mark tone={tones[state]}>{t(`alarm.state.${state}`)}</Mark>
      <strong>{words.what(group)}</strong>
      <span>{words.since(group)}</span>
      {by && <span className="dimmed">{t('alarm.by', { by })}</span>}
      {until !== undefined && <span className="dimmed">{t('alarm.until', { time: clockText(until, episode?.zone ?? 'UTC', true) })}</span>}
      <span className={styles.names}>{words.names(group.stations.map(({ id }) => id))}</span>
      <Deeds group={group} shelf={shelf} />
    </li>
  );
};

const Sound = () => {
  const { t, language } = useText();
  const { rules } = useView().alarms;
  const { nameOf } = useAlarmWords();
  const { isOn, turn, waits } = useNoiseHere();
  const names = listText(rules.named.map(nameOf), language);
  const rule = names === '' ? t('alarm.rule', { above: rules.above }) : t('alarm.ruleNamed', { above: rules.above, names });
  return (
    <>
      <Switch
        size="xs"
        label={t('alarm.sound')}
        title={t('alarm.soundExplain', { rule })}
        checked={isOn}
        onChange={(event) => turn(event.currentTarget.checked)}
      />
      {waits && <span className={styles.waits}>{t('alarm.waits')}</span>}
    </>
  );
};

export const Alarms = () => {
  const { t } = useText();
  const { groups, strangers } = useView().alarms;
  const [shelf, setShelf] = useState(15);
  return (
    <section className={styles.alarms} aria-label={t('alarm.title')}>
      <header>
        <h2>{t('alarm.title')}</h2>
        <Sound />
        <NativeSelect
          size="xs"
          aria-label={t('alarm.shelveFor')}
          title={t('alarm.shelveFor')}
          data={shelves.map((count) => ({ value: String(count), label: `${t('alarm.shelveFor')} ${t('alarm.minutes', { count })}` }))}
          value={String(shelf)}
          onChange={(event) => setShelf(Number(event.currentTarget.value))}
        />
      </header>
      {groups.length === 0 ? (
        <Nothing>{t('alarm.none')}</Nothing>
      ) : (
        <ul>
          {groups.map((group) => (
            <Group key={`${group.kind} ${group.state} ${group.by ?? ''} ${group.until ?? ''}`} group={group} shelf={shelf} />
          ))}
        </ul>
      )}
      {strangers && <StrangersLine strangers={strangers} />}
    </section>
  );
};
