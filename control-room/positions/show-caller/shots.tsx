/** The shots of the running segment, on keys 1–9; the one on program says so. */
import { UnstyledButton } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useIsOld } from '../../ages/use-age.ts';
import { useCap } from '../../keys/key-cap.tsx';
import { shotTasks, type TaskId } from '../../keys/task-types.ts';
import { useTaskPlace } from '../../keys/use-task.ts';
import { useBlocked, type useCommand } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { RefusalAt } from '../../pieces/refusal-at.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from './shots.module.css';

type Command = ReturnType<typeof useCommand>;

/** The place of one shot's key, and that key drawn on it. All shots share one command: what it refused was asked by one of them. */
type KeyProps = { readonly task: TaskId; readonly command: Command; readonly isAsked: boolean; readonly ask: (shotId: string) => void };
const ShotKey = ({ task, shotId, command, isAsked, ask }: KeyProps & { shotId: string }) => {
  const { send: sendCut, say: sayCut, refused } = command;
  const send = useCallback<Command['send']>(
    (asking) => {
      ask(shotId);
      return sendCut(asking);
    },
    [ask, shotId, sendCut],
  );
  const say = useCallback<Command['say']>(
    (words) => {
      ask(shotId);
      sayCut(words);
    },
    [ask, shotId, sayCut],
  );
  useTaskPlace(task, { send, say, refused: isAsked ? refused : null });
  const cap = useCap(task);
  return cap === undefined ? null : <kbd>{cap}</kbd>;
};
const taskOf = (key: string | undefined): TaskId | undefined => shotTasks.find((id) => id === `shot-${key}`);

export const Shots = ({ command, cutTo }: { command: ReturnType<typeof useCommand>; cutTo: (shotId: string) => void }) => {
  const { t, text } = useText();
  const { shots, onAir } = useView();
  const isOld = useIsOld('switcher', ({ switcher }) => switcher.at);
  const [asked, setAsked] = useState<string | undefined>();
  const blocked = useBlocked({ type: 'shot.cut' }) ?? (onAir ? undefined : t('caller.nothingOnAir'));
  const onProgramWord = t(isOld ? 'ahead.oldProgram' : 'caller.onProgram');
  const onProgramLook = `${styles.onProgram} ${isOld ? styles.isOld : ''}`;
  const press = (shotId: string) => {
    setAsked(shotId);
    if (blocked) command.say({ code: 'blocked', text: blocked });
    else cutTo(shotId);
  };
  const refused = command.refused && (command.refused.code !== 'blocked' || blocked) ? command.refused : null;
  return (
    <section aria-label={t('caller.shots')} className={styles.place}>
      <div className={styles.shots}>
        {shots.map(({ id, key, label, scene, onProgram }) => {
          const task = taskOf(key);
          return (
            <RefusalAt key={id} refused={asked === id ? refused : null} dismiss={() => command.say(null)}>
              <UnstyledButton
                className={`${styles.shot} ${onProgram ? onProgramLook : ''}`}
                aria-disabled={blocked ? true : undefined}
                aria-pressed={onProgram}
                {...(onProgram ? { 'data-aged': 'switcher', 'data-age': isOld ? 'old' : 'fresh' } : {})}
                title={blocked ?? scene}
                onClick={() => press(id)}
              >
                <span className={styles.shotLabel}>
                  {task && <ShotKey task={task} shotId={id} command={command} isAsked={asked === id} ask={setAsked} />}
                  {text(label)}
                </span>
                <span className={styles.scene}>{onProgram ? onProgramWord : scene}</span>
              </UnstyledButton>
            </RefusalAt>
          );
        })}
        {shots.length === 0 && <p className={styles.noShots}>{t('caller.noShots')}</p>}
      </div>
    </section>
  );
};
