/** What the palette offers this operator, now. */
import { isForTheChair, mayAsk } from '../../server/contract/who-may.ts';
import { useLayout } from '../desk/use-layout.ts';
import { addressOf } from '../desk/use-position.ts';
import { useCommand } from '../line/use-command.ts';
import { useText } from '../pieces/use-text.ts';
import { positionIds } from '../positions/positions.tsx';
import type { TaskId } from './task-types.ts';
import { deedOf, tasksOf } from './tasks.ts';
import { useDesk } from './use-desk.ts';
import { useReasonText } from './use-reason-text.ts';
import { useKeyDesk } from './use-task.ts';

export type Choice = {
  readonly id: string;
  readonly label: string;
  /** Why not now. */
  readonly reason?: string;
  readonly task?: TaskId;
  readonly press: () => void;
};
type Group = { readonly group: string; readonly choices: readonly Choice[] };

const useTaskChoices = (): readonly Choice[] => {
  const { t, text } = useText();
  const desk = useDesk();
  const { press } = useKeyDesk();
  const reasonText = useReasonText();
  return tasksOf(desk.me.role).flatMap((id) => {
    const shot = desk.view.shots.find(({ key }) => `shot-${key}` === id);
    const deed = deedOf(id, desk);
    // Nobody looks for a shot that the segment does not have.
    if (deed.do === 'not' && deed.why === 'noShot') return [];
    const label = shot ? `${t(`keys.task.${id}`)}: ${text(shot.label)}` : t(`keys.task.${id}`);
    return [{ id, task: id, label, press: () => press(id), ...(deed.do === 'not' ? { reason: reasonText(deed) } : {}) }];
  });
};

const useSegmentChoices = (): readonly Choice[] => {
  const { text } = useText();
  const { view, me } = useDesk();
  const { send } = useCommand();
  const mayNow = mayAsk(me.role, { type: 'segment.setNext' }) && (!isForTheChair('segment.setNext') || view.chair?.operatorId === me.id);
  if (!mayNow || view.phase === 'ended') return [];
  return view.rundown
    .filter(({ state }) => state === 'later' || state === 'left-out')
    .map(({ id, title }) => ({
      id: `segment-${id}`,
      label: text(title),
      press: () => void send({ type: 'segment.setNext', segmentId: id }),
    }));
};

export const useChoices = (): readonly Group[] => {
  const { t } = useText();
  const { position, panels } = useLayout();
  const { goTo } = useKeyDesk();
  const taskChoices = useTaskChoices();
  return [
    { group: t('keys.palette.now'), choices: taskChoices.filter(({ reason }) => reason === undefined) },
    {
      group: t('keys.palette.panels'),
      choices: panels.map((id) => ({ id: `panel-${id}`, label: t(`panel.${id}`), press: () => goTo(id) })),
    },
    {
      group: t('keys.palette.positions'),
      choices: positionIds
        .filter((id) => id !== position)
        .map((id) => ({
          id: `position-${id}`,
          label: `${t('position.position')}: ${t(`position.${id}`)}`,
          press: () => location.assign(addressOf(id)),
        })),
    },
    { group: t('keys.palette.notNow'), choices: taskChoices.filter(({ reason }) => reason !== undefined) },
    { group: t('keys.palette.segments'), choices: useSegmentChoices() },
  ];
};
