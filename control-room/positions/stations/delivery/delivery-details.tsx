/** One station's evening in full: its gaps, what its page painted, its breaks, dumps, mutes, alarms, votes, and what is missing. */
import type { ReactNode } from 'react';
import type { DeliveryReport, Gap, StationDelivery } from '../../../../server/contract/delivery.ts';
import { clockText, lengthOf, unknown } from '../../../pieces/format.ts';
import { Nothing } from '../../../pieces/panel.tsx';
import { useText } from '../../../pieces/use-text.ts';
import styles from './delivery.module.css';
import { graphicName } from './graphic-name.ts';

const mostListed = 8;

const List = ({ title, rows, count }: { title: string; rows: readonly ReactNode[]; count: number }) => {
  const { t } = useText();
  const listed = rows.slice(0, mostListed);
  if (count === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {listed.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a report does not change while it is read.
          <li key={index}>{row}</li>
        ))}
        {count > listed.length && <li className="dimmed">{t('delivery.others', { count: count - listed.length })}</li>}
      </ul>
    </section>
  );
};

const Painted = ({ one, zone }: { one: StationDelivery; zone: string }) => {
  const { t, text } = useText();
  const { some, more } = one.graphics;
  if (some.length === 0) return <Nothing>{t('delivery.nothingPainted')}</Nothing>;
  const listed = some.slice(0, 40);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {(['what', 'why', 'first', 'last', 'lasted'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`delivery.graphic.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {listed.map((graphic) => (
          <tr key={`${graphic.kind} ${graphic.productId} ${graphic.first}`}>
            <th scope="row">
              {text(graphic.what)} <span className="dimmed">{graphicName(graphic.kind, t)}</span>
            </th>
            <td>{graphic.paid ? t('delivery.paid') : graphic.mandatory ? t('delivery.mandatory') : ''}</td>
            <td>{clockText(graphic.first, zone)}</td>
            <td>{clockText(graphic.last, zone)}</td>
            <td>{lengthOf(graphic.lasted)}</td>
          </tr>
        ))}
        {some.length + more > listed.length && (
          <tr>
            <td colSpan={5}>{t('delivery.others', { count: some.length + more - listed.length })}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
};

export const DeliveryDetails = ({ one, report }: { one: StationDelivery; report: DeliveryReport }) => {
  const { t, text } = useText();
  const { zone } = report.episode;
  const { connected, record, feed, breaks, dumps, mutes, alarms, votes } = one;
  const span = ({ from, until }: { from: number; until: number | null }): string =>
    `${clockText(from, zone)} – ${until === null ? t('delivery.goesOn') : clockText(until, zone)}`;
  const gap = (of: Gap): string => `${span(of)} (${lengthOf(of.until - of.from)})`;
  return (
    <section className={styles.details} aria-label={t('delivery.detailsOf', { name: text(one.station.name) })}>
      <h2>{text(one.station.name)}</h2>
      <p>
        {t('delivery.connectedSpan', { from: clockText(connected.from, zone), until: clockText(connected.until, zone) })}
        {feed && ` · ${t('delivery.acknowledged', { count: feed.acknowledged })}`}
      </p>
      <div className={styles.lists}>
        <List title={t('delivery.gaps')} rows={connected.gaps.some.map(gap)} count={connected.gaps.count} />
        <List title={t('delivery.head.noRecord')} rows={record.missing.some.map(gap)} count={record.missing.count} />
        <List title={t('delivery.missingEvents')} rows={feed?.missing.some ?? []} count={feed?.missing.count ?? 0} />
        <List title={t('delivery.breaks')} rows={breaks.map(span)} count={breaks.length} />
        <List title={t('delivery.dumps')} rows={dumps.map(span)} count={dumps.length} />
        <List title={t('delivery.mutes')} rows={mutes.map((mute) => `${span(mute)} ${mute.reason ?? unknown}`)} count={mutes.length} />
        <List
          title={t('delivery.alarms')}
          rows={alarms.map(({ kind, times, seconds }) =>
            t('delivery.alarm', { kind: alarmName(kind, t), times, length: lengthOf(seconds * 1000) }),
          )}
          count={alarms.length}
        />
        <List
          title={t('delivery.votes', { count: votes.sharedWith })}
          rows={votes.polls.map((poll) => `${text(poll.question)}: ${poll.votes}`)}
          count={votes.polls.length}
        />
      </div>
      <h3>{t('delivery.painting')}</h3>
      <Painted one={one} zone={zone} />
    </section>
  );
};

type Say = ReturnType<typeof useText>['t'];
const alarmKinds = ['gone', 'absent', 'silent', 'lagging', 'differs', 'refused'] as const;
const alarmName = (kind: string, t: Say): string => {
  const known = alarmKinds.find((one) => one === kind);
  return known ? t(`alarm.short.${known}`) : kind;
};
