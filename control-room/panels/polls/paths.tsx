/** The count by path: who watched how. A path that nobody could name has a row only when it has votes. */
import type { Count } from '../../../server/contract/audience.ts';
import { countText, shareText } from '../../pieces/format.ts';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';

const unnamed = 'unknown';

export const Paths = ({ count }: { count: Count }) => {
  const { t, language } = useText();
  const paths = Object.entries(count.perPath).filter(([path, { yea, nay }]) => path !== unnamed || yea + nay > 0);
  if (paths.length === 0) return null;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('poll.path')}</th>
          <th scope="col" className={styles.number}>
            {t('poll.yea')}
          </th>
          <th scope="col" className={styles.number}>
            {t('poll.nay')}
          </th>
          <th scope="col" className={styles.number}>
            {t('poll.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {paths.map(([path, votes]) => (
          <tr key={path}>
            <td>{path === unnamed ? t('poll.unknownPath') : path}</td>
            <td className={styles.number}>{countText(votes.yea, language)}</td>
            <td className={styles.number}>{countText(votes.nay, language)}</td>
            <td className={styles.number}>{shareText(votes)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
