/**
 * A gallery for tests: the real playout with a disk in memory, a phones' door, a rehearsal desk and a clock held by hand.
 *
 * `crash` lets the server die as by kill -9; `restart` starts another over the same disk, door and desk.
 */
import type { Command, CommandOf, Reply } from '../../server/contract/commands.ts';
import { finishAfter } from '../../server/contract/finishing.ts';
import type { OperatorView } from '../../server/contract/views.ts';
import type { Fact, FactBody } from '../../server/core/facts.ts';
import type { Plan } from '../../server/core/plan.ts';
import { applyFact, newShow, type Show } from '../../server/core/show.ts';
import type { Around } from '../../server/playout/build-view.ts';
import type { Operator, Playout } from '../../server/playout/playout.ts';
import { runShow } from '../../server/playout/run-show.ts';
import type { StoredFact } from '../../server/ports/archive.ts';
import { aPlan, eight } from '../core/plans.ts';
import { type FakeCrowd, fakeCrowd } from '../fakes/fake-crowd.ts';
import { type FakeKeyring, fakeKeyring } from '../fakes/fake-keyring.ts';
import { createFakePhonesDoor, type FakePhonesDoor } from '../fakes/fake-phones-door.ts';
import { breathe, type HandClock, handClock } from '../fakes/hand-clock.ts';
import { type MemoryArchive, memoryArchive } from '../fakes/memory-archive.ts';
import { mortal } from './mortal.ts';
import { type Transmitter, transmitter } from './transmitter.ts';

export const mei: Operator = { id: 'mei', name: 'Mei' };
export const jun: Operator = { id: 'jun', name: 'Jun' };
export const file = 'third.yaml';

type Asked<T extends Command['type']> = Omit<CommandOf<T>, 'type' | 'key'> & { key?: string; who?: Operator };
type Life = { readonly playout: Playout; isAlive: boolean };

const outside = (line: 'shops' | 'clock' | 'backup') => ({ line, light: 'ok' as const, word: '', message: '', at: eight });

export const asShow = (plan: Plan, stored: readonly StoredFact[]): Show =>
  stored.reduce((show, { body, at, by }) => applyFact(show, { ...(body as FactBody), at, by } as Fact), newShow(plan));

export class Gallery {
  readonly plan: Plan;
  readonly clock: HandClock = handClock(eight);
  readonly archive: MemoryArchive = memoryArchive();
  readonly phones: FakePhonesDoor = createFakePhonesDoor(this.clock);
  readonly crowd: FakeCrowd = fakeCrowd();
  readonly desk: Transmitter;
  /** What was reported to the log. */
  readonly reports: string[] = [];
  /** Who is at the control room. */
  operators: OperatorView['operators'] = [
    { ...mei, role: 'director', connected: true },
    { ...jun, role: 'producer', connected: true },
  ];
  /** As the edges know them. */
  stations: OperatorView['stations'] = [];
  strangers: OperatorView['alarms']['strangers'] = null;
  readonly stationKeys: FakeKeyring = fakeKeyring();
  /** What the house says of its keys and shops, and of its disk. */
  beforeAir: Around['beforeAir'] = {
    keysLast: true,
    overlayUrl: 'http://show/overlay/program/#output=program&key=k',
    shops: [{ id: 'shop', delivered: 1, forged: 0 }],
  };
  screens: OperatorView['screens'] = [];
  freeSpace = 50_000_000_000;
  #life: Life | undefined;
  #ids = 0;

  constructor(plan: Plan = aPlan()) {
    this.plan = plan;
    this.desk = transmitter({
      clock: this.clock,
      scenes: ['OBS stranger', ...Object.values(plan.scenes).map(({ obs }) => obs)],
      inputs: Object.values(plan.inputs).map(({ obs }) => obs),
    });
  }

