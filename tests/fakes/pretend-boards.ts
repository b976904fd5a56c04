/** What the stand-in show does for the graphics desk and the stations’ position. */
import type { Command, CommandOf, Reply } from '../../server/contract/commands.ts';
import type { AlarmGroup } from '../../server/contract/station-alarms.ts';
import type { OperatorView } from '../../server/contract/views.ts';
import type { AskForPreview } from '../../server/operators/graphic-preview.ts';
import type { Operator } from '../../server/operators/operator-socket.ts';

type Draft = { -readonly [K in keyof OperatorView]: OperatorView[K] };
type Deeds = { readonly [T in Command['type']]?: (command: CommandOf<T>, draft: Draft, who: Operator) => Reply | undefined };

const change = (draft: Draft, groups: readonly AlarmGroup[]): undefined => {
  const loud = groups.some(({ state }) => state === 'unacknowledged');
  draft.alarms = { ...draft.alarms, groups, noise: loud ? draft.alarms.noise : null };
};

const mandatory = (draft: Draft) => draft.graphics.filter(({ data }) => data.kind === 'label' && data.mandatory);

export const boardDeeds: Deeds = {
  'graphic.clear': (_, draft) => {
    draft.graphics = mandatory(draft);
    return undefined;
  },
  'graphic.removeAll': ({ reason }, draft, who) => {
    draft.graphics = [];
    draft.graphicsDesk = { ...draft.graphicsDesk, labelsOff: { at: draft.at, by: who.name, reason } };
    return undefined;
  },
  'graphic.labelsBack': (_, draft) => {
    draft.graphicsDesk = { ...draft.graphicsDesk, labelsOff: null };
    return undefined;
  },
  'graphic.freeze': ({ frozen }, draft, who) => {
    draft.graphicsDesk = { ...draft.graphicsDesk, frozen: frozen ? { since: draft.at, by: who.name } : null };
    return undefined;
  },
  'graphic.update': ({ graphicId, text }, draft) => {
    draft.graphics = draft.graphics.map((one) =>
      one.id === graphicId && one.data.kind === 'label' && text !== undefined ? { ...one, data: { ...one.data, text } } : one,
    );
    return undefined;
  },
  'station.mute': ({ stationId, reason }, draft, who) => {
    draft.muted = { ...draft.muted, [stationId]: { since: draft.at, by: who.name, reason } };
    return undefined;
  },
  'station.dump': ({ stationId }, draft, who) => {
    draft.dumped = { ...draft.dumped, [stationId]: { at: draft.at, by: who.name, over: 120_000 } };
    return undefined;
  },
  'station.unmute': ({ stationId }, draft) => {
    draft.muted = Object.fromEntries(Object.entries(draft.muted).filter(([id]) => id !== stationId));
    return undefined;
  },
  'localBreak.start': ({ stationId, length = 60_000 }, draft) => {
    const row = { id: `b-${stationId}`, state: 'started' as const, withShow: false, expectedAt: null, sustaining: null, length };
    draft.localBreaks = { ...draft.localBreaks, [stationId]: [{ ...row, leavesAt: draft.at, rejoinsAt: draft.at + length }] };
    return undefined;
  },
  'localBreak.end': ({ stationId }, draft) => {
    draft.localBreaks = { ...draft.localBreaks, [stationId]: [] };
    return undefined;
  },
  'stationMessage.send': ({ to, text, key }, draft, who) => {
    const count = to === 'all' ? draft.stations.length : 1;
    const row = { id: key, at: draft.at, by: who.name, from: null, to: to === 'all' ? null : to, count, delivered: 0, seen: 0, unseen: [] };
    draft.stationMessages = [{ ...row, text }, ...draft.stationMessages];
    return undefined;
  },
  'stationMessage.seen': ({ messageIds }, draft) => {
    draft.stationMessages = draft.stationMessages.map((one) => (messageIds.includes(one.id) ? { ...one, seen: 1 } : one));
    return undefined;
  },
  'alarm.acknowledge': ({ kind }, draft, who) =>
    change(
      draft,
      draft.alarms.groups.map((one) => (one.kind === kind ? { ...one, state: 'acknowledged', by: who.name } : one)),
    ),
  'alarm.shelve': ({ kind, lasts }, draft, who) =>
    change(
      draft,
      draft.alarms.groups.map((one) => (one.kind === kind ? { ...one, state: 'shelved', by: who.name, until: draft.at + lasts } : one)),
    ),
  'alarm.unshelve': ({ kind }, draft) =>
    change(
      draft,
      draft.alarms.groups.map(({ by: _, until: __, ...one }) => (one.kind === kind ? { ...one, state: 'unacknowledged' } : { ...one })),
    ),
};

export const pretendPreview = (view: OperatorView, asked: Parameters<AskForPreview>[0]): ReturnType<AskForPreview> => {
  const text = asked.type === 'monitor' ? `On ${asked.monitor}` : asked.text;
  if (text === undefined) return { ok: false, message: 'The stand-in can only draw labels.' };
  const label = { kind: 'label' as const, text, mandatory: false };
  return {
    ok: true,
    figures: null,
    view: {
      ...{ epoch: view.epoch, revision: view.revision, at: view.at, output: 'program', language: 'zh', activation: 'live', delay: 0 },
      brand: view.episode?.brand ?? { primary: '#000000', accent: '#000000', ink: '#000000', paper: '#ffffff' },
      graphics: [{ id: 'previewed', kind: 'label', data: label, startsAt: 0, endsAt: null, by: 'preview' }],
      picture: null,
      station: null,
    },
  };
};
