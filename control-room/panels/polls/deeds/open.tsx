/**
 * Opening a vote, or asking one again that was void: as long as planned, another length, or without an end until somebody says
 * “closing in 10 s”.
 *
 * The vote of the segment on air opens at a press; any other one, whose question is not on the screen, asks first.
 */
import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { pollToOpen } from '../../../../server/contract/in-hand.ts';
import { parseDuration, seconds } from '../../../../server/contract/units.ts';
import type { PollRow } from '../../../../server/contract/views.ts';
import { useSeenOnAir, useView } from '../../../line/use-line.tsx';
import { CommandButton } from '../../../pieces/command-button.tsx';
import { secondsText } from '../../../pieces/format.ts';
import { useText } from '../../../pieces/use-text.ts';
import { OpenElsewhere, type Window } from './open-elsewhere.tsx';

const choices = ['asPlanned', '30', '60', 'otherLength', 'openEnded'] as const;
type Choice = (typeof choices)[number];

const [shortest, longest] = [seconds(3), seconds(600)];

/** @returns undefined when what is typed is no length that a window can have */
const windowOf = (choice: Choice, typed: string): Window | undefined => {
  if (choice === 'asPlanned') return {};
  if (choice === 'openEnded') return { openEnded: true };
  if (choice !== 'otherLength') return { window: seconds(Number(choice)) };
  const window = parseDuration(typed);
  return window !== undefined && window >= shortest && window <= longest ? { window } : undefined;
};

type Asked = { readonly poll: PollRow; readonly isPlanned: boolean; readonly window: Window | undefined; readonly wrong: string };

const OpenButton = ({ poll, isPlanned, window, wrong }: Asked) => {
  const { t } = useText();
  const view = useView();
  const seen = useSeenOnAir();
  const notNow = view.onAir ? (window ? undefined : wrong) : t('caller.nothingOnAir');
  const isOwn = pollToOpen(view)?.id === poll.id;
  if (view.onAir && !isOwn) return <OpenElsewhere poll={poll} window={window} notNow={notNow} />;
  return (
    <CommandButton
      size="sm"
      color="green.8"
      variant="filled"
      task={isPlanned && isOwn ? 'vote-open' : undefined}
      asks={{ type: 'poll.open', pollId: poll.id, ...window, ...seen }}
      notNow={notNow}
    >
      {t(poll.phase === 'void' ? 'poll.openAgain' : 'poll.open')}
    </CommandButton>
  );
};

export const Open = ({ poll }: { poll: PollRow }) => {
  const { t, language } = useText();
  const [choice, setChoice] = useState<Choice>('asPlanned');
  const [typed, setTyped] = useState('');
  const window = windowOf(choice, typed);
  const isWrong = window === undefined && typed.trim() !== '';
  const wrong = parseDuration(typed) === undefined ? t('caller.notALength') : t('poll.lengthOutOfRange');
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t('poll.windowChoice')}
        value={choice}
        onChange={(value) => setChoice(choices.find((one) => one === value) ?? 'asPlanned')}
        data={choices.map((value) => ({
          value,
          label: value === '30' || value === '60' ? secondsText(value, language) : t(`poll.${value}`),
        }))}
      />
      {choice === 'otherLength' && (
        <TextInput
          size="xs"
          w={96}
          aria-label={t('poll.windowLength')}
          placeholder="1:30"
          value={typed}
          error={isWrong}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      <OpenButton poll={poll} isPlanned={choice === 'asPlanned'} window={window} wrong={wrong} />
    </>
  );
};
