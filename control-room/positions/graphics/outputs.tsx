/** Every output: what was asked for on it, and of each of its pages what it says it painted, with the age of its word. */
import { Anchor } from '@mantine/core';
import type { OutputRow, ScreenRow } from '../../../server/contract/views.ts';
import { Aged } from '../../ages/aged.tsx';
import { useView } from '../../line/use-line.tsx';
import { useNames, useOutputName } from '../../panels/graphics/graphic-words.ts';
import { lengthOf } from '../../pieces/format.ts';
import { Mark, type Tone } from '../../pieces/mark.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from './graphics.module.css';
import { OwnWords } from './own-words.tsx';
import { type PageState, pageState } from './page-says.ts';

const tones: Readonly<Record<PageState, Tone>> = { silent: 'bad', 'not-told': 'warn', differs: 'warn', painted: 'good' };

const Page = ({ page }: { page: ScreenRow }) => {
  const { t } = useText();
  const { at, graphics } = useView();
  const names = useNames();
  const state = pageState(page, at);
  const word = {
    silent: t('drawing.silent'),
    'not-told': t('screen.paintedNothing'),
    differs: t('drawing.differs'),
    painted: t('drawing.paintedAll'),
  };
  return (
    <li className={styles.page} data-page={state}>
      <Aged of="page" at={page.lastHeard}>
        <Mark tone={tones[state]}>{word[state]}</Mark>
      </Aged>
      <span className="figure">{page.address}</span>
      {state === 'silent' ? (
        <span>{t('drawing.silentFor', { age: lengthOf(at - page.lastHeard) })}</span>
      ) : (
        <span>
          {page.paintedAt === null ? t('drawing.notTold') : t('drawing.paintedAgo', { age: lengthOf(Math.max(0, at - page.paintedAt)) })}
        </span>
      )}
      {page.missing.length > 0 && <span className={styles.wrong}>{t('drawing.missing', { what: names(page.missing, graphics) })}</span>}
      {page.extra.length > 0 && <span className={styles.wrong}>{t('drawing.extra', { what: names(page.extra, graphics) })}</span>}
      {page.unseen && <span>{t('drawing.unseen', { what: names(page.unseen, graphics) })}</span>}
      {page.problem && <span className={styles.wrong}>{page.problem}</span>}
    </li>
  );
};

const Output = ({ id, row: { shows, language } }: { id: string; row: OutputRow }) => {
  const { t } = useText();
  const { screens, graphics } = useView();
  const names = useNames();
  const pages = screens.filter(({ output }) => output === id);
  return (
    <section className={styles.output} aria-label={useOutputName()(id)} data-output={id}>
      <h4>
        {useOutputName()(id)}
        {pages.length === 0 && <Mark tone="dim">{t('drawing.noPage')}</Mark>}
      </h4>
      <p className={styles.asked}>
        {t('drawing.asked')}:{' '}
        {shows.length === 0 ? t(id === 'clean' ? 'houseOutput.cleanAsked' : 'drawing.nothingAsked') : names(shows, graphics)}
      </p>
      {language !== undefined && <OwnWords language={language} on={graphics.filter((one) => shows.includes(one.id))} />}
      <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {pages.map((page) => (
          <Page key={page.id} page={page} />
        ))}
      </ul>
    </section>
  );
};

export const Outputs = () => {
  const { t } = useText();
  const { outputs } = useView();
  return (
    <>
      {outputs.flatMap((row) => row.outputs.map((id) => <Output key={id} id={id} row={row} />))}
      <p className={styles.asked}>
        <Anchor size="xs" href="/operators/painted.csv" download>
          {t('houseOutput.kept')}
        </Anchor>
      </p>
    </>
  );
};
