/** The signed head of the log: how long it is, its root (short here, whole on hover), how old, and who witnessed it. */
import { Anchor } from '@mantine/core';
import { useRef } from 'react';
import type { Checkpoint as Signed } from '../../../server/contract/audience.ts';
import { AgedVotes } from '../../ages/aged.tsx';
import { useView } from '../../line/use-line.tsx';
import { Since } from '../../pieces/clocks.tsx';
import { countText } from '../../pieces/format.ts';
import { Mark } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { logAt } from '../polls/log-address.ts';
import own from './integrity.module.css';

const shown = 8;

/** The newest head of this log that was cosigned, as far as this screen saw it: each leaf makes a head that nobody has cosigned yet. */
const useCosigned = (checkpoint: Signed): Signed | null => {
  const seen = useRef<Signed | null>(null);
  if (checkpoint.witnesses.length > 0) seen.current = checkpoint;
  return seen.current?.origin === checkpoint.origin ? seen.current : null;
};

const Known = ({ checkpoint }: { checkpoint: Signed }) => {
  const { activationId, origin, size, root, at } = checkpoint;
  const { t, language } = useText();
  const cosigned = useCosigned(checkpoint);
  const { voting } = useView();
  const head = voting && logAt(voting, activationId, 'checkpoint');
  return (
    <>
      <dl className={styles.facts}>
        <div>
          <dt>{t('integrity.size')}</dt>
          <dd className={styles.big}>
            <AgedVotes>{countText(size, language)}</AgedVotes>
          </dd>
        </div>
        <div>
          <dt>{t('integrity.root')}</dt>
          <dd className={own.root} title={root}>
            {root.slice(0, shown)}…
          </dd>
        </div>
        <div>
          <dt>{t('integrity.age')}</dt>
          <dd>
            <Since from={at} />
          </dd>
        </div>
      </dl>
      <p className={own.line}>
        {t('integrity.witnesses')}:{' '}
        {cosigned
          ? cosigned.witnesses.map((name) => (
              <Mark key={name} tone="good">
                {name}
              </Mark>
            ))
          : t('integrity.noWitness')}{' '}
        {cosigned && cosigned.size < size && t('integrity.upTo', { size: countText(cosigned.size, language) })}
      </p>
      <p className={own.aside}>
        {t('integrity.origin')}: {origin}
      </p>
      {head && (
        <Anchor href={head} target="_blank" rel="noreferrer" size="sm">
          {t('integrity.head')}
        </Anchor>
      )}
    </>
  );
};

export const Checkpoint = ({ checkpoint }: { checkpoint: Signed | null }) => {
  const { t } = useText();
  return (
    <section className={own.part} aria-label={t('integrity.checkpoint')}>
      <h3 className={styles.heading}>{t('integrity.checkpoint')}</h3>
      {checkpoint ? <Known checkpoint={checkpoint} /> : <p className={own.line}>{t('integrity.noCheckpoint')}</p>}
    </section>
  );
};
