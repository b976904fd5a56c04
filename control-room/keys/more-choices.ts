/**
 * What the palette offers besides the tasks that have keys: each does it, opens the dialog where a person says the rest, or goes to its place.
 *
 * What this role may never do is not offered; what is for the chair alone stands there with that reason.
 */
import { isForTheChair, mayAsk } from '../../server/contract/who-may.ts';
import { useLayout } from '../desk/use-layout.ts';
import { addressOf } from '../desk/use-position.ts';
import type { Asking } from '../line/show-line.ts';
import { useCommand } from '../line/use-command.ts';
import { guestMoves } from '../panels/guests/guest-moves.ts';
import { readyText, readyWords } from '../panels/links/messages.tsx';
import { mayDefer, mayVoid } from '../panels/polls/poll-deeds.tsx';
import { useText } from '../pieces/use-text.ts';
import type { PanelId } from '../positions/panels.tsx';
import type { PositionId } from '../positions/position-ids.ts';
import type { Spoken } from '../words/spoken.tsx';
import type { Choice } from './choice.ts';
import { useDesk } from './use-desk.ts';
import { useKeyDesk } from './use-task.ts';

/** What a dialog asks a reason for. */
export type AskedReason = {
  readonly title: string;
  readonly explain: string;
  readonly deed?: string;
  readonly asks: (reason: string) => Asking;
};
/** In the language of the moment: it may be switched while the dialog is open. */
export type AskReason = (asked: (spoken: Pick<Spoken, 't' | 'text'>) => AskedReason) => void;
type Offer = (type: Asking['type'], id: string, label: string, press: () => void) => readonly Choice[];

const useOffer = (): Offer => {
  const { t } = useText();
  const { view, me } = useDesk();
  return (type, id, label, press) => {
    if (!mayAsk(me.role, { type })) return [];
    const isChairs = isForTheChair(type) && view.chair?.operatorId !== me.id && view.onAir !== null;
    return [{ id: `more-${id}`, label, press, ...(isChairs ? { reason: t('press.chairOnly') } : {}) }];
  };
};

const useChairChoices = (offer: Offer, askReason: AskReason): readonly Choice[] => {
  const { t } = useText();
  const { view, me } = useDesk();
  const { send } = useCommand();
  const { chair, operators } = view;
  if (chair === null) return offer('chair.take', 'chair', t('chair.take'), () => void send({ type: 'chair.take' }));
  if (chair.operatorId !== me.id)
    return offer('chair.take', 'chair', t('chair.takeOver'), () =>
      askReason((now) => ({
        title: now.t('chair.takeOver'),
        explain: now.t('chair.forceExplain', { name: chair.name }),
        asks: (force) => ({ type: 'chair.take', force }),
      })),
    );
  return operators
    .filter(({ id, connected, role }) => id !== me.id && connected && mayAsk(role, { type: 'segment.take' }))
    .flatMap(({ id, name }) =>
      offer('chair.handOver', `heir-${id}`, t('keys.palette.deed.handOver', { name }), () => void send({ type: 'chair.handOver', to: id })),
    );
};

/** To its panel where this position has it beside it, else to the position where it stands in full. */
const useGoOrMove = (): ((panel: PanelId, position: PositionId) => void) => {
  const { panels } = useLayout();
  const { goTo } = useKeyDesk();
  return (panel, position) => (panels.includes(panel) ? goTo(panel) : location.assign(addressOf(position)));
};

