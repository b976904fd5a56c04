/** The count by path and by tier: who watched how, and how sure we are that they saw the picture. A path nobody could name has a row only with votes. */
import { type Count, tiers } from '../../../server/contract/audience.ts';
import { countText, shareText } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { usePathName } from './path-name.ts';
import votes from './votes.module.css';

type Row = { readonly id: string; readonly name: string; readonly yea: number; readonly nay: number };

const Table = ({ title, rows }: { title: string; rows: readonly Row[] }) => {
  const { t, language } = useText();
  if (rows.length === 0) return null;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {(['votes', 'yea', 'nay', 'share'] as const).map((column) => (
            <th key={column} scope="col" className={styles.number}>
              {t(`poll.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, yea, nay }) => (
          <tr key={id}>
            <td>{name}</td>
            <td className={styles.number}>{countText(yea + nay, language)}</td>
            <td className={styles.number}>{countText(yea, language)}</td>
            <td className={styles.number}>{countText(nay, language)}</td>
            <td className={styles.number}>{shareText({ yea, nay })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const Breakdown = ({ count }: { count: Count }) => {
  const { t } = useText();
  const pathName = usePathName();
  const paths = Object.entries(count.perPath)
    .filter(([path, { yea, nay }]) => path !== 'unknown' || yea + nay > 0)
    .map(([path, sides]) => ({ id: path, name: pathName(path), ...sides }));
  const perTier = tiers.map((tier) => ({ id: tier, name: t(`tier.${tier}`), ...count.perTier[tier] }));
  return (
    <div className={votes.tables}>
      <Table title={t('poll.path')} rows={paths} />
      <Table title={t('poll.tier')} rows={perTier} />
    </div>
  );
};
