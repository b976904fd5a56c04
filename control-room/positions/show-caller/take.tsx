/** TAKE: the largest thing on the screen. What it will do stands on it; why it did not, under it. */
import { Loader, UnstyledButton } from '@mantine/core';
import { useCap } from '../../keys/key-cap.tsx';
import { type KeySaying, useKeySays } from '../../keys/key-says.tsx';
import { useTaskPlace } from '../../keys/use-task.ts';
import { useWhyNot } from '../../keys/use-why-not.ts';
import type { useCommand } from '../../line/use-command.ts';
import { useLasting } from '../../line/use-lasting.ts';
import { useView } from '../../line/use-line.tsx';
import { useObstacleText } from '../../pieces/obstacle-text.ts';
import { useClipTakes } from '../../pieces/use-clip-takes.ts';
import { useResultLeads } from '../../pieces/use-result-leads.ts';
import { useText } from '../../pieces/use-text.ts';
import caller from './show-caller.module.css';
import styles from './take.module.css';

/** ms. An answer that comes sooner is all that an eye sees of a press. */
const seenToWait = 80;

const useTakeCap = (): string => {
  const { t } = useText();
  return useCap('take') ?? t('caller.space');
};

/** What was just said; else why it cannot be pressed, what a clip takes by itself and what NEXT would lack, or its key. */
const Says = ({ says, blocked }: { says: KeySaying | undefined; blocked: string | undefined }) => {
  const { t } = useText();
  const cap = useTakeCap();
  const { rundown, nextSegmentId } = useView();
  const obstacleText = useObstacleText();
  const obstacles = rundown.find(({ id }) => id === nextSegmentId)?.obstacles;
  const lacks = obstacles && t('obstacle.atTake', { reasons: obstacleText(obstacles) });
  const takes = useClipTakes();
  const leads = useResultLeads();
  const warns =
    [takes && t('clip.takes', takes), leads && t('ahead.resultLeads', { title: leads }), lacks]
      .filter((one) => one !== undefined)
      .join(' ') || undefined;
  const stands = blocked ?? warns;
  // A deed that went well hides no warning.
  const said = says?.isDone && stands ? `${says.text} · ${stands}` : says?.text;
  const isLoud = (says && !says.isDone) || warns;
  // Another paragraph when it is said: words that stood there already are read out too.
  return (
    <p
      key={says ? 'said' : 'stands'}
      id="take-says"
      className={`${caller.says} ${isLoud ? caller.refused : ''}`}
      data-done={says?.isDone || undefined}
      role={says && (says.isDone ? 'status' : 'alert')}
      title={said ?? stands}
    >
      {said ?? stands ?? t('keys.takeReady', { key: cap })}
    </p>
  );
};

export const Take = ({ command, takeNext }: { command: ReturnType<typeof useCommand>; takeNext: () => void }) => {
  const { t, text } = useText();
  const view = useView();
  const next = view.rundown.find(({ id }) => id === view.nextSegmentId);
  const blocked = useWhyNot('take');
  const waits = useLasting(command.pending, seenToWait);
  const onAir = view.rundown.find(({ id }) => id === view.onAir?.segmentId);
  const named = command.rests ? onAir : next;
  const word = command.rests ? t('caller.taken') : t('caller.take');
  useTaskPlace('take', command);
  const cap = useTakeCap();
  const keySays = useKeySays();
  const press = () => (blocked ? command.say({ code: 'blocked', text: blocked }) : takeNext());
  // What was said about a press that could not be made is over once it can.
  const isLoud = command.refused !== null && (command.refused.code !== 'blocked' || blocked !== undefined);
  return (
    <div className={styles.takePlace}>
      <UnstyledButton
        className={styles.take}
        aria-disabled={blocked || waits || command.rests ? true : undefined}
        data-blocked={blocked ? true : undefined}
        data-pending={command.pending || undefined}
        data-waits={waits || undefined}
        data-taken={command.rests || undefined}
        aria-describedby="take-says"
        data-task="take"
        onClick={press}
      >
        <span className={styles.takeWord}>
          {command.slow ? <Loader size={26} color="white" /> : word}
          {!command.rests && <kbd>{cap}</kbd>}
        </span>
        <span className={styles.takeWhat}>{named ? text(named.title) : t('caller.nothing')}</span>
      </UnstyledButton>
      <Says says={isLoud && command.refused ? { text: command.refused.text, isDone: false } : keySays} blocked={blocked} />
    </div>
  );
};
