/** What playout is given, and what the edges may ask of it. */
import type { Command, CommandOf, Reply } from '../contract/commands.ts';
import type { AsRunRow, PrintedOrder } from '../contract/desk-papers.ts';
import type { GraphicData, WholeFigures } from '../contract/graphics.ts';
import type { SignedIn } from '../contract/inviters.ts';
import type { LocalBreak } from '../contract/local-breaks.ts';
import type { MonitorGraphics, MonitorName, Sound } from '../contract/monitors.ts';
import type { Dumped } from '../contract/outside-views.ts';
import type { Ms } from '../contract/units.ts';
import type { OperatorFigures, OperatorView, OutputView } from '../contract/views.ts';
import type { MessageMark } from '../contract/watch.ts';
import type { Links } from '../core/graphics.ts';
import type { OrderLine } from '../core/ledger.ts';
import type { Plan } from '../core/plan.ts';
import type { ShowContext } from '../core/show-state.ts';
import type { StationAsk } from '../core/station-asks.ts';
import type { Partner } from '../core/station-settings-row.ts';
import type { ToldStations } from '../core/station-show.ts';
import type { Archive } from '../ports/archive.ts';
import type { Clock } from '../ports/clock.ts';
import type { Crowd } from '../ports/crowd.ts';
import type { PhonesDoor } from '../ports/phones-door.ts';
import type { StationKeys } from '../ports/station-keys.ts';
import type { Switcher } from '../ports/switcher.ts';
import type { Around } from './build-view.ts';
import type { SharedPicture } from './share-pictures.ts';
import type { Activation } from './show-keeper.ts';

/** `device`: the hash of its mark; it goes no further than the facts. */
export type Operator = SignedIn & { readonly device?: string };

export type PlayoutNeeds = {
  readonly clock: Clock;
  readonly archive: Archive;
  readonly switcher: Switcher;
  readonly phones: PhonesDoor;
  readonly crowd: Crowd;
  readonly links: Links;
  readonly stationKeys: StationKeys;
  readonly newId: () => string;
  /** Reads an episode's file; `problems` in words when it cannot be used. */
  readonly loadPlan: (file: string, compress: number) => Promise<{ ok: true; plan: Plan } | { ok: false; problems: readonly string[] }>;
  readonly episodes: () => OperatorView['episodes'];
  readonly around: () => Around;
  /** By the beat of each second: what is around may be looked at anew. */
  readonly lookAgain?: () => void;
  /** Bytes free where the data folder is. */
  readonly freeSpace: () => Promise<number>;
  readonly log: { error(fields: object, message: string): void; info(fields: object, message: string): void };
};

export type StationAnswer = { readonly ok: true } | { readonly ok: false; readonly why: 'off' | 'unknown' | 'failed' };

export type PreviewAnswer = { readonly ok: true; readonly view: OutputView } | { readonly ok: false; readonly message: string };

export type Outside = Pick<OperatorView, 'phase' | 'stations' | 'screens' | 'alarms'>;

export type Playout = {
  handle(command: Command, who: Operator): Promise<Reply>;
  /** After every change the newest; its clocks are at most `oldest` old, or a tenth of a second. */
  view(oldest?: Ms): OperatorView;
  /** How stations do, for whoever looks again and again: the rest of the view is not worked out for it. */
  outside(): Outside;
  /** What stations' feeds are made from; the rest of the view is not worked out for it. */
  forStations(): ToldStations;
  program(): OutputView;
  /** The program as it would be with this, or as a monitor needs it; nothing of the show changes. */
  preview(asked: CommandOf<'graphic.on'> | CommandOf<'graphic.update'> | MonitorGraphics): PreviewAnswer;
  /** The series' stations as they are tonight, with what was changed of them; null while no episode is active. */
  partners(): readonly Partner[] | null;
  partner(stationId: string): Partner | undefined;
  /** What the next take would bring on. */
  coming(): readonly GraphicData[];
  /** This station gets nothing now. */
  isMuted(stationId: string): boolean;
  /** When this station last dumped its delay. */
  dumpOf(stationId: string): Dumped | undefined;
  /** Of this station, while an episode is active; those that are over among them. */
  localBreaks(stationId: string): readonly LocalBreak[];
  /** What a station itself asks, behind its own key. Never rejects. */
  stationAsks(stationId: string, asked: StationAsk): Promise<StationAnswer>;
  figures(): WholeFigures;
  operatorFigures(): OperatorFigures;
  activation(): Activation | null;
  plan(): Plan | null;
  /** All that the show remembers, to be read and not kept; null while no episode is active. */
  context(): ShowContext | null;
  /** What ran, and the running order for paper; null while no episode is active. */
  papers(): { readonly asRun: readonly AsRunRow[]; readonly order: PrintedOrder } | null;
  /** New lines, as the archive has just written them. */
  sold(lines: readonly OrderLine[]): void;
  /** A presenter’s page has a message on screen, or the presenter says to have seen it. Never rejects. */
  marked(messageId: string, mark: MessageMark, by: string): Promise<void>;
  /** Something around the show changed (a screen, a station, an operator): views are stale. */
  touch(): void;
  onStructure(listener: () => void): () => void;
  /** Before all others, as soon as what changed it is over: for what viewers see. */
  onStructureFirst(listener: () => void): () => void;
  onFigures(listener: () => void): () => void;
  /** Each second of an episode: clocks in views have moved, and perhaps nothing else. */
  onSecond(listener: () => void): () => void;
  /** The inputs of the show with their levels, and what is wrong with them. */
  sound(): Sound;
  /** Called some twenty times a second while meters arrive. */
  onSound(listener: () => void): () => void;
  /** The newest picture that is not number `after`, as soon as there is one; undefined when there is none in time. Never rejects. */
  picture(which: MonitorName, after: number, left: AbortSignal): Promise<SharedPicture | undefined>;
  close(): Promise<void>;
};
