/** A hundred stations in one table: plain rows, each drawn again only when something in it is another. */
import { memo } from 'react';
import type { StationHealth } from '../../../server/contract/views.ts';
import { OldMark } from '../../ages/aged.tsx';
import type { Judged } from '../../ages/judge-age.ts';
import { useJudge } from '../../ages/use-age.ts';
import { useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { lengthOf, secondsText } from '../../pieces/format.ts';
import { listText } from '../../pieces/list-text.ts';
import { Mark, type Tone } from '../../pieces/mark.tsx';
import { sameValue } from '../../pieces/same-value.ts';
import { useText } from '../../pieces/use-text.ts';
import { Delays, DriftWord } from './delays.tsx';
import { DumpButton, DumpedMark } from './dumped-delay.tsx';
import type { AlarmMark, StationLine } from './station-lines.ts';
import styles from './stations.module.css';
import { WebhookMarks } from './webhook-marks.tsx';

const tones: Readonly<Record<StationHealth, Tone>> = {
  ok: 'good',
  never: 'dim',
  gone: 'bad',
  silent: 'bad',
  lagging: 'warn',
  differs: 'warn',
};

const healths = ['gone', 'lagging', 'silent', 'differs', 'never'] as const;

const State = ({ line: { row, muted }, heard, isAway }: { line: StationLine; heard: Judged; isAway: boolean }) => {
  const { t } = useText();
  return (
    <span data-aged="station" data-age={heard.isOld ? 'old' : 'fresh'}>
      {muted && <Mark tone="violet">{t('station.muted')}</Mark>} {isAway && <Mark tone="warn">{t('localBreak.away')}</Mark>}{' '}
      {row.blanked !== undefined && <Blanked />}{' '}
      {row.health === 'ok' ? (
        <span className={styles.well}>{t('station.health.ok')}</span>
      ) : (
        <Mark tone={tones[row.health]}>{t(`station.health.${row.health}`)}</Mark>
      )}{' '}
      <OldMark judged={heard} />
    </span>
  );
};

const Blanked = () => {
  const { t } = useText();
  return (
    <span title={t('localBreak.blankedWhy')}>
      <Mark tone="warn">{t('localBreak.blanked')}</Mark>
    </span>
  );
};

const AlarmMarks = ({ alarms, row }: Pick<StationLine, 'alarms' | 'row'>) => {
  const { t } = useText();
  return alarms.map(({ kind, state }) => (
    <span key={kind} className={styles[state]} title={t(`alarm.state.${state}`)}>
      {state === 'unacknowledged' && <span aria-hidden="true">■ </span>}
      {t(`alarm.short.${kind}`)}
      {kind === 'drift' && <DriftWord row={row} />}
      {state !== 'unacknowledged' && ` (${t(`alarm.state.${state}`).toLocaleLowerCase()})`}
    </span>
  ));
};

const worstOf = (alarms: readonly AlarmMark[]): AlarmMark['state'] | undefined =>
  (['unacknowledged', 'acknowledged', 'shelved'] as const).find((state) => alarms.some((one) => one.state === state));

/** What its pages say that they paint, against what they were sent; and how often they draw. */
const Painting = ({ row: { painted, fps }, said }: Pick<StationLine, 'row'> & { said: Judged }) => {
  const { t } = useText();
  if (!painted) return <td className={styles.number}>{fps === null ? <span className="dimmed">{t('delivery.noPage')}</span> : fps}</td>;
  const { revision, sent } = painted;
  return (
    <td className={styles.number} title={t('delivery.paintedWhy', { revision, sent })}>
      <span data-aged="page" data-age={said.isOld ? 'old' : 'fresh'}>
        #{revision}
        {revision !== sent && <span className="dimmed">/{sent}</span>} · {fps === null ? t('delivery.noRate') : t('delivery.fps', { fps })}{' '}
        <OldMark judged={said} />
      </span>
    </td>
  );
};

const From = ({ row: { from } }: Pick<StationLine, 'row'>) => {
  const { language } = useText();
  return (
    <td className={styles.from} title={listText(from, language)}>
      {from[0]}
      {from.length > 1 && <span className="dimmed"> +{from.length - 1}</span>}
    </td>
  );
};

type RowProps = {
  readonly line: StationLine;
  /** Ages as they are written: they alone change when nothing else does. */
  readonly hasAge: string;
  readonly mutedAge: string;
  readonly measuredAge: string;
  readonly heard: Judged;
  readonly measured: Judged;
  readonly open: (id: string) => void;
  readonly said: Judged;
  /** Its viewers are in a break of its own. */
  readonly isAway: boolean;
  readonly mute: ((id: string) => void) | null;
};

const Has = ({ row, age }: Pick<StationLine, 'row'> & { age: string }) => {
  const { t } = useText();
  if (!row.has) return <td className={styles.event}>{t('station.never')}</td>;
  const { event, by } = row.has;
  return (
    <td className={styles.event} title={t(`station.hasBy.${by}`, { event, age })}>
      #{event.slice(event.lastIndexOf('-') + 1)} · {age}
      {by === 'line' && <span className="dimmed"> {t('station.byLine')}</span>}
    </td>
  );
};

const Row = memo(({ line, hasAge, mutedAge, measuredAge, heard, measured, said, isAway, open, mute }: RowProps) => {
  const { t, text, language } = useText();
  const { row, muted, alarms } = line;
  const name = text(row.name);
  const excludes = listText(
    [...row.excludes.map((kind) => t(`graphicKind.${kind}`)), ...(row.settings?.withoutCategories ?? [])],
    language,
  );
  return (
    <tr data-station={row.id} data-health={row.health} data-alarm={worstOf(alarms)}>
      <th scope="row" title={muted ? t('station.mutedWhy', { by: muted.by, reason: muted.reason, age: mutedAge }) : name}>
        <button type="button" className={styles.name} aria-label={t('rules.open', { name })} onClick={() => open(row.id)}>
          {name}
        </button>
      </th>
      <td className={styles.marks}>
        <State line={line} heard={heard} isAway={isAway} />
        <WebhookMarks hooks={row.webhooks ?? []} />
        <DumpedMark row={row} />
      </td>
      <td className={styles.marks}>
        <AlarmMarks alarms={alarms} row={row} />
      </td>
      <td className={styles.number}>
        {row.lag < 1000 ? <span className="dimmed">0</span> : secondsText((row.lag / 1000).toFixed(0), language)}
      </td>
      <td className={styles.number} title={t('delivery.missedWhy')}>
        {row.missed === 0 ? <span className="dimmed">0</span> : row.missed}
      </td>
      <Has row={row} age={hasAge} />
      <Painting row={row} said={said} />
      <Delays row={row} judged={measured} age={measuredAge} />
      <td className={styles.excludes} title={excludes}>
        {row.settings?.changed && <Mark tone="violet">{t('rules.changed')}</Mark>} {excludes}
      </td>
      <td className={styles.number}>
        {row.feeds} · {row.overlays} · {row.polls}
      </td>
      <From row={row} />
      <td className={styles.deeds}>
        {muted ? (
          <CommandButton asks={{ type: 'station.unmute', stationId: row.id }} size="compact-xs" label={t('station.unmuteOf', { name })}>
            {t('station.unmute')}
          </CommandButton>
        ) : (
          mute && (
            <button type="button" className={styles.mute} aria-label={t('station.muteOf', { name })} onClick={() => mute(row.id)}>
              {t('station.mute')}
            </button>
          )
        )}{' '}
        <DumpButton row={row} />
      </td>
    </tr>
  );
}, sameValue);

const numbers: ReadonlySet<string> = new Set(['lag', 'missed', 'painted', 'delaySet', 'delayMeasured', 'connections']);
const heads = [
  ...(['station', 'state', 'alarms', 'lag', 'missed', 'has', 'painted', 'delaySet', 'delayMeasured'] as const),
  ...(['excludes', 'connections', 'from', 'deeds'] as const),
];

/** How many are how, the worst first: what the whole table comes to. */
export const Summary = ({ lines }: { lines: readonly StationLine[] }) => {
  const { t } = useText();
  const count = (health: StationHealth) => lines.filter(({ row }) => row.health === health).length;
  const muted = lines.filter((line) => line.muted !== null).length;
  const bad = healths.filter((health) => count(health) > 0);
  return (
    <ul className={styles.summary} aria-label={t('station.summary')}>
      {bad.map((health) => (
        <li key={health}>
          <Mark tone={tones[health]}>
            {t(`station.health.${health}`)} {count(health)}
          </Mark>
        </li>
      ))}
      {muted > 0 && (
        <li>
          <Mark tone="violet">
            {t('station.muted')} {muted}
          </Mark>
        </li>
      )}
      <li className={styles.well}>
        {t('station.health.ok')} <span className="figure">{count('ok')}</span>
      </li>
    </ul>
  );
};

/** @param mute null for whom it is not to do */
export const StationTable = ({ lines, open, mute }: { lines: readonly StationLine[] } & Pick<RowProps, 'open' | 'mute'>) => {
  const { t } = useText();
  // As of the view: between two views nobody told us anything.
  const { at, localBreaks } = useView();
  const judge = useJudge();
  /** An age is a word in the row only once it is old: until then no row is drawn for it. */
  const judged = (of: 'station' | 'delay' | 'page', since: number | null): Judged => {
    const { isOld, age } = judge(of, since);
    return { isOld, age: isOld ? age : null };
  };
  const age = (since: number | undefined): string => (since === undefined ? '' : lengthOf(Math.max(0, at - since)));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {heads.map((name) => (
            <th key={name} scope="col" data-column={name} className={numbers.has(name) ? styles.number : ''}>
              {t(name === 'missed' || name === 'painted' || name === 'from' ? `delivery.${name}` : `station.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row
            key={line.row.id}
            line={line}
            hasAge={age(line.row.has?.at)}
            mutedAge={age(line.muted?.since)}
            measuredAge={age(line.row.measuredAt ?? undefined)}
            heard={judged('station', line.row.lastHeard)}
            measured={judged('delay', line.row.measuredAt)}
            open={open}
            said={judged('page', line.row.painted?.at ?? null)}
            isAway={(localBreaks[line.row.id] ?? []).some(({ state }) => state === 'started')}
            mute={mute}
          />
        ))}
      </tbody>
    </table>
  );
};
