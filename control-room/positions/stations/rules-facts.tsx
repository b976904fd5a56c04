/** What the series file sets of a station and nobody changes on air: its hours, its hard out, its currency, where it comes from, whom to ring. */
import type { StationRow } from '../../../server/contract/views.ts';
import { useText } from '../../pieces/use-text.ts';
import styles from './rules.module.css';

export const RulesFacts = ({ row: { settings = {} } }: { row: StationRow }) => {
  const { t, text } = useText();
  const { hours, zone, hardOut, currency, votes, addresses, contacts = [] } = settings;
  const at = zone === undefined ? '' : ` (${zone})`;
  const facts: (readonly [string, string])[] = [
    ...(hours ? [[t('rules.hours'), `${hours.map(({ from, to }) => `${from}–${to}`).join(', ')}${at}`] as const] : []),
    ...(hardOut === undefined ? [] : [[t('rules.hardOut'), `${hardOut}${at}`] as const]),
    ...(currency === undefined ? [] : [[t('rules.currency'), currency] as const]),
    ...(votes === false ? [[t('rules.votes'), t('rules.noVotes')] as const] : []),
    ...(addresses ? [[t('rules.addresses'), addresses.join(', ')] as const] : []),
    ...contacts.map(({ desk, phone, email }) => [t('rules.contacts'), [text(desk), phone, email].filter(Boolean).join(' · ')] as const),
  ];
  return (
    <section className={styles.part} aria-label={t('rules.settled')}>
      <h3>{t('rules.settled')}</h3>
      {facts.length === 0 && <p>{t('rules.nothingSet')}</p>}
      <dl>
        {facts.map(([name, value]) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
