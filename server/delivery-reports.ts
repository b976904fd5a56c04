/** Delivery reports, made from the record when somebody asks: of an evening that is over, or of the one that runs. */
import { z } from 'zod';
import { type DeliveryEvening, DeliveryMinute, type DeliveryReport, type StationDelivery } from './contract/delivery.ts';
import { LocalText } from './contract/units.ts';
import { type Evening, eveningFacts, eveningOf } from './core/delivery/evening.ts';
import { joinMinutes, type Minutes, type ReportNeeds, stationDelivery } from './core/delivery/report.ts';
import type { Fact } from './core/facts.ts';
import type { Plan } from './core/plan.ts';
import { reachesPartners } from './core/station-view.ts';
import type { Archive, PastActivation, StoredActivation, StoredFact } from './ports/archive.ts';

export type ReportSource = Pick<Archive, 'factsBefore' | 'minutesOf' | 'activation' | 'pastActivations'>;

type Needs = {
  readonly archive: ReportSource;
  /** The activation that runs, and now; null: none does. */
  readonly running: () => { readonly id: string; readonly now: number } | null;
  /** What is not written down yet is. */
  readonly flush: () => Promise<void>;
};

export type DeliveryReports = {
  /** Newest first. */
  evenings(): Promise<readonly DeliveryEvening[]>;
  /** @param stationId null for all. @returns undefined when there is no such evening, or it had no such station */
  report(activationId: string, stationId: string | null): Promise<DeliveryReport | undefined>;
};

const mostEvenings = 60;
const factsAtOnce = 500;
const mostFacts = 50_000;

const planOf = ({ plan }: StoredActivation): Plan => JSON.parse(plan) as Plan;
const About = z.object({ title: LocalText, date: z.string() });
const json = <T>(text: string, schema: z.ZodType<T>): T | undefined => {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    // A record that cannot be read is no record: the report says so of its time.
    return undefined;
  }
};

const eveningRow = ({ id, kind, startedAt, about }: PastActivation): readonly DeliveryEvening[] => {
  if (kind !== 'live' && kind !== 'simulated') return [];
  const said = about === null ? undefined : json(about, About);
  return [{ activation: id, kind, startedAt, title: said?.title ?? null, date: said?.date ?? null }];
};

const wanted: ReadonlySet<string> = new Set(eveningFacts);
const asFact = ({ at, by, body }: StoredFact): Fact => ({ ...body, at, by }) as Fact;

/** Page by page, so that nobody waits long, and keeping only what an evening is made of. */
const readEvening = async (archive: ReportSource, activationId: string): Promise<{ evening: Evening; last: number }> => {
  const kept: Fact[] = [];
  let before = Number.MAX_SAFE_INTEGER;
  let last = 0;
  for (let read = 0; read < mostFacts; read += factsAtOnce) {
    const page = await archive.factsBefore(activationId, before, factsAtOnce);
    last = Math.max(last, page[0]?.at ?? 0);
    kept.push(...page.filter(({ body }) => wanted.has(body.type)).map(asFact));
    before = page.at(-1)?.seq ?? 0;
    if (page.length < factsAtOnce) break;
  }
  return { evening: eveningOf(kept.reverse()), last };
};

const readMinutes = async (archive: ReportSource, activationId: string, stationId: string): Promise<Minutes> => {
  const rows = await archive.minutesOf(activationId, stationId);
  return joinMinutes(
    new Map(),
    rows.flatMap(({ record }) => json(record, DeliveryMinute) ?? []),
  );
};

type Now = ReturnType<Needs['running']>;

/** An evening that nobody ended, and that does not run, was there until the last that is on record of it. */
const showOf = (evening: Evening, ended: boolean, now: Now, last: number): DeliveryReport['show'] => {
  // The second that runs has not been looked at yet.
  const soFar = now && Math.floor(now.now / 1000) * 1000;
  const until = evening.endedAt ?? soFar ?? last;
  return { from: evening.from, until: Math.max(until, evening.from ?? 0), ended: evening.endedAt !== null || ended };
};

const stationsOf = async (archive: ReportSource, activationId: string, ids: readonly string[], needs: ReportNeeds) => {
  const stations: StationDelivery[] = [];
  for (const id of ids) {
    if (!Object.hasOwn(needs.plan.stations, id)) continue;
    const delivery = stationDelivery(id, await readMinutes(archive, activationId, id), needs);
    if (delivery) stations.push(delivery);
  }
  return stations;
};

export const openDeliveryReports = ({ archive, running, flush }: Needs): DeliveryReports => ({
  evenings: async () => {
    const past = (await archive.pastActivations(mostEvenings)).flatMap(eveningRow);
    const now = running();
    const current = now && !past.some(({ activation }) => activation === now.id) ? await archive.activation(now.id) : undefined;
    return current ? [...eveningRow({ ...current, about: JSON.stringify(planOf(current).episode) }), ...past] : past;
  },
  report: async (activationId, stationId) => {
    const activation = await archive.activation(activationId);
    if (!activation || !reachesPartners(activation.kind)) return undefined;
    const plan = planOf(activation);
    const now = running()?.id === activationId ? running() : null;
    if (now) await flush();
    const { evening, last } = await readEvening(archive, activationId);
    const show = showOf(evening, activation.ended, now, last);
    const ids = stationId === null ? Object.keys(plan.stations) : [stationId];
    const stations = await stationsOf(archive, activationId, ids, { plan, evening, show });
    const { title, date, zone } = plan.episode;
    const kind = activation.kind === 'live' ? 'live' : 'simulated';
    return stations.length === 0 ? undefined : { activation: activationId, kind, episode: { title, date, zone }, show, stations };
  },
});
