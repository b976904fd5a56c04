/** The columns of a rundown. A length and a place are the show's, the rest is the segment's own. */
import type { Ms } from '../../contract/units.ts';
import type { Plan, PlannedSegment } from '../plan.ts';
import { sayLength } from '../plan-times.ts';
import { notesIn, notesWith } from '../told-notes.ts';
import {
  type Cell,
  is,
  isNot,
  lengthOfText,
  lengthText,
  plain,
  type Read,
  readLength,
  readText,
  readTimeOfDay,
  readWhole,
  tidy,
} from './cells.ts';
import { type Field, readId, readKnown, readKnownList, toldField } from './fields.ts';

export type Place = 'order' | 'skipped' | 'bench';
export type SegmentDraft = { readonly segment: PlannedSegment; readonly planned: Ms; readonly place: Place; readonly start: string };

const among =
  <T extends string>(words: Readonly<Record<T, readonly string[]>>, code: 'kind' | 'place') =>
  (cell: Cell): Read => {
    const text = plain(cell.text).toLowerCase();
    const known = Object.entries<readonly string[]>(words).find(([word, others]) => word === text || others.includes(text));
    return known ? is(known[0]) : isNot(code, Object.keys(words).join(', '));
  };

const kinds: Readonly<Record<PlannedSegment['kind'], readonly string[]>> = {
  opening: ['open', '开场', '片头'],
  host: ['talk', '主持', '主持人', '串词'],
  guest: ['guests', '嘉宾', '访谈'],
  product: ['sell', 'item', '商品', '产品', '讲解'],
  vote: ['poll', '投票', '表决'],
  result: ['results', '结果', '揭晓'],
  order: ['ordering', '下单', '抢购', '订购'],
  clip: ['vt', 'video', '短片', '视频', '外拍'],
  break: ['ad', 'ads', 'commercial', '广告', '休息'],
  closing: ['close', 'end', '收尾', '结束', '片尾'],
};
const places: Readonly<Record<Place, readonly string[]>> = {
  order: ['in', 'on', '在列', '播出', ''],
  skipped: ['skip', '跳过', '不播'],
  bench: ['spare', 'reserve', '备用', '候补'],
};

type Own = 'guest' | 'product' | 'notes' | 'sells';
const changed = (draft: SegmentDraft, change: Partial<PlannedSegment>): SegmentDraft => ({
  ...draft,
  segment: { ...draft.segment, ...change },
});
const without = (draft: SegmentDraft, name: Own): SegmentDraft => {
  const { [name]: _, ...segment } = draft.segment;
  return { ...draft, segment };
};

/** Graphics that spoke of the one before speak of the new one: no name or card of somebody who is not in the segment. */
const speakingOf = (draft: SegmentDraft, name: 'guest' | 'product', id: string): SegmentDraft => {
  const before = draft.segment[name];
  const cues = draft.segment.cues.map((cue) =>
    before !== undefined && name in cue && cue[name as never] === before ? { ...cue, [name]: id } : cue,
  );
  return changed(draft, { [name]: id, cues });
};

const about = (name: 'guest' | 'product', list: 'guests' | 'products', headings: readonly string[]): Field<SegmentDraft> => ({
  name,
  headings,
  read: readKnown(list),
  show: ({ segment }) => segment[name] ?? '',
  put: (draft, text) => (text === '' ? without(draft, name) : speakingOf(draft, name, text)),
});

const length = (name: string, headings: readonly string[], scale?: Ms): Field<SegmentDraft> => ({
  name,
  headings,
  isNeeded: true,
  ...(scale === undefined ? {} : { isOtherName: true as const }),
  read: (cell) => readLength(cell, scale),
  show: ({ planned }) => lengthText(planned),
  heard: (text) => sayLength(lengthOfText(text)),
  put: (draft, text) => ({ ...draft, planned: lengthOfText(text) }),
});

/** Checked against the lengths before it, and believed of nothing. */
const start: Field<SegmentDraft> = {
  name: 'start',
  headings: ['start', 'starttime', 'plannedstart', 'timeofday', 'time', 'clock', '开始', '开始时间', '时间', '起始时间', '播出时间'],
  isNeeded: true,
  read: readTimeOfDay,
  show: (draft) => draft.start,
  put: (draft) => draft,
};

