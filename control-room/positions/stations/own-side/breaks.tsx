/** All local breaks: who is away, who leaves and when, each with its deed; and a form for another. */
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { parseDuration } from '../../../../server/contract/units.ts';
import { useMay } from '../../../line/use-command.ts';
import { useView } from '../../../line/use-line.tsx';
import { CommandButton } from '../../../pieces/command-button.tsx';
import { clockText, lengthOf } from '../../../pieces/format.ts';
import { Mark } from '../../../pieces/mark.tsx';
import { Nothing } from '../../../pieces/panel.tsx';
import { useServerNow } from '../../../pieces/use-server-now.ts';
import { useText } from '../../../pieces/use-text.ts';
import { type BreakLine, breakLines } from './break-lines.ts';
import styles from './own-side.module.css';
import { useStationName } from './use-station-name.ts';

/** How it stands with one, in words. */
const useBreakWords = () => {
  const { t, text } = useText();
  const now = useServerNow();
  const zone = useView().episode?.zone ?? 'UTC';
  const left = (at: number) => (now === null ? '–' : lengthOf(Math.max(0, at - now)));
  const known = ({ row: { rejoinsAt, leavesAt, expectedAt, length, state } }: BreakLine): string => {
    if (state === 'started')
      return rejoinsAt === null
        ? t('localBreak.untilEnded')
        : t('localBreak.backIn', { left: left(rejoinsAt), time: clockText(rejoinsAt, zone) });
    const long = lengthOf(length);
    if (leavesAt !== null) return t('localBreak.leavesIn', { left: left(leavesAt), time: clockText(leavesAt, zone), length: long });
    const withShow = t('localBreak.withShow', { length: long });
    return expectedAt === null ? withShow : `${withShow} · ${t('localBreak.expected', { left: left(expectedAt) })}`;
  };
  const sustaining = ({ row }: BreakLine): string =>
    t('localBreak.sustaining', { what: row.sustaining === null ? t('localBreak.theShow') : text(row.sustaining) });
  return { known, sustaining };
};

const Line = ({ line }: { line: BreakLine }) => {
  const { t } = useText();
  const words = useBreakWords();
  const { stationId, row, isOut } = line;
  const name = useStationName()(stationId);
  return (
    <li className={styles.line} data-break={row.id}>
      <Mark tone={isOut ? 'warn' : 'calm'}>{t(isOut ? 'localBreak.out' : 'localBreak.planned')}</Mark>
      <strong>{name}</strong>
      <span className="figure">{words.known(line)}</span>
      <span className={styles.aside}>{words.sustaining(line)}</span>
      {isOut ? (
        <CommandButton size="compact-xs" asks={{ type: 'localBreak.end', stationId }} label={t('localBreak.endOf', { name })}>
          {t('localBreak.end')}
        </CommandButton>
      ) : (
        <CommandButton
          size="compact-xs"
          asks={{ type: 'localBreak.drop', stationId, breakId: row.id }}
          label={t('localBreak.dropOf', { name })}
        >
          {t('localBreak.drop')}
        </CommandButton>
      )}
    </li>
  );
};

const shortest = 1000;

const Plan = () => {
  const { t, text } = useText();
  const { stations } = useView();
  const now = useServerNow();
  const [chosen, choose] = useState('');
  const [withShow, setWithShow] = useState(false);
  const [leaves, setLeaves] = useState('0:00');
  const [lasts, setLasts] = useState('3:00');
  const stationId = stations.some(({ id }) => id === chosen) ? chosen : (stations[0]?.id ?? '');
  const [after, length] = [parseDuration(leaves), parseDuration(lasts)];
  const isGood = length !== undefined && length >= shortest && (withShow || after !== undefined);
  const isNow = !withShow && after === 0;
  const leavesAt = withShow ? null : Math.round((now ?? 0) + (after ?? 0));
  const asks = isNow
    ? ({ type: 'localBreak.start', stationId, length: length ?? 0 } as const)
    : ({ type: 'localBreak.plan', stationId, leavesAt, length: length ?? 0 } as const);
  return (
    <fieldset className={styles.form}>
      <legend>{t('localBreak.plan')}</legend>
      <NativeSelect
        size="xs"
        label={t('localBreak.station')}
        data={stations.map(({ id, name }) => ({ value: id, label: text(name) }))}
        value={stationId}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <TextInput
        size="xs"
        w={120}
        label={t('localBreak.when')}
        title={t('localBreak.whenHelp')}
        value={leaves}
        disabled={withShow}
        onChange={(event) => setLeaves(event.currentTarget.value)}
      />
      <TextInput size="xs" w={90} label={t('localBreak.length')} value={lasts} onChange={(event) => setLasts(event.currentTarget.value)} />
      <Checkbox
        size="xs"
        mb={6}
        label={t('localBreak.withShowBox')}
        checked={withShow}
        onChange={(event) => setWithShow(event.currentTarget.checked)}
      />
      <CommandButton asks={asks} notNow={isGood ? undefined : t('localBreak.badLength')}>
        {t(isNow ? 'localBreak.doStart' : 'localBreak.doPlan')}
      </CommandButton>
    </fieldset>
  );
};

export const Breaks = () => {
  const { t } = useText();
  const lines = breakLines(useView().localBreaks);
  const mayPlan = useMay('localBreak.plan');
  return (
    <section aria-label={t('localBreak.breaks')}>
      <h3 className={styles.heading}>{t('localBreak.breaks')}</h3>
      {lines.length === 0 && <Nothing>{t('localBreak.none')}</Nothing>}
      <ul className={styles.list}>
        {lines.map((line) => (
          <Line key={`${line.stationId} ${line.row.id}`} line={line} />
        ))}
      </ul>
      {mayPlan && <Plan />}
    </section>
  );
};
