/** @jsxImportSource preact */
/** The card and the line to the player: what the player says changes how the card is shown, and what is shown is told to the player. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { EmbedSettings, HostSays } from '../../server/contract/embed-messages.ts';
import type { Voter } from '../phone/voter.ts';
import { type Language, languageOf } from '../phone/words.ts';
import { Card } from './card.tsx';
import { isOwnTap } from './gesture.ts';
import { aroundUs, type HostLine, openHostLine, type Said } from './host-line.ts';
import { propertiesOf } from './theme.ts';
import { createTidings, type Tidings } from './tidings.ts';
import { useShown } from './use-shown.ts';
import { holdOf, whatOf } from './what-shows.ts';

type Wishes = { readonly player: number | undefined; readonly isVisible: boolean; readonly language: Language };

const wishesAfter = (wishes: Wishes, message: HostSays): Wishes => {
  if (message.type === 'delay') return { ...wishes, player: message.ms };
  if (message.type === 'visible') return { ...wishes, isVisible: message.visible };
  return message.type === 'language' ? { ...wishes, language: message.language } : wishes;
};

const dress = (message: HostSays): void => {
  if (message.type !== 'theme') return;
  for (const [name, value] of Object.entries(propertiesOf(message))) document.documentElement.style.setProperty(name, value);
};

/** Opened once; a player whose listener came late gets everything again with its own first message. */
const useHost = (settings: EmbedSettings) => {
  const [wishes, setWishes] = useState<Wishes>({ player: undefined, isVisible: true, language: languageOf(settings.language) });
  const [tidings] = useState<Tidings>(() => {
    const line: HostLine = openHostLine(settings.origins, aroundUs(), {
      heard(message, isFirst) {
        dress(message);
        setWishes((before) => wishesAfter(before, message));
        if (isFirst) tidings.again();
      },
      // For whoever builds the player and looks into this frame.
      ignored: ({ strangers, malformed }) =>
        Object.assign(document.documentElement.dataset, { strangers: String(strangers), malformed: String(malformed) }),
    });
    const say = (message: Said): void => line.say(message);
    const tidings = createTidings(settings.station, say);
    return tidings;
  });
  return { wishes, tidings };
};

/** CSS px; measured at once as well as when it changes: a browser draws no frame that has no height. */
const useHeight = (root: HTMLElement, tidings: Tidings): void => {
  useLayoutEffect(() => tidings.height(root.getBoundingClientRect().height));
  useEffect(() => {
    const watch = new ResizeObserver(() => tidings.height(root.getBoundingClientRect().height));
    watch.observe(root);
    return () => watch.disconnect();
  }, [root, tidings]);
};

export const Overlay = ({ root, settings, voter }: { root: HTMLElement; settings: EmbedSettings; voter: Voter }) => {
  const { wishes, tidings } = useHost(settings);
  const { language } = wishes;
  const now = useShown(voter, holdOf(wishes.player, settings.delay), wishes.isVisible);
  const began = useRef(false);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  useLayoutEffect(() => {
    if (!began.current) tidings.begin();
    began.current = true;
    tidings.shown(whatOf(now.shown));
    tidings.votes(now.told);
  }, [tidings, now]);
  useHeight(root, tidings);
  return <Card now={now} voter={voter} language={language} isOwnTap={(event) => isOwnTap(event, navigator.userActivation?.isActive)} />;
};