export const segmentFields: readonly Field<SegmentDraft>[] = [
  {
    name: 'id',
    headings: ['id', 'segmentid', 'key', '编号', '代号', '段落编号'],
    isNeeded: true,
    read: readId,
    show: ({ segment }) => segment.id,
    put: (draft) => draft,
  },
  toldField(
    'title',
    ['title', 'segment', 'name', 'item', 'headline', '标题', '段落', '环节', '名称', '内容'],
    ({ segment }) => segment.title,
    (draft, title) => changed(draft, { title: title ?? draft.segment.title }),
  ),
  {
    name: 'kind',
    headings: ['kind', 'type', 'category', '类型', '类别', '种类'],
    isNeeded: true,
    read: among(kinds, 'kind'),
    show: ({ segment }) => segment.kind,
    put: (draft, text) => changed(draft, { kind: text as PlannedSegment['kind'] }),
  },
  start,
  length('planned', ['planned', 'length', 'duration', 'dur', 'plannedlength', 'plannedduration', '时长', '长度', '计划时长', '预计时长']),
  length(
    'plannedSeconds',
    ['seconds', 'sec', 'secs', 'durations', 'durationsec', 'durationseconds', 'lengths', '秒', '秒数', '时长秒'],
    1000,
  ),
  length('plannedMinutes', ['minutes', 'min', 'mins', 'durationmin', 'durationminutes', '分钟', '分钟数', '时长分钟', '时长分'], 60_000),
  {
    name: 'place',
    headings: ['place', 'state', 'status', 'bench', '位置', '状态'],
    isNeeded: true,
    read: among(places, 'place'),
    show: ({ place }) => place,
    put: (draft, text) => ({ ...draft, place: text as Place }),
  },
  about('guest', 'guests', ['guest', 'guestid', 'speaker', '嘉宾', '嘉宾编号']),
  about('product', 'products', ['product', 'productid', '商品', '产品', '商品编号', '产品编号']),
  {
    name: 'shots',
    headings: ['shots', 'shot', 'camera', 'cameras', '镜头', '机位'],
    isNeeded: true,
    read: readKnownList('shots'),
    show: ({ segment }) => segment.shots.join(', '),
    put: (draft, text) => changed(draft, { shots: text.split(', ') }),
  },
  {
    name: 'sells',
    headings: ['sells', 'target', 'plannedunits', 'unitsplanned', '销售目标', '目标销量', '计划销量'],
    read: (cell) => readWhole(cell),
    show: ({ segment }) => (segment.sells === undefined ? '' : String(segment.sells)),
    put: (draft, text) => (text === '' ? without(draft, 'sells') : changed(draft, { sells: Number(text) })),
  },
  {
    name: 'notes',
    headings: ['notes', 'note', 'remarks', 'comment', 'comments', '备注', '说明', '提示'],
    isTold: true,
    read: (cell) => readText(cell),
    show: ({ segment }, language) => tidy(notesIn(segment.notes ?? null, language)),
    put: (draft, text, language, { episode: { languages } }) => {
      const isForAll = language === null || languages.length < 2;
      const notes = isForAll ? text || null : notesWith(draft.segment.notes ?? null, { [language]: text }, languages);
      return notes === null ? without(draft, 'notes') : changed(draft, { notes });
    },
  },
];

const usedByCues = ({ cues }: PlannedSegment, name: 'guest' | 'product' | 'shot'): readonly string[] =>
  cues.flatMap((cue) => (name in cue && typeof cue[name as never] === 'string' ? [cue[name as never] as string] : []));

/** What its cues show and the segment would no longer have. Null when all is there. */
export const missedByCues = (before: PlannedSegment, after: PlannedSegment): { readonly target: string; readonly hint: string } | null => {
  const shot = usedByCues(after, 'shot').find((id) => !after.shots.includes(id));
  if (shot !== undefined) return { target: 'shots', hint: shot };
  for (const name of ['guest', 'product'] as const) {
    const was = before[name];
    if (was !== undefined && after[name] === undefined && usedByCues(after, name).includes(was)) return { target: name, hint: was };
  }
  return null;
};

/** A segment that the table brings: with what its row says, and for the rest like those of its kind. */
export const newSegment = (id: string, kind: PlannedSegment['kind'], plan: Plan): PlannedSegment => {
  const segments = Object.values(plan.segments);
  const like = segments.find((one) => one.kind === kind) ?? segments[0];
  return { id, title: id, kind, planned: 0, min: 0, max: 0, cutBy: 'either', shots: like?.shots ?? [], spare: false, cues: [] };
};
