/**
 * The key desk around the room: it hears the keys, knows what each means at this desk now, and presses the place where that task stands.
 *
 * A task without a button on the screen is pressed here, unseen; what it did, or why not, stands in the one line near TAKE.
 */
import { useDisclosure } from '@mantine/hooks';
import { createSpotlight } from '@mantine/spotlight';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { untilView } from '../line/until-view.ts';
import { useCommand } from '../line/use-command.ts';
import { useLine, useMe } from '../line/use-line.tsx';
import { type Did, didOf } from './did.ts';
import { useGoTo } from './go-to.ts';
import { KeyList } from './key-list.tsx';
import { listKey, taskOn } from './key-map.ts';
import { useKeyListener } from './listen.ts';
import { Palette } from './palette.tsx';
import { isSeen, type Outcome, stepQueue } from './step-queue.ts';
import { type TaskId, taskIds } from './task-types.ts';
import { deedOf, isTaskOf, tasks } from './tasks.ts';
import { deskNow } from './use-desk.ts';
import { useKeys } from './use-keys.ts';
import { useReasonText } from './use-reason-text.ts';
import { type KeyDesk as Desk, KeyDeskContext, type Place, type Pressed, PressedContext, useTaskPlace } from './use-task.ts';

/** ms in which the same task pressed again is a finger that bounced. */
const bounce = 400;
/** ms in which a press without a button on the screen says what it did. */
const didShownFor = 6000;
/** ms in which a button that was looked for takes the focus when it comes. */
const looksFor = 3000;

/** Stands in for a button that is not on the screen. */
const Unseen = ({ id }: { id: TaskId }) => {
  useTaskPlace(id, { ...useCommand(), isUnseen: true });
  return null;
};

/** The places of each task: of several buttons the newest, the unseen one when there is none. */
const usePlaces = () => {
  const places = useRef(new Map<TaskId, readonly Place[]>());
  const stand = useCallback((id: TaskId, place: Place) => {
    const { current } = places;
    current.set(id, [...(current.get(id) ?? []), place]);
    return () =>
      void current.set(
        id,
        (current.get(id) ?? []).filter((one) => one !== place),
      );
  }, []);
  const placeOf = useCallback((id: TaskId): Place | undefined => {
    const all = places.current.get(id) ?? [];
    return all.findLast(({ isUnseen }) => !isUnseen) ?? all.at(-1);
  }, []);
  return { stand, placeOf };
};

const usePressedState = () => {
  const [said, setSaid] = useState<Pressed['said']>(null);
  const [wanted, setWanted] = useState<Pressed['looksFor']>(null);
  const heard = useCallback<Desk['heard']>((id, refused) => {
    setSaid((before) => (refused ? { id, refused } : before?.id === id ? null : before));
  }, []);
  const done = useCallback((id: TaskId, did: Did) => setSaid({ id, did }), []);
  useEffect(() => {
    if (!said || !('did' in said)) return;
    const timer = setTimeout(() => setSaid(null), didShownFor);
    return () => clearTimeout(timer);
  }, [said]);
  useEffect(() => {
    if (!wanted) return;
    const timer = setTimeout(() => setWanted(null), looksFor);
    return () => clearTimeout(timer);
  }, [wanted]);
  const pressed = useMemo<Pressed>(() => ({ said, looksFor: wanted, found: () => setWanted(null) }), [said, wanted]);
  return { pressed, heard, done, setWanted };
};

type Told = {
  readonly show: (id: TaskId, pollId: string) => void;
  /** Of a press that no button on the screen shows. */
  readonly done: (id: TaskId, did: Did) => void;
};

/** @returns presses a task as it stands at this very moment */
const usePress = (placeOf: (id: TaskId) => Place | undefined, { show, done }: Told) => {
  const line = useLine();
  const reasonText = useReasonText();
  const last = useRef<{ id: TaskId; at: number } | null>(null);
  const [queue] = useState(() => stepQueue(() => performance.now()));
  const go = useCallback(
    async (id: TaskId): Promise<Outcome> => {
      const desk = deskNow(line);
      const place = placeOf(id);
      if (!desk || !place) return 'refused';
      const deed = deedOf(id, desk);
      if (deed.do === 'ask') {
        if (!(await place.send(deed.asking))) return 'refused';
        if (place.isUnseen) done(id, didOf(deed.asking, desk.view));
        return !tasks[id].isStep || (await untilView(line, (view) => isSeen(deed.asking, view))) ? 'done' : 'unseen';
      }
      if (deed.do === 'not') place.say({ code: 'blocked', text: reasonText(deed) });
      else if (deed.do === 'open') place.open?.();
      else show(id, deed.pollId);
      return 'refused';
    },
    [line, placeOf, reasonText, show, done],
  );
  return useCallback(
    (id: TaskId) => {
      const at = performance.now();
      const isBounce = last.current?.id === id && at - last.current.at < bounce && !tasks[id].isStep;
      if (!isBounce) last.current = { id, at };
      if (isBounce) return;
      if (!tasks[id].isStep) return void go(id);
      queue({ go: () => go(id), late: () => placeOf(id)?.say({ code: 'late', text: reasonText({ why: 'stepTooLate' }) }) });
    },
    [go, queue, placeOf, reasonText],
  );
};

/** Whose keys these are: not another role's. Who may take but has not the chair is told so by Space too. */
const useIsOurs = (keys: Desk['keys']) => {
  const { role } = useMe();
  return useCallback(
    (key: string): boolean => {
      if (key === listKey) return true;
      const id = taskOn(keys, key);
      return id !== undefined && isTaskOf(role, id);
    },
    [keys, role],
  );
};

export const KeyDesk = ({ children }: { children: ReactNode }) => {
  const { keys, keep } = useKeys();
  const goTo = useGoTo();
  const [isListOpen, list] = useDisclosure(false);
  const [[store, palette]] = useState(createSpotlight);
  const { stand, placeOf } = usePlaces();
  const { pressed, heard, done, setWanted } = usePressedState();
  const show = useCallback(
    (id: TaskId, pollId: string) => {
      goTo('polls');
      setWanted({ id, pollId });
    },
    [goTo, setWanted],
  );
  const press = usePress(placeOf, { show, done });
  const onKey = useCallback(
    (key: string) => {
      const id = taskOn(keys, key);
      if (id) press(id);
      else list.open();
    },
    [keys, press, list.open],
  );
  useKeyListener(useIsOurs(keys), onKey);
  const desk = useMemo<Desk>(
    () => ({ keys, press, stand, heard, goTo, openList: list.open, openPalette: palette.open }),
    [keys, press, stand, heard, goTo, list.open, palette.open],
  );
  return (
    <KeyDeskContext value={desk}>
      <PressedContext value={pressed}>
        {taskIds.map((id) => (
          <Unseen key={id} id={id} />
        ))}
        {children}
        <KeyList opened={isListOpen} onClose={list.close} keys={keys} keep={keep} />
        <Palette store={store} open={palette.open} />
      </PressedContext>
    </KeyDeskContext>
  );
};
