/** The line that never scrolls: are we on air, who has the chair, the clocks, a light with a word for each line. */
import { Tooltip } from '@mantine/core';
import { memo } from 'react';
import type { LineRow } from '../../server/contract/views.ts';
import { lineSources } from '../ages/from-outside.ts';
import { useJudge, useOldWord } from '../ages/use-age.ts';
import { ArrangeButton } from '../desk/arrange.tsx';
import { PositionSwitch } from '../desk/position-switch.tsx';
import { KeysButtons } from '../keys/keys-buttons.tsx';
import { useSecondsSince, useView } from '../line/use-line.tsx';
import { PeopleMenu } from '../people/people-menu.tsx';
import { offAirAt, overUnderAt } from '../pieces/drift.ts';
import { clockText, lengthText, overUnderText, unknown } from '../pieces/format.ts';
import { LightMark } from '../pieces/mark.tsx';
import { RunLeft } from '../pieces/run-clocks.tsx';
import { useServerNow } from '../pieces/use-server-now.ts';
import { useText } from '../pieces/use-text.ts';
import { serverWords } from '../words/server-words.ts';
import { ActivationMark } from './activation-mark.tsx';
import { Chair } from './chair.tsx';
import { Figure, OldName } from './figure.tsx';
import { hardOutCount } from './hard-out-count.ts';
import styles from './status-line.module.css';
import { VoteAndBreak } from './vote-and-break.tsx';

const ShowClock = () => {
  const { t } = useText();
  const zone = useView().episode?.zone ?? 'UTC';
  const second = useSecondsSince(0, true);
  return <Figure name={`${t('status.clock')} ${zone}`}>{second === null ? unknown : clockText(second * 1000, zone)}</Figure>;
};

/** Over and under say so in a word as well as by sign and colour. */
const OverUnder = () => {
  const { t, language } = useText();
  const view = useView();
  const now = useServerNow();
  if (view.timing.startedAt === null || now === null) return <Figure name={<OldName>{t('status.overUnder')}</OldName>}>{unknown}</Figure>;
  const drift = overUnderAt(view, now);
  const seconds = Math.round(drift / 1000);
  const word = seconds > 0 ? t('status.over') : seconds < 0 ? t('status.under') : t('status.onTime');
  return (
    <Figure name={<OldName>{word}</OldName>} tone={seconds > 0 ? 'over' : 'under'}>
      {overUnderText(drift, language)}
    </Figure>
  );
};

const OffAir = () => {
  const { t } = useText();
  const view = useView();
  const now = useServerNow();
  return (
    <Figure name={<OldName>{t('status.offAir')}</OldName>}>
      {now === null ? unknown : clockText(offAirAt(view, now), view.episode?.zone ?? 'UTC')}
    </Figure>
  );
};

/** Said aloud once each, for whoever does not look. */
const HardOut = () => {
  const { t, language } = useText();
  const { timing, phase } = useView();
  const { hardOut, startedAt } = timing;
  const since = useSecondsSince(hardOut);
  const left = since === null ? null : -since;
  const count = left === null ? undefined : hardOutCount(left);
  const isNoMatter = phase === 'ended' || (count === 'passed' && startedAt === null);
  if (isNoMatter || left === null || count === undefined)
    return (
      <Figure name={<OldName>{t('status.hardOut')}</OldName>}>{isNoMatter || left === null ? unknown : lengthText(left, language)}</Figure>
    );
  const name = count === 'passed' ? t('hardOut.passed') : t('status.hardOutMinutes', { minutes: count });
  return (
    <Figure
      name={
        <OldName>
          <span role="status">{name}</span>
        </OldName>
      }
      tone={count === 'passed' || count <= 3 ? 'late' : 'over'}
    >
      {lengthText(left)}
    </Figure>
  );
};

type Lit = Pick<LineRow, 'line' | 'light'> & { readonly word: string; readonly message: string; readonly old: string | undefined };

/** Told in words that stay the same while nothing changes: when a line was last heard is another with every view. */
const LineLight = memo(({ line, light, word, message, old }: Lit) => {
  const { t } = useText();
  const said = old === undefined ? word : `${old} · ${word}`;
  const whole = `${said}: ${message}`;
  return (
    <Tooltip label={whole} disabled={!message} multiline maw={360} withArrow events={{ hover: true, focus: true, touch: true }}>
      <li
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the message of a light is in its tooltip, and the keyboard must reach it
        tabIndex={0}
        className={styles.line}
        data-aged={lineSources[line]}
        data-age={old === undefined ? 'fresh' : 'old'}
        title={message ? undefined : said}
      >
        <span className={styles.lineName}>{t(`line.${line}`)}</span>
        <LightMark light={old === undefined ? light : 'unknown'}>
          <span className={styles.lineWord}>{said}</span>
        </LightMark>
      </li>
    </Tooltip>
  );
});

const Lines = () => {
  const { t, language } = useText();
  const { lines } = useView();
  const judge = useJudge();
  const oldWord = useOldWord();
  return (
    <ul className={styles.lines} aria-label={t('status.lines')}>
      {lines.map(({ line, light, at, word, message }) => (
        <LineLight
          key={line}
          {...{ line, light, word: serverWords(word, language), message: serverWords(message, language) }}
          old={oldWord(judge(lineSources[line], at))}
        />
      ))}
    </ul>
  );
};

const Title = () => {
  const { t, text } = useText();
  const { episode } = useView();
  return <h1>{episode ? text(episode.title) : t('status.noEpisode')}</h1>;
};

export const StatusLine = () => {
  const { t } = useText();
  return (
    <header className={styles.bar}>
      <div className={styles.top}>
        <ActivationMark />
        <div className={styles.title}>
          <Title />
          <Chair />
        </div>
        <OverUnder />
        <Figure name={<OldName>{t('status.left')}</OldName>}>
          <RunLeft />
        </Figure>
        <VoteAndBreak />
        <HardOut />
        <OffAir />
        <ShowClock />
        <PeopleMenu />
      </div>
      <div className={styles.second}>
        <Lines />
        <div className={styles.desk}>
          <KeysButtons />
          <ArrangeButton />
          <PositionSwitch />
        </div>
      </div>
    </header>
  );
};
