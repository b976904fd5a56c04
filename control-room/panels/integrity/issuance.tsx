/** Passes handed out so far: how many of how many, to whom, and how many had to work for theirs or got none. */
import { type Issuance as Issued, tiers } from '../../../server/contract/audience.ts';
import { AgedVotes } from '../../ages/aged.tsx';
import { countText } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { usePathName } from '../polls/path-name.ts';
import own from './integrity.module.css';

const near = 0.9;

type Row = { readonly name: string; readonly passes: number };

const Rows = ({ title, rows }: { title: string; rows: readonly Row[] }) => {
  const { language } = useText();
  if (rows.length === 0) return null;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {title}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, passes }) => (
          <tr key={name}>
            <td>{name}</td>
            <td className={styles.number}>{countText(passes, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Known = ({ issuance: { passes, cap, perTier, perPath, challenged, refused } }: { issuance: Issued }) => {
  const { t, language } = useText();
  const pathName = usePathName();
  const share = cap === 0 ? 1 : passes / cap;
  return (
    <>
      <dl className={styles.facts}>
        <div>
          <dt>{t('integrity.passes')}</dt>
          <dd className={styles.big}>
            <AgedVotes>{countText(passes, language)}</AgedVotes>
          </dd>
        </div>
        <div>
          <dt>{t('integrity.cap')}</dt>
          <dd className="figure">{countText(cap, language)}</dd>
          <dd className={own.share}>
            {share >= near ? (
              <Mark tone="warn">{t('integrity.nearCap')}</Mark>
            ) : (
              t('integrity.ofCap', { percent: `${(share * 100).toFixed(1)} %` })
            )}
          </dd>
        </div>
        <div>
          <dt>{t('integrity.challenged')}</dt>
          <dd className="figure">{countText(challenged, language)}</dd>
        </div>
        <div>
          <dt>{t('integrity.refused')}</dt>
          <dd className="figure">{countText(refused, language)}</dd>
        </div>
      </dl>
      <div className={own.pairs}>
        <Rows title={t('integrity.perTier')} rows={tiers.map((tier) => ({ name: t(`tier.${tier}`), passes: perTier[tier] }))} />
        <Rows
          title={t('integrity.perPath')}
          rows={Object.entries(perPath).map(([path, some]) => ({ name: pathName(path), passes: some }))}
        />
      </div>
    </>
  );
};

export const Issuance = ({ issuance }: { issuance: Issued | null }) => {
  const { t } = useText();
  return (
    <section className={own.part} aria-label={t('integrity.issuance')}>
      <h3 className={styles.heading}>{t('integrity.issuance')}</h3>
      {issuance ? <Known issuance={issuance} /> : <p className={own.line}>{t('integrity.noIssuance')}</p>}
    </section>
  );
};
