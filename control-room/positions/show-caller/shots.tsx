/** The shots of the running segment, on keys 1–9; the one on program says so. */
import { UnstyledButton } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useAge } from '../../ages/use-age.ts';
import { useCap } from '../../keys/key-cap.tsx';
import { shotTasks, type TaskId } from '../../keys/task-types.ts';
import { useTaskPlace } from '../../keys/use-task.ts';
import { useBlocked, type useCommand } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from './shots.module.css';
import caller from './show-caller.module.css';

type Command = ReturnType<typeof useCommand>;

/** The place of one shot's key, and that key drawn on it. All shots share one command: what it refused was asked by one of them. */
const ShotKey = ({ task, command, isAsked, ask }: { task: TaskId; command: Command; isAsked: boolean; ask: (task: TaskId) => void }) => {
  const { send: sendCut, say: sayCut, refused } = command;
  const send = useCallback<Command['send']>(
    (asking) => {
      ask(task);
      return sendCut(asking);
    },
    [ask, task, sendCut],
  );
  const say = useCallback<Command['say']>(
    (words) => {
      ask(task);
      sayCut(words);
    },
    [ask, task, sayCut],
  );
  useTaskPlace(task, { send, say, refused: isAsked ? refused : null });
  const cap = useCap(task);
  return cap === undefined ? null : <kbd>{cap}</kbd>;
};
const taskOf = (key: string | undefined): TaskId | undefined => shotTasks.find((id) => id === `shot-${key}`);

export const Shots = ({ command, cutTo }: { command: ReturnType<typeof useCommand>; cutTo: (shotId: string) => void }) => {
  const { t, text } = useText();
  const { shots, onAir, switcher } = useView();
  const { isOld } = useAge('switcher', switcher.at);
  const [asked, setAsked] = useState<TaskId | undefined>();
  const blocked = useBlocked({ type: 'shot.cut' }) ?? (onAir ? undefined : t('caller.nothingOnAir'));
  const press = (shotId: string) => (blocked ? command.say({ code: 'blocked', text: blocked }) : cutTo(shotId));
  return (
    <section aria-label={t('caller.shots')}>
      <div className={styles.shots}>
        {shots.map(({ id, key, label, scene, onProgram }) => {
          const task = taskOf(key);
          return (
            <UnstyledButton
              key={id}
              className={`${styles.shot} ${onProgram ? styles.onProgram : ''}`}
              aria-disabled={blocked ? true : undefined}
              aria-pressed={onProgram}
              {...(onProgram ? { 'data-aged': 'switcher', 'data-age': isOld ? 'old' : 'fresh' } : {})}
              title={blocked ?? scene}
              onClick={() => press(id)}
            >
              <span className={styles.shotLabel}>
                {task && <ShotKey task={task} command={command} isAsked={asked === task} ask={setAsked} />}
                {text(label)}
                {onProgram && isOld && <em className={styles.old}>{t('age.old')}</em>}
              </span>
              <span className={styles.scene}>{onProgram ? t('caller.onProgram') : scene}</span>
            </UnstyledButton>
          );
        })}
        {shots.length === 0 && <p className={styles.noShots}>{t('caller.noShots')}</p>}
      </div>
      {command.refused && (command.refused.code !== 'blocked' || blocked) && (
        <p className={`${caller.says} ${caller.refused}`} role="alert">
          {command.refused.text}
        </p>
      )}
    </section>
  );
};
