/** The stand-in's air: episodes, the chair, takes, shots, slates and the clock. */
import { finishAfter } from '../../server/contract/finishing.ts';
import type { SegmentRow } from '../../server/contract/views.ts';
import { type Deeds, type Draft, done, refuse } from './pretend-deeds.ts';
import { withNext } from './pretend-rundown.ts';
import { sampleView } from './sample-view.ts';

const isStale = (command: { believesOnAir: string | null }, draft: Draft) => command.believesOnAir !== (draft.onAir?.runId ?? null);
const stale = () => refuse('stale', 'Someone took the show on since you last saw it.');

const goOnAir = (draft: Draft, segmentId: string, startedAt: number): void => {
  const rundown = draft.rundown.map(
    (row): SegmentRow =>
      row.state === 'on-air' ? { ...row, state: 'done', actual: startedAt - (draft.onAir?.startedAt ?? startedAt) } : row,
  );
  const row = rundown.find(({ id }) => id === segmentId);
  if (!row) return;
  const runNumber = Number(draft.onAir?.runId.split('-')[1] ?? 0) + 1;
  const shotId = draft.shots[0]?.id ?? '';
  draft.phase = 'live';
  draft.timing = { ...draft.timing, startedAt: draft.timing.startedAt ?? startedAt, frozenSince: null };
  draft.onAir = { runId: `run-${runNumber}`, segmentId, startedAt, endsAt: startedAt + row.planned, shotId, slate: null };
  draft.rundown = rundown.map((each): SegmentRow => (each.id === segmentId ? { ...each, state: 'on-air', actual: 0 } : each));
  const following = draft.rundown
    .slice(draft.rundown.findIndex(({ id }) => id === segmentId) + 1)
    .find(({ state }) => state === 'later' || state === 'next');
  draft.nextSegmentId = following?.id ?? null;
  draft.rundown = withNext(draft.rundown, draft.nextSegmentId);
};

export const airDeeds: Deeds = {
  'episode.activate': ({ kind }, draft) => {
    const fresh = sampleView(draft.at);
    Object.assign(draft, fresh, {
      activation: { id: 'act-new', kind, file: draft.episodes[0]?.file ?? '' },
      rehearsal: kind === 'live' ? null : { from: null, crowd: null, hadCrowd: false },
      phase: 'preflight',
      onAir: null,
      chair: draft.chair,
      operators: draft.operators,
    });
    draft.rundown = withNext(
      fresh.rundown.map((row): SegmentRow => ({ ...row, state: row.state === 'bench' ? 'bench' : 'later', actual: null })),
      'opening',
    );
    draft.nextSegmentId = 'opening';
    draft.timing = { ...fresh.timing, startedAt: null, advice: [] };
    draft.switcher = { ...fresh.switcher, transmitting: false };
    draft.graphics = [];
    return undefined;
  },
  'episode.preflight': () => done,
  'overlay.make': (_, draft) => {
    draft.preflight = draft.preflight.map((check) => {
      if (check.id !== 'overlay-input') return check;
      const { offers: _done, copy: _address, said: _words, ...rest } = check;
      return { ...rest, light: 'ok', remedy: '' };
    });
    return undefined;
  },
  'episode.ready': ({ reason }, draft) => {
    if (!reason && draft.preflight.some(({ light }) => light === 'bad'))
      return refuse('preflight-red', 'A check is red: give a reason to go on.');
    draft.phase = 'ready';
    return undefined;
  },
  'episode.end': ({ reason }, draft, who) => {
    if (draft.activation?.kind === 'live' && draft.onAir) {
      draft.finishing = { endsAt: draft.at + finishAfter, by: who.name, reason: reason ?? null };
      return undefined;
    }
    draft.phase = 'ended';
    draft.onAir = null;
    return undefined;
  },
  'episode.keepOn': (_, draft) => {
    draft.finishing = null;
    return undefined;
  },
  'chair.take': ({ force }, draft, who) => {
    if (draft.chair && draft.chair.operatorId !== who.id && !force)
      return refuse('not-the-chair', `${draft.chair.name} holds the chair: give a reason to take it.`);
    draft.chair = { operatorId: who.id, name: who.name, ...(force && draft.chair ? { force } : {}) };
    return undefined;
  },
  'chair.handOver': ({ to }, draft) => {
    const heir = draft.operators.find(({ id }) => id === to);
    if (!heir) return refuse('unknown', 'There is no such operator.');
    draft.chair = { operatorId: heir.id, name: heir.name };
    return undefined;
  },
  'segment.take': (command, draft) => {
    if (isStale(command, draft)) return stale();
    if (!draft.nextSegmentId) return refuse('nothing-next', 'Nothing is next.');
    goOnAir(draft, draft.nextSegmentId, draft.at);
    return undefined;
  },
  'shot.cut': (command, draft) => {
    if (isStale(command, draft)) return stale();
    draft.shots = draft.shots.map((shot) => ({ ...shot, onProgram: shot.id === command.shotId }));
    if (draft.onAir) draft.onAir = { ...draft.onAir, shotId: command.shotId, slate: null };
    return undefined;
  },
  'adlib.fire': (command, draft) => {
    if (isStale(command, draft)) return stale();
    draft.adLibs = draft.adLibs.map((adLib) => ({ ...adLib, isOn: adLib.id === command.adLibId }));
    draft.shots = draft.shots.map((shot) => ({ ...shot, onProgram: false }));
    return undefined;
  },
  'slate.show': (_, draft) => {
    if (draft.onAir) draft.onAir = { ...draft.onAir, slate: 'breakdown' };
    return undefined;
  },
  'clock.freeze': ({ frozen }, draft) => {
    draft.phase = frozen ? 'frozen' : 'live';
    draft.timing = { ...draft.timing, frozenSince: frozen ? draft.at : null };
    return undefined;
  },
  'show.weAreHere': ({ segmentId, startedAgo }, draft) => goOnAir(draft, segmentId, draft.at - startedAgo) as undefined,
};