const useVoteChoices = (offer: Offer, askReason: AskReason): readonly Choice[] => {
  const { t, text } = useText();
  const { view } = useDesk();
  const go = useGoOrMove();
  return view.polls.flatMap(({ id, question, phase, calledAt }) => {
    const words = { vote: text(question) };
    const withReason = (deed: 'defer' | 'void') =>
      offer(`poll.${deed}`, `${deed}-${id}`, t(`keys.palette.deed.${deed}`, words), () =>
        askReason((now) => ({
          title: now.t(`keys.palette.deed.${deed}`, { vote: now.text(question) }),
          explain: now.t(`poll.${deed}Explain`),
          deed: now.t(`poll.${deed}`),
          asks: (reason) => ({ type: `poll.${deed}`, pollId: id, reason }),
        })),
      );
    return [
      ...(mayDefer.includes(phase) && calledAt === null ? withReason('defer') : []),
      ...(mayVoid.includes(phase) ? withReason('void') : []),
      ...(phase === 'counting' || phase === 'deferred'
        ? offer('poll.propose', `exclude-${id}`, t('keys.palette.deed.exclude', words), () => go('polls', 'vote'))
        : []),
    ];
  });
};

const useGraphicsChoices = (offer: Offer, askReason: AskReason): readonly Choice[] => {
  const { t } = useText();
  const { view } = useDesk();
  if (view.onAir === null || view.graphicsDesk.labelsOff !== null) return [];
  return offer('graphic.removeAll', 'everything-off', t('keys.palette.deed.everythingOff'), () =>
    askReason((now) => ({
      title: now.t('keys.palette.deed.everythingOff'),
      explain: now.t('drawing.removeExplain'),
      deed: now.t('drawing.removeNow'),
      asks: (reason) => ({ type: 'graphic.removeAll', reason }),
    })),
  );
};

const usePeopleChoices = (offer: Offer): readonly Choice[] => {
  const { t, text } = useText();
  const { view } = useDesk();
  const { send } = useCommand();
  const { panels } = useLayout();
  const { goTo } = useKeyDesk();
  const told = readyWords.flatMap((word) =>
    offer(
      'message.send',
      `tell-${word}`,
      t('keys.palette.deed.tell', { words: t(`links.ready.${word}`) }),
      () => void send({ type: 'message.send', to: 'presenter', text: readyText(word) }),
    ),
  );
  const gone = view.guests
    .filter(({ phase }) => guestMoves[phase].includes('no-show'))
    .flatMap(({ id, name }) =>
      offer(
        'guest.move',
        `no-show-${id}`,
        t('guest.moveOf', { name: text(name), to: t('guestMove.no-show') }),
        () => void send({ type: 'guest.move', guestId: id, to: 'no-show' }),
      ),
    );
  const own = panels.includes('links') ? offer('message.send', 'write', t('keys.palette.deed.write'), () => goTo('links')) : [];
  return view.activation === null ? [] : [...told, ...own, ...gone];
};

export const useMoreChoices = (askReason: AskReason): readonly Choice[] => {
  const { t } = useText();
  const { view } = useDesk();
  const offer = useOffer();
  const go = useGoOrMove();
  const isOver = view.phase === 'off' || view.phase === 'ended';
  const ends = isOver ? [] : offer('episode.end', 'end', t('keys.palette.deed.end'), () => go('episode', 'preflight'));
  return [
    ...useChairChoices(offer, askReason),
    ...useVoteChoices(offer, askReason),
    ...useGraphicsChoices(offer, askReason),
    ...usePeopleChoices(offer),
    ...ends,
  ];
};

/** A hundred of them: they come last, and are found by their names. */
export const useStationChoices = (askReason: AskReason): readonly Choice[] => {
  const { t, text } = useText();
  const { view } = useDesk();
  const { send } = useCommand();
  const offer = useOffer();
  if (view.activation === null) return [];
  return view.stations.flatMap((station) => {
    const { id } = station;
    const name = text(station.name);
    if (Object.hasOwn(view.muted, id))
      return offer(
        'station.unmute',
        `unmute-${id}`,
        t('keys.palette.deed.unmute', { name }),
        () => void send({ type: 'station.unmute', stationId: id }),
      );
    return offer('station.mute', `mute-${id}`, t('keys.palette.deed.mute', { name }), () =>
      askReason((now) => ({
        title: now.t('keys.palette.deed.mute', { name: now.text(station.name) }),
        explain: now.t('station.muteExplain', { name: now.text(station.name) }),
        asks: (reason) => ({ type: 'station.mute', stationId: id, reason }),
      })),
    );
  });
};
