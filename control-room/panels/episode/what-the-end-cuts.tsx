/** What an end now would cut off, by name: the segment on air, rows to come, votes, the time that we still have. */
import { Text } from '@mantine/core';
import { cutsOff } from '../../../server/contract/finishing.ts';
import { seconds } from '../../../server/contract/units.ts';
import type { OperatorView } from '../../../server/contract/views.ts';
import { useSecondsSince, useView } from '../../line/use-line.tsx';
import { Countdown } from '../../pieces/clocks.tsx';
import { RunLeft, useRunLeft } from '../../pieces/run-clocks.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';

const toCome = ({ rundown }: OperatorView) => rundown.filter(({ state }) => state === 'next' || state === 'later');
const isOpen = ({ phase }: OperatorView['polls'][number]): boolean => phase === 'open' || phase === 'closing';

/** Whether the end now wants a reason; counted on with the run's own second. */
export const useCutsOff = (): boolean => {
  const left = useRunLeft();
  return cutsOff({ rowsToCome: toCome(useView()).length, left: seconds(left ?? 0) });
};

export const useVoteIsOpen = (): boolean => useView().polls.some(isOpen);

const OnAir = () => {
  const { t, text } = useText();
  const { rundown, onAir } = useView();
  const isOver = (useRunLeft() ?? 0) <= 0;
  const row = rundown.find(({ id }) => id === onAir?.segmentId);
  if (!row) return null;
  const title = text(row.title);
  return (
    <li>
      {t(isOver ? 'finishing.over' : 'finishing.running', { title })} {!isOver && <RunLeft />}
    </li>
  );
};

const HardOut = () => {
  const { t } = useText();
  const { hardOut } = useView().timing;
  const since = useSecondsSince(hardOut);
  if (hardOut === null || since === null) return null;
  return <li>{since > 0 ? t('finishing.hardOutPassed') : [t('finishing.hardOut'), ' ', <Countdown key="left" to={hardOut} />]}</li>;
};

export const WhatTheEndCuts = () => {
  const { t, text } = useText();
  const view = useView();
  const rows = toCome(view);
  const [first] = rows;
  return (
    <>
      <h3 className={styles.heading}>{t('finishing.cuts')}</h3>
      <ul style={{ margin: '4px 0 12px', paddingInlineStart: 20 }}>
        <OnAir />
        <li>{first ? t('finishing.rows', { count: rows.length, title: text(first.title) }) : t('finishing.noRows')}</li>
        {view.polls.filter(isOpen).map(({ id, question }) => (
          <li key={id}>
            <Text span c="orange.3" fw={600}>
              {t('finishing.vote', { question: text(question) })}
            </Text>
          </li>
        ))}
        <HardOut />
      </ul>
    </>
  );
};
