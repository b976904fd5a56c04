/** Put on what is about the evening as a whole: the question of a vote to come, a topic, the board, a slate, the clock. */
import { Checkbox, NativeSelect, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useSeenOnAir, useView } from '../../line/use-line.tsx';
import { CommandButton } from '../../pieces/command-button.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from '../panels.module.css';
import { PreviewButton, type Previewed } from './preview-button.tsx';

type Offered = {
  readonly asks: Previewed;
  readonly what: string;
  /** Why it cannot be on; then there is nothing to preview either. */
  readonly notNow?: string | undefined;
  /** What is on air, of what is chosen for it. */
  readonly seen?: Partial<ReturnType<typeof useSeenOnAir>>;
};
const Buttons = ({ asks, what, notNow, seen = {} }: Offered) => {
  const { t } = useText();
  return (
    <>
      <PreviewButton asks={notNow === undefined ? asks : null} what={what} />
      <CommandButton asks={{ ...asks, ...seen }} notNow={notNow} label={t('graphic.putOnOf', { what })}>
        {t('graphic.on')}
      </CommandButton>
    </>
  );
};

const toCome: ReadonlySet<string> = new Set(['idle', 'armed', 'void', 'deferred']);

const VoteQuestion = () => {
  const { t, text } = useText();
  const { polls, rundown, onAir } = useView();
  const seen = useSeenOnAir();
  const [chosen, setChosen] = useState<string | null>(null);
  const ahead = polls.filter(({ phase, opensAt }) => toCome.has(phase) && (phase !== 'deferred' || opensAt === null));
  const running = rundown.find(({ id }) => id === onAir?.segmentId)?.pollId;
  const wanted = [chosen, running].find((id) => ahead.some((poll) => poll.id === id));
  const pollId = wanted ?? ahead[0]?.id ?? null;
  const what = t('graphicKind.vote-question');
  return (
    <div className={styles.form}>
      <Select
        size="xs"
        label={what}
        data={ahead.map(({ id, question }) => ({ value: id, label: text(question) }))}
        value={pollId}
        onChange={setChosen}
        placeholder={t('showGraphics.noQuestion')}
        searchable
      />
      <Buttons
        asks={{ type: 'graphic.on', graphic: 'vote-question', ...(pollId ? { pollId } : {}) }}
        seen={seen}
        what={what}
        notNow={pollId ? undefined : t('showGraphics.noQuestion')}
      />
    </div>
  );
};

const Topic = () => {
  const { t } = useText();
  const [words, setWords] = useState('');
  const [place, setPlace] = useState<'bottom' | 'top'>('bottom');
  const said = words.trim();
  const what = t('graphicKind.topic');
  return (
    <div className={styles.form}>
      <TextInput size="xs" label={what} value={words} maxLength={200} onChange={(event) => setWords(event.currentTarget.value)} />
      <NativeSelect
        size="xs"
        label={t('showGraphics.topicPlace')}
        data={(['bottom', 'top'] as const).map((value) => ({ value, label: t(`showGraphics.place.${value}`) }))}
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value === 'top' ? 'top' : 'bottom')}
      />
      <Buttons
        asks={{ type: 'graphic.on', graphic: 'topic', text: said, place }}
        what={what}
        notNow={said === '' ? t('graphic.write') : undefined}
      />
    </div>
  );
};

const rankings = ['none', 'sold', 'yea'] as const;

const Board = () => {
  const { t } = useText();
  const [ranking, setRanking] = useState<(typeof rankings)[number]>('none');
  const what = t('graphicKind.board');
  return (
    <div className={styles.form}>
      <NativeSelect
        size="xs"
        label={what}
        data={rankings.map((value) => ({ value, label: t(`showGraphics.ranking.${value}`) }))}
        value={ranking}
        onChange={({ currentTarget: { value } }) => setRanking(rankings.find((one) => one === value) ?? 'none')}
      />
      <Buttons asks={{ type: 'graphic.on', graphic: 'board', ...(ranking === 'none' ? {} : { ranking }) }} what={what} />
    </div>
  );
};

const Slate = () => {
  const { t } = useText();
  const [slate, setSlate] = useState<'sustaining' | 'breakdown'>('sustaining');
  const [words, setWords] = useState('');
  const [clock, setClock] = useState(false);
  const said = words.trim();
  const what = t('graphicKind.slate');
  return (
    <>
      <div className={styles.form}>
        <TextInput
          size="xs"
          label={t('showGraphics.slateText')}
          placeholder={t('showGraphics.slateOwn')}
          value={words}
          maxLength={200}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      <div className={styles.form}>
        <NativeSelect
          size="xs"
          aria-label={what}
          data={(['sustaining', 'breakdown'] as const).map((value) => ({ value, label: t(`showGraphics.slate.${value}`) }))}
          value={slate}
          onChange={(event) => setSlate(event.currentTarget.value === 'breakdown' ? 'breakdown' : 'sustaining')}
        />
        <Checkbox
          size="xs"
          label={t('showGraphics.withClock')}
          checked={clock}
          onChange={(event) => setClock(event.currentTarget.checked)}
        />
        <Buttons
          asks={{ type: 'graphic.on', graphic: 'slate', slate, ...(said === '' ? {} : { text: said }), ...(clock ? { clock } : {}) }}
          what={what}
        />
      </div>
    </>
  );
};

const Clock = () => {
  const { t } = useText();
  const zone = useView().episode?.zone ?? '';
  const [timeCode, setTimeCode] = useState(false);
  const what = t('graphicKind.clock');
  return (
    <div className={styles.form}>
      <span className={styles.small}>
        {what}: {t('showGraphics.clockOf', { zone })}
      </span>
      <Checkbox
        size="xs"
        label={t('measured.withCode')}
        checked={timeCode}
        onChange={(event) => setTimeCode(event.currentTarget.checked)}
      />
      <Buttons asks={{ type: 'graphic.on', graphic: 'clock', ...(timeCode ? { timeCode } : {}) }} what={what} />
    </div>
  );
};

export const PutOnShow = () => (
  <>
    <VoteQuestion />
    <Topic />
    <Board />
    <Slate />
    <Clock />
  </>
);
