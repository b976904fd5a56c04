/** What the palette offers this operator, now. */
import { isForTheChair, mayAsk } from '../../server/contract/who-may.ts';
import { useLayout } from '../desk/use-layout.ts';
import { addressOf } from '../desk/use-position.ts';
import { useOpenImport } from '../imports/import-desk.tsx';
import { useCommand } from '../line/use-command.ts';
import { useText } from '../pieces/use-text.ts';
import { positionIds } from '../positions/position-ids.ts';
import type { Choice } from './choice.ts';
import { type AskReason, useMoreChoices, useStationChoices } from './more-choices.ts';
import { adLibTaskIds } from './task-types.ts';
import { deedOf, tasksOf } from './tasks.ts';
import { useDesk } from './use-desk.ts';
import { useReasonText } from './use-reason-text.ts';
import { useKeyDesk } from './use-task.ts';

type Group = { readonly group: string; readonly choices: readonly Choice[] };

const useTaskChoices = (): readonly Choice[] => {
  const { t, text } = useText();
  const desk = useDesk();
  const { press } = useKeyDesk();
  const reasonText = useReasonText();
  return tasksOf(desk.me.role).flatMap((id) => {
    const shot = desk.view.shots.find(({ key }) => `shot-${key}` === id);
    const deed = deedOf(id, desk);
    const adLib = desk.view.adLibs.find((_, index) => `ad-lib-${index + 1}` === id);
    // Nobody looks for a shot that the segment does not have, nor for an ad-lib that the episode has not.
    if (deed.do === 'not' && (deed.why === 'noShot' || deed.why === 'noAdLib')) return [];
    const named = shot ?? adLib;
    const label = named ? `${t(`keys.task.${id}`)}: ${text(named.label)}` : t(`keys.task.${id}`);
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

/** Those past the sixth have no key: they are found by their words. */
const useMoreAdLibs = (): readonly Choice[] => {
  const { t, text } = useText();
  const { view, me } = useDesk();
  const { send } = useCommand();
  const believesOnAir = view.onAir?.runId;
  const mayNow = mayAsk(me.role, { type: 'adlib.fire' }) && view.chair?.operatorId === me.id;
  if (!mayNow || believesOnAir === undefined) return [];
  return view.adLibs.slice(adLibTaskIds.length).map(({ id, label }) => ({
    id: `ad-lib-${id}`,
    label: `${t('adLib.one')}: ${text(label)}`,
    press: () => void send({ type: 'adlib.fire', believesOnAir, adLibId: id }),
  }));
};

/** @param askReason opens the dialog for what is done with a reason */
export const useChoices = (askReason: AskReason): readonly Group[] => {
  const { t } = useText();
  const { position, panels } = useLayout();
  const { goTo } = useKeyDesk();
  const taskChoices = useTaskChoices();
  const moreAdLibs = useMoreAdLibs();
  const more = useMoreChoices(askReason);
  const openImport = useOpenImport();
  const imports = openImport ? [{ id: 'import', label: t('imports.open'), press: openImport }] : [];
  return [
    { group: t('keys.palette.now'), choices: [...taskChoices.filter(({ reason }) => reason === undefined), ...moreAdLibs] },
    {
      group: t('keys.palette.panels'),
      choices: [...panels.map((id) => ({ id: `panel-${id}`, label: t(`panel.${id}`), press: () => goTo(id) })), ...imports],
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
    { group: t('keys.palette.deed.more'), choices: more.filter(({ reason }) => reason === undefined) },
    { group: t('keys.palette.notNow'), choices: [...taskChoices, ...more].filter(({ reason }) => reason !== undefined) },
    { group: t('keys.palette.segments'), choices: useSegmentChoices() },
    { group: t('keys.palette.deed.stations'), choices: useStationChoices(askReason) },
  ];
};
