/**
 * The operators' rows of cues in the running segment: what each is, when it fires, and whether what it did is still so.
 * `on` is read from the show, never from the fact that a cue once fired.
 */
import type { GraphicKind } from '../contract/show-file.ts';
import type { EpochMs, LocalText, Ms } from '../contract/units.ts';
import type { CueRow } from '../contract/views.ts';
import { cueTime } from './cue-time.ts';
import type { GraphicState } from './facts.ts';
import type { PlannedCue } from './plan.ts';
import { type CueRun, onAirRun, type Run, type ShowContext, segmentOf } from './show-state.ts';

export const graphicNames: { readonly [K in GraphicKind]: LocalText } = {
  'lower-third': { zh: '人名条', en: 'Lower third' },
  'product-card': { zh: '商品卡', en: 'Product card' },
  'vote-bar': { zh: '投票条', en: 'Vote bar' },
  result: { zh: '投票结果', en: 'Vote result' },
  correction: { zh: '结果更正', en: 'Correction' },
  'sales-ticker': { zh: '销量条', en: 'Sales ticker' },
  countdown: { zh: '倒计时', en: 'Countdown' },
  label: { zh: '标签', en: 'Label' },
  'vote-question': { zh: '投票问题', en: 'Vote question' },
  topic: { zh: '话题条', en: 'Topic' },
  board: { zh: '今晚总榜', en: 'Board of the evening' },
  slate: { zh: '垫片', en: 'Slate' },
  clock: { zh: '时钟', en: 'Clock' },
  'price-reveal': { zh: '价格揭晓', en: 'Price reveal' },
  'units-sold': { zh: '已售数', en: 'Units sold' },
  'stock-left': { zh: '余量', en: 'Stock left' },
  'sold-out': { zh: '售罄', en: 'Sold out' },
  qr: { zh: '二维码', en: 'QR code' },
};

/** What the graphic is about, in words; its kind when it is about nothing we know. */
const graphicWords = ({ plan }: Pick<ShowContext, 'plan'>, cue: Extract<PlannedCue, { kind: 'graphic' }>): LocalText =>
  plan.guests[cue.guest ?? '']?.name ??
  plan.products[cue.product ?? '']?.name ??
  plan.polls[cue.poll ?? '']?.question ??
  cue.text ??
  graphicNames[cue.graphic];

export const whatOf = (context: Pick<ShowContext, 'plan'>, cue: PlannedCue): LocalText => {
  const { plan } = context;
  switch (cue.kind) {
    case 'shot':
      return plan.shots[cue.shot]?.label ?? cue.shot;
    case 'clip':
      return plan.clips[cue.clip]?.title ?? cue.clip;
    case 'poll':
      return plan.polls[cue.poll]?.question ?? cue.poll;
    case 'offer':
      return plan.products[cue.product]?.name ?? cue.product;
    case 'graphic':
      return graphicWords(context, cue);
    case 'prompt':
      return cue.text;
    case 'audio':
      return (cue.open ?? []).join(', ') || 'bed';
    case 'station-break':
      return { zh: '插播', en: 'Station break' };
  }
};

export const triggerText = (cue: PlannedCue): string => {
  const { trigger } = cue;
  const clock = (ms: Ms) => `${Math.floor(ms / 60_000)}:${String(Math.floor((ms % 60_000) / 1000)).padStart(2, '0')}`;
  switch (trigger.on) {
    case 'after':
      return `+${clock(trigger.at)}`;
    case 'before-end':
      return `-${clock(trigger.at)}`;
    case 'clip-end':
      return `clip-end:${trigger.clip}`;
    default:
      return trigger.on;
  }
};

const isLive = (endsAt: EpochMs | null, now: EpochMs): boolean => endsAt === null || endsAt > now;

/** Is what this cue did still so? Anything else may have taken its place since: a cut, another graphic, the end of a vote. */
const isStillOn = (context: ShowContext, run: Run, cue: PlannedCue, fired: CueRun, now: EpochMs): boolean => {
  const isShown = (graphic: GraphicState) => graphic.by === `cue:${cue.id}` && isLive(graphic.endsAt, now);
  switch (cue.kind) {
    case 'shot':
      return fired.endedAt === null && run.shotId === cue.shot && run.shotAt === fired.at;
    case 'clip':
      return context.clip?.clipId === cue.clip && context.clip.startedAt === fired.at;
    case 'graphic':
      // Vote bar and result come and go with their poll.
      return cue.graphic === 'vote-bar' || cue.graphic === 'result'
        ? context.graphics.some(({ kind, pollId, endsAt }) => kind === cue.graphic && pollId === cue.poll && isLive(endsAt, now))
        : context.graphics.some(isShown);
    case 'offer':
      return context.graphics.some(isShown);
    case 'poll': {
      const phase = context.polls[cue.poll]?.phase;
      return phase === 'open' || phase === 'closing';
    }
    case 'prompt':
      return fired.endedAt === null && isLive(fired.endsAt, now) && fired === newestPrompt(context, run);
    case 'station-break':
      return context.slate === 'break' && context.breakEndsAt === fired.at + cue.length;
    case 'audio':
      return fired.endedAt === null && isLive(fired.endsAt, now);
  }
};

const newestPrompt = (context: ShowContext, run: Run): CueRun | undefined => {
  const prompts = new Set(segmentOf(context, run.segmentId).cues.flatMap(({ id, kind }) => (kind === 'prompt' ? [id] : [])));
  return context.cueRuns.findLast((one) => one.runId === run.id && one.until !== 'missed' && prompts.has(one.cueId));
};

export const cueRows = (context: ShowContext, now: EpochMs): readonly CueRow[] => {
  const run = onAirRun(context);
  if (!run) return [];
  return segmentOf(context, run.segmentId).cues.map((cue) => {
    const fired = context.cueRuns.findLast((one) => one.runId === run.id && one.cueId === cue.id);
    const firesAt = fired ? null : cueTime(run, cue);
    const state = (): CueRow['state'] => {
      if (!fired) return firesAt !== null && firesAt <= now ? 'due' : 'waiting';
      if (fired.until === 'missed') return 'missed';
      return isStillOn(context, run, cue, fired, now) ? 'on' : 'done';
    };
    return {
      id: cue.id,
      kind: cue.kind,
      trigger: triggerText(cue),
      state: state(),
      firesAt,
      endsAt: fired?.endsAt ?? null,
      what: whatOf(context, cue),
      ...(cue.note === undefined ? {} : { note: cue.note }),
    };
  });
};
