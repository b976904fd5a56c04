/** Who did what and when, newest first, back to the beginning; what ran and for how long; both as files. */
import { Anchor, Button, SegmentedControl, Select, TextInput } from '@mantine/core';
import { memo, useDeferredValue, useState } from 'react';
import { isInLog, kindOf, type LogFilter } from '../../../server/contract/desk-papers.ts';
import type { EpochMs } from '../../../server/contract/units.ts';
import { useViewOf } from '../../line/use-line.tsx';
import { clockText } from '../../pieces/format.ts';
import { Nothing, Panel } from '../../pieces/panel.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { AsRun } from './as-run.tsx';
import own from './log.module.css';
import { useLog } from './use-log.ts';

type Log = ReturnType<typeof useLog>;
type Which = 'log' | 'as-run';
const all: LogFilter = { by: null, kind: null, text: '' };

const namedKinds = [
  'segment',
  'next',
  'plan',
  'shot',
  'cue',
  'clip',
  'graphic',
  'graphics',
  'station',
  'stationMessage',
  'localBreak',
  'alarm',
  'message',
  'price',
  'overlay',
  'poll',
  'branch',
  'guest',
  'adlib',
  'chair',
  'episode',
  'preflight',
  'slate',
  'break',
  'clock',
  'show',
  'rehearsal',
  'crowd',
  'noted',
] as const;

/** Parts of the house that do things by themselves. */
const ourselves = ['clock', 'phones', 'switcher', 'crowd'] as const;

const useName = (): ((by: string) => string) => {
  const { t } = useText();
  const operators = useViewOf((view) => view.operators);
  return (by) => {
    const ours = ourselves.find((one) => one === by);
    return operators.find(({ id }) => id === by)?.name ?? (ours ? t(`paper.${ours}`) : by);
  };
};

const useKindName = (): ((kind: string) => string) => {
  const { t } = useText();
  return (kind) => {
    const named = namedKinds.find((one) => one === kind);
    return named ? t(`paper.kinds.${named}`) : kind;
  };
};

/** The same file for all that the filter lets through. */
const fileAddress = (which: Which, as: 'csv' | 'json', { by, kind, text }: LogFilter, lang: string): string => {
  const query = new URLSearchParams({ lang });
  if (which === 'log') for (const [name, value] of Object.entries({ by, kind, text: text.trim() })) if (value) query.set(name, value);
  return `/operators/${which}.${as}?${query}`;
};

const Files = ({ which, filter }: { which: Which; filter: LogFilter }) => {
  const { t, language } = useText();
  const hasActivation = useViewOf(({ activation }) => activation !== null);
  if (!hasActivation) return null;
  const what = t(which === 'log' ? 'paper.log' : 'paper.asRun');
  return (
    <span className={own.files}>
      {t('paper.exportAs')}
      {(['csv', 'json'] as const).map((as) => (
        <Anchor
          key={as}
          size="xs"
          download
          href={fileAddress(which, as, filter, language)}
          aria-label={t('paper.exportOf', { what, kind: t(`paper.${as}`) })}
        >
          {t(`paper.${as}`)}
        </Anchor>
      ))}
    </span>
  );
};

const Filters = ({ rows, filter, choose }: { rows: Log['rows']; filter: LogFilter; choose: (filter: LogFilter) => void }) => {
  const { t } = useText();
  const nameOf = useName();
  const people = [...new Set(rows.map(({ by }) => by))].map((by) => ({ value: by, label: nameOf(by) }));
  const kindName = useKindName();
  const kinds = [...new Set(rows.map(({ type }) => kindOf(type)))].sort().map((kind) => ({ value: kind, label: kindName(kind) }));
  return (
    <div className={own.filters}>
      <Select
        size="xs"
        clearable
        aria-label={t('paper.who')}
        placeholder={t('paper.everyone')}
        data={people}
        value={filter.by}
        onChange={(by) => choose({ ...filter, by })}
      />
      <Select
        size="xs"
        clearable
        aria-label={t('paper.kind')}
        placeholder={t('paper.everything')}
        data={kinds}
        value={filter.kind}
        onChange={(kind) => choose({ ...filter, kind })}
      />
      <TextInput
        size="xs"
        placeholder={t('log.find')}
        aria-label={t('log.find')}
        value={filter.text}
        onChange={(event) => choose({ ...filter, text: event.currentTarget.value })}
      />
    </div>
  );
};

const Older = ({ log }: { log: Log }) => {
  const { t } = useText();
  const count = log.rows.length;
  if (log.isFull) return <p className={own.older}>{t('paper.full', { count })}</p>;
  if (log.state === 'all') return <p className={own.older}>{t('paper.noOlder', { count })}</p>;
  return (
    <p className={own.older}>
      <Button size="compact-xs" variant="default" loading={log.pending} onClick={log.load}>
        {t('paper.older')}
      </Button>
      <span role={log.state === 'failed' ? 'alert' : undefined}>
        {t(log.state === 'failed' ? 'paper.failed' : 'paper.olderOf', { count })}
      </span>
    </p>
  );
};

type LineProps = {
  readonly at: EpochMs;
  readonly zone: string;
  readonly who: string;
  readonly kind: string;
  readonly air: boolean;
  readonly text: string;
};

/** A line never changes: it is drawn once, however many views come. What went to air stands out. */
const Line = memo(({ at, zone, who, kind, air, text }: LineProps) => (
  <tr data-line className={air ? own.air : ''}>
    <td className={own.time}>{clockText(at, zone)}</td>
    <td className={own.kind}>{kind}</td>
    <td className={own.who}>{who}</td>
    <td>{text}</td>
  </tr>
));

const Rows = ({ log, filter }: { log: Log; filter: LogFilter }) => {
  const { t, text: local } = useText();
  const zone = useViewOf(({ episode }) => episode?.zone ?? 'UTC');
  const nameOf = useName();
  const kindName = useKindName();
  const sought = useDeferredValue(filter);
  const found = log.rows.filter((row) => isInLog(row, sought, nameOf));
  return (
    <div className={own.log}>
      {found.length === 0 && <Nothing>{log.rows.length === 0 ? t('log.empty') : t('log.notFound')}</Nothing>}
      <table className={`${styles.table} ${own.lines}`} data-lines={found.length}>
        <tbody>
          {found.map(({ seq, at, by, type, text }) => (
            <Line
              key={seq}
              {...{ at, zone }}
              text={local(text)}
              kind={kindName(kindOf(type))}
              air={type === 'segment.taken'}
              who={nameOf(by)}
            />
          ))}
        </tbody>
      </table>
      {log.rows.length > 0 && <Older log={log} />}
    </div>
  );
};

export const LogPanel = () => {
  const { t } = useText();
  const [which, setWhich] = useState<Which>('log');
  const [filter, setFilter] = useState(all);
  const log = useLog();
  const choice = (
    <SegmentedControl
      size="xs"
      aria-label={t('paper.view')}
      data={[
        { value: 'log', label: t('paper.log') },
        { value: 'as-run', label: t('paper.asRun') },
      ]}
      value={which}
      onChange={(value) => setWhich(value as Which)}
    />
  );
  const aside = (
    <span className={own.aside}>
      <Files which={which} filter={filter} />
      {choice}
    </span>
  );
  return (
    <Panel
      title={t('panel.log')}
      aside={aside}
      above={which === 'log' && <Filters rows={log.rows} filter={filter} choose={setFilter} />}
      tight
    >
      {which === 'log' ? <Rows log={log} filter={filter} /> : <AsRun />}
    </Panel>
  );
};