  get playout(): Playout {
    if (!this.#life) throw new Error('The server is not running.');
    return this.#life.playout;
  }
  get view(): OperatorView {
    return this.playout.view();
  }
  get runId(): string | null {
    return this.view.onAir?.runId ?? null;
  }
  get onAir(): string | null {
    return this.view.onAir?.segmentId ?? null;
  }
  get program(): string | null {
    return this.desk.observed().program;
  }
  get openMicrophones(): readonly string[] {
    return Object.entries(this.desk.observed().sound).flatMap(([name, { open }]) => (open && name.startsWith('Mic') ? [name] : []));
  }
  get activationId(): string {
    return this.playout.activation()?.id ?? '';
  }
  get noticed(): readonly string[] {
    return this.view.notices.map(({ text }) => text);
  }
  poll(id: string): OperatorView['polls'][number] {
    const row = this.view.polls.find((one) => one.id === id);
    if (!row) throw new Error(`No poll ${id}.`);
    return row;
  }

  newId = (): string => {
    this.#ids += 1;
    return `id-${String(this.#ids).padStart(6, '0')}`;
  };

  async restart(): Promise<void> {
    if (this.#life) this.crash();
    const life = { isAlive: true };
    const isAlive = () => life.isAlive;
    const playout = await runShow({
      clock: mortal(this.clock, isAlive),
      archive: mortal(this.archive, isAlive),
      switcher: mortal(this.desk, isAlive),
      phones: mortal(this.phones, isAlive),
      crowd: mortal(this.crowd, isAlive),
      links: { vote: 'http://vote', product: ({ id }) => `http://shop/${id}`, qr: () => ({ path: '', size: 1 }) },
      stationKeys: this.stationKeys,
      newId: this.newId,
      loadPlan: async (name) => (name === file ? { ok: true, plan: this.plan } : { ok: false, problems: [`There is no episode ${name}.`] }),
      episodes: () => [],
      around: () => ({
        operators: this.operators,
        screens: this.screens,
        stations: this.stations,
        shops: outside('shops'),
        backup: outside('backup'),
        clock: outside('clock'),
        ordersAsOf: this.clock.now(),
        shopsHeardAt: 'no-shop',
        strangers: this.strangers,
        links: [],
        beforeAir: this.beforeAir,
      }),
      freeSpace: async () => this.freeSpace,
      log: {
        error: (fields, message) => void this.reports.push(`${message} ${JSON.stringify(fields)}`),
        info: () => undefined,
      },
    });
    this.#life = Object.assign(life, { playout });
    await breathe();
  }
  crash(): void {
    if (this.#life) this.#life.isAlive = false;
    this.#life = undefined;
  }
  async close(): Promise<void> {
    await this.#life?.playout.close();
    await this.phones.close();
    await this.desk.close();
  }

  async ask<T extends Command['type']>(type: T, { key, who, ...asked }: Asked<T>): Promise<Reply> {
    const command = { type, key: key ?? `key-${this.newId()}`, ...asked } as unknown as Command;
    const reply = await this.playout.handle(command, who ?? mei);
    await breathe();
    return reply;
  }
  activate(kind: 'live' | 'rehearsal' | 'simulated' = 'live'): Promise<Reply> {
    return this.ask('episode.activate', { episode: file, kind });
  }
  /** In earnest on air: the end is asked for, for a reason, and has come. */
  async end(): Promise<Reply> {
    const reply = await this.ask('episode.end', { reason: 'The evening is over.' });
    await this.clock.advance(finishAfter);
    return reply;
  }
  take(key?: string): Promise<Reply> {
    return this.ask('segment.take', { believesOnAir: this.runId, ...(key === undefined ? {} : { key }) });
  }
  takeTo(segmentId: string): Promise<Reply> {
    return this.ask('segment.setNext', { segmentId }).then(() => this.take());
  }

  /** All facts of the running activation as the disk has them. The disk must be well. */
  stored(): Promise<readonly StoredFact[]> {
    return this.archive.facts(this.activationId);
  }
  async storedTypes(): Promise<readonly string[]> {
    return (await this.stored()).map(({ body }) => body.type);
  }
}

export const open = async (plan?: Plan): Promise<Gallery> => {
  const gallery = new Gallery(plan);
  await gallery.restart();
  return gallery;
};

/** Checked and ready, nothing on air yet. */
export const ready = async (plan?: Plan, kind: 'live' | 'rehearsal' | 'simulated' = 'live'): Promise<Gallery> => {
  const gallery = await open(plan);
  await gallery.activate(kind);
  await gallery.ask('episode.ready', {});
  return gallery;
};

/** On air with the opening since a second. */
export const live = async (plan?: Plan, kind: 'live' | 'rehearsal' | 'simulated' = 'live'): Promise<Gallery> => {
  const gallery = await ready(plan, kind);
  await gallery.take();
  await gallery.clock.advance(1000);
  return gallery;
};

export const refused = (reply: Reply): string | undefined => (reply.ok ? undefined : reply.refusal.code);
