/** The demo season that ships: it can be run as it stands. */
import { describe, expect, it } from 'vitest';
import type { LocalText } from '../../server/contract/units.ts';
import type { Plan } from '../../server/core/plan.ts';
import { timeOfDay } from '../../server/core/plan-times.ts';
import { listEpisodes, loadEpisode, loadSeries } from '../../server/show-files.ts';
import { demo, demoEpisode } from './on-disk.ts';

const planOf = async (file: string): Promise<Plan> => {
  const reading = await loadEpisode(file);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems, undefined, 2));
  return reading.plan;
};
const plan = await planOf(demoEpisode);
const running = plan.order.map((id) => plan.segments[id]!);
const cues = running.flatMap((segment) => segment.cues);

/** Every text for the audience, wherever it stands. */
const texts = (value: unknown): LocalText[] => {
  if (typeof value !== 'object' || value === null) return [];
  return 'zh' in value || 'en' in value ? [value as LocalText] : Object.values(value).flatMap(texts);
};

describe('the episode of 3 December', () => {
  it('runs two hours from 20:00 in Shanghai and lands thirty seconds before the hard out', () => {
    const total = running.reduce((sum, { planned }) => sum + planned, 0);
    expect(timeOfDay(plan.plannedStart, 'Asia/Shanghai')).toBe('20:00:00');
    expect(timeOfDay(plan.plannedStart + total, 'Asia/Shanghai')).toBe('21:59:30');
    expect(plan.hardOut - plan.plannedStart - total).toBe(30_000);
    expect(new Date(plan.plannedStart).toISOString()).toBe('2026-12-03T12:00:00.000Z');
  });

  it('has eight guests from seven provinces, each with a product, each approved', () => {
    const guests = Object.values(plan.guests);
    expect(guests).toHaveLength(8);
    expect(new Set(guests.map(({ province }) => JSON.stringify(province))).size).toBe(7);
    expect(guests.every(({ product, approved }) => approved && plan.products[product ?? ''])).toBe(true);
  });

  it('holds a vote on every product, and has a window, its slowest path and the counting over before the segment is', () => {
    expect(Object.values(plan.polls).map(({ product }) => product)).toEqual(Object.keys(plan.products));
    for (const segment of running.filter(({ kind }) => kind === 'vote')) {
      const cue = segment.cues.find(({ kind }) => kind === 'poll')!;
      const poll = plan.polls[segment.poll ?? '']!;
      const slowest = Math.max(...poll.paths.map((id) => plan.paths[id]!.delay + plan.paths[id]!.tolerance));
      const opens = cue.trigger.on === 'after' ? cue.trigger.at : Number.NaN;
      expect(opens + poll.window + slowest + plan.defaults.grace + plan.defaults.verify).toBeLessThanOrEqual(segment.planned);
    }
  });

  it('shows every scene of the series by itself, as the shot of a take or of a timed cue', () => {
    const opening = running.map(({ shots }) => shots[0]!);
    const cut = cues.flatMap((cue) => (cue.kind === 'shot' && cue.trigger.on !== 'manual' ? cue.shot : []));
    const clips = cues.flatMap((cue) => (cue.kind === 'clip' ? plan.clips[cue.clip]!.shot : []));
    const scenes = new Set([...opening, ...cut, ...clips].map((id) => plan.shots[id]!.scene));
    expect([...scenes].sort()).toEqual(Object.keys(plan.scenes).sort());
  });

  it('uses every kind of cue, and of graphics all that an evening needs which goes as planned', () => {
    expect(new Set(cues.map(({ kind }) => kind))).toEqual(
      new Set(['shot', 'clip', 'audio', 'graphic', 'poll', 'offer', 'prompt', 'station-break']),
    );
    expect(new Set(cues.flatMap((cue) => (cue.kind === 'graphic' ? cue.graphic : [])))).toEqual(
      new Set([
        ...['lower-third', 'product-card', 'vote-question', 'vote-bar', 'result', 'sales-ticker', 'countdown', 'label', 'board'],
        ...['price-reveal', 'stock-left', 'qr'],
      ]),
    );
  });

  it('goes two ways on three results, and keeps two segments on the bench', () => {
    expect(running.filter(({ branch }) => branch)).toHaveLength(3);
    expect(plan.bench).toEqual(['recipe', 'questions']);
  });

  it('says everything in Chinese and in English', () => {
    const all = texts(plan);
    expect(all.length).toBeGreaterThan(250);
    expect(all.filter((text) => typeof text === 'string' || !text.zh || !text.en)).toEqual([]);
  });

  it('gives each graphic what it is about, from its segment where the cue does not say', () => {
    const lost = running.flatMap((segment) =>
      segment.cues.filter((cue) => cue.kind === 'graphic' && cue.graphic === 'lower-third' && cue.guest !== segment.guest),
    );
    expect(lost).toEqual([]);
  });
});

describe('the season', () => {
  it('is eleven evenings from 1 to 11 December 2026', async () => {
    const reading = await loadSeries(`${demo}series.yaml`);
    const dates = reading.ok ? reading.series.episodes.map(({ date }) => date) : [];
    expect(dates).toEqual(Array.from({ length: 11 }, (_, day) => `2026-12-${String(day + 1).padStart(2, '0')}`));
  });

  it('has a short evening of twenty minutes for quick trials', async () => {
    const short = await planOf(`${demo}episodes/2026-12-01.yaml`);
    expect(short.hardOut - short.plannedStart).toBe(20 * 60_000);
    expect(Object.keys(short.polls)).toHaveLength(2);
  });

  const planned = (from: string, to: string) => ({
    planned: { startsAt: Date.parse(`${from}+08:00`), hardOut: Date.parse(`${to}+08:00`), zone: 'Asia/Shanghai' },
  });

  it('lists its episodes by date with their titles, and when they are on', async () => {
    expect(await listEpisodes(demo)).toEqual([
      {
        file: 'episodes/2026-12-01.yaml',
        date: '2026-12-01',
        title: { zh: '开市：秋收进城', en: 'Opening night: the harvest comes to town' },
        problems: 0,
        ...planned('2026-12-01T20:00', '2026-12-01T20:20'),
      },
      {
        file: 'episodes/2026-12-03.yaml',
        date: '2026-12-03',
        title: { zh: '八县果篮', en: 'A basket from eight counties' },
        problems: 0,
        ...planned('2026-12-03T20:00', '2026-12-03T22:00'),
      },
    ]);
  });
});
