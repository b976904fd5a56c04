/**
 * One press, one command, one answer shown where it was pressed.
 *
 * Locked from the press until the view has answered (or 1.5 s after the reply), so a double press asks once.
 */
import { notifications } from '@mantine/notifications';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type AskedEdit, changesNext } from '../../server/contract/next-after.ts';
import type { Ms } from '../../server/contract/units.ts';
import { isForTheChair, mayAsk } from '../../server/contract/who-may.ts';
import { refusalText } from '../words/refusals.ts';
import { useSpoken } from '../words/spoken.tsx';
import { ifStillWaiting } from './if-still-waiting.ts';
import type { Answer, Asking } from './show-line.ts';
import { untilView } from './until-view.ts';
import { useLasting } from './use-lasting.ts';
import { useHasChair, useIsLost, useLine, useLineState, useMe } from './use-line.tsx';

/** What viewers or the house have seen already when the answer comes; the rest is plan, chair and paper. */
const goesToAir = /^(segment\.take|shot\.|break\.|slate\.|adlib\.|cue\.|graphics?\.|show\.|poll\.|guest\.(on|title|bring))/;

const shownFor = 10_000;
const worthASpinner: Ms = 250;
/** One for all presses that the lost line refused: it goes when the line is back. */
const lostWords = 'line-lost';

export type Refused = { readonly text: string; readonly code: string };

/** What was refused last, for as long as it is to be said. */
const useRefused = () => {
  const isLost = useIsLost();
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(() => {
    if (!refused) return;
    const timer = setTimeout(() => setRefused(null), shownFor);
    return () => clearTimeout(timer);
  }, [refused]);

  const isByLine = refused?.code === 'line-lost';
  useEffect(() => {
    if (isLost || !isByLine) return;
    setRefused(null);
    notifications.hide(lostWords);
  }, [isLost, isByLine]);

  /** What cannot be pressed while the line is lost cannot because of it: that is over with it, and not ten seconds later. */
  const say = useCallback(
    (why: Refused | null) => setRefused(why !== null && isLost && why.code === 'blocked' ? { ...why, code: 'line-lost' } : why),
    [isLost],
  );
  return [refused, say] as const;
};

/** @param restsFor ms after a success in which nothing more is sent, for presses that must not follow by mistake */
export const useCommand = (restsFor = 0) => {
  const line = useLine();
  const { t, language } = useSpoken();
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [rests, setRests] = useState(false);
  const [refused, setRefused] = useRefused();

  useEffect(() => {
    if (!rests) return;
    const timer = setTimeout(() => {
      busy.current = false;
      setRests(false);
    }, restsFor);
    return () => clearTimeout(timer);
  }, [rests, restsFor]);

  const say = useCallback(
    (answer: Answer, type: Asking['type']) => {
      if (answer.ok) {
        const happened = goesToAir.test(type) ? t('banner.happenedNotRecorded') : t('hands.doneNotRecorded');
        if (!answer.recorded)
          ifStillWaiting(line, () => notifications.show({ color: 'red', title: t('banner.notRecorded'), message: happened }));
        else if (answer.note) notifications.show({ color: 'blue', title: t('press.note'), message: answer.note });
        return;
      }
      const { refusal } = answer;
      const { code } = refusal;
      const text =
        'message' in refusal
          ? refusalText(refusal, language, line.state().view)
          : t(`press.${code === 'no-answer' ? 'noAnswer' : 'lineLost'}`);
      setRefused({ code, text });
      const id = code === 'line-lost' ? lostWords : undefined;
      notifications.show({ ...(id ? { id } : {}), color: 'orange', title: t('press.refused'), message: text, autoClose: shownFor });
    },
    [t, language, line, setRefused],
  );

  const send = useCallback(
    /** @param takes a refusal that the caller deals with itself: it is not said here */
    async (asking: Asking, takes?: (code: string) => boolean): Promise<boolean> => {
      if (busy.current) return false;
      busy.current = true;
      setPending(true);
      setRefused(null);
      const { view } = line.state();
      const answer = await line.ask(asking);
      if (answer.ok || !takes?.(answer.refusal.code)) say(answer, asking.type);
      if (answer.ok) await untilView(line, (now) => now?.epoch !== view?.epoch || (now?.revision ?? 0) > (view?.revision ?? 0));
      const restsNow = answer.ok && restsFor > 0;
      busy.current = restsNow;
      setRests(restsNow);
      setPending(false);
      return answer.ok;
    },
    [line, say, restsFor, setRefused],
  );

  /** `slow`: long enough for a spinner. */
  const slow = useLasting(pending, worthASpinner);
  return { send, pending, slow, rests, refused, say: setRefused };
};

/** An edit that only the chair may make at this moment, asked by somebody else. */
export const useIsChairsNow = (asking: AskedEdit): boolean => {
  const hasChair = useHasChair();
  return useLineState(({ view }) => !hasChair && view !== null && changesNext(view, asking));
};

/** Why this cannot be pressed now, in the operator's words; undefined when it can, as far as this screen knows. */
export const useBlocked = (asking: AskedEdit & { readonly graphic?: string }): string | undefined => {
  const { t } = useSpoken();
  const isLost = useIsLost();
  const hasChair = useHasChair();
  const { role } = useMe();
  const isChairsNow = useIsChairsNow(asking);
  if (isLost) return t('press.lineLost');
  if (!mayAsk(role, asking)) return t('press.notYours', { role: t(`role.${role}`) });
  if (isForTheChair(asking.type) && !hasChair) return t('press.chairOnly');
  return isChairsNow ? t('keys.why.chairsNext') : undefined;
};

/** Whether this role may ask it at all: what it may not is not offered. */
export const useMay = (type: Asking['type']): boolean => mayAsk(useMe().role, { type });
