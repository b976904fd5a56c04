/** The ad-libs: hot buttons that fire at any time and leave the rundown where it is. The first six have keys. */
import { UnstyledButton } from '@mantine/core';
import type { AdLibRow } from '../../../server/contract/ad-libs.ts';
import { useCap } from '../../keys/key-cap.tsx';
import { adLibTaskIds, type TaskId } from '../../keys/task-types.ts';
import { useTaskPlace } from '../../keys/use-task.ts';
import { useBlocked, useCommand } from '../../line/use-command.ts';
import { useView } from '../../line/use-line.tsx';
import { RefusalAt } from '../../pieces/refusal-at.tsx';
import { useText } from '../../pieces/use-text.ts';
import styles from './ad-libs.module.css';

const AdLib = ({ adLib, task }: { adLib: AdLibRow; task: TaskId | undefined }) => {
  const { t, text } = useText();
  const { onAir } = useView();
  const command = useCommand();
  const { send, say, refused } = command;
  useTaskPlace(task, command);
  const cap = useCap(task);
  const blocked = useBlocked({ type: 'adlib.fire' }) ?? (onAir ? undefined : t('caller.nothingOnAir'));
  const isLoud = refused !== null && (refused.code !== 'blocked' || blocked !== undefined);
  const press = () => {
    if (blocked) say({ code: 'blocked', text: blocked });
    else void send({ type: 'adlib.fire', believesOnAir: onAir?.runId ?? null, adLibId: adLib.id });
  };
  return (
    <RefusalAt refused={isLoud ? refused : null} dismiss={() => say(null)} position="top">
      <UnstyledButton
        className={`${styles.adLib} ${adLib.isOn ? styles.isOn : ''}`}
        data-task={task}
        aria-disabled={blocked ? true : undefined}
        aria-pressed={adLib.isOn}
        aria-keyshortcuts={cap}
        title={blocked ?? t(`adLib.does.${adLib.does}`)}
        onClick={press}
      >
        {cap !== undefined && <kbd aria-hidden>{cap}</kbd>}
        <span className={styles.label}>{text(adLib.label)}</span>
        <span className={styles.does}>{adLib.isOn ? t('adLib.isOn') : t(`adLib.does.${adLib.does}`)}</span>
      </UnstyledButton>
    </RefusalAt>
  );
};

export const AdLibs = () => {
  const { t } = useText();
  const { adLibs } = useView();
  if (adLibs.length === 0) return null;
  return (
    <section aria-label={t('adLib.title')} className={styles.adLibs}>
      {adLibs.map((adLib, index) => (
        <AdLib key={adLib.id} adLib={adLib} task={adLibTaskIds[index]} />
      ))}
    </section>
  );
};
