/**
 * A graphic of ours as an OGraf v1 graphic: it fills its renderer, brings its own fonts and brand, and answers every call.
 *
 * What our own page does for a graphic it does for itself: it stands on 1920 × 1080 fitted to the renderer, counts by the picture it is
 * on (`delay`), leaves when its time is over, and hides figures that nobody has given again. A call in a wrong state is answered, never
 * thrown; a call that comes while something moves makes that finish at once, and is done after it.
 */
import type { GraphicData } from '../../server/contract/graphics.ts';
import type { OgrafDefaults, OgrafSettings } from '../../server/contract/ograf.ts';
import type { Graphic, Shown } from '../graphics/graphic.ts';
import { family } from '../graphics/register.ts';
import { brandVariables } from '../program/brand.ts';
import { type Data, isData, merged } from './merge.ts';
import { knowFonts } from './own-fonts.ts';
import { openStand, type Stand } from './stand.ts';

type Kind = GraphicData['kind'];
type Answer = {
  readonly statusCode: number;
  readonly statusMessage?: string;
  readonly currentStep?: number | undefined;
  readonly result?: unknown;
};
type Load = { readonly data?: unknown; readonly renderType?: string; readonly renderCharacteristics?: { readonly resolution?: unknown } };
type Play = { readonly delta?: number; readonly goto?: number; readonly skipAnimation?: boolean };

const stepCount = 1;
const longestTimer = 2_147_483_000;
const no = (statusCode: number, statusMessage: string): Answer => ({ statusCode, statusMessage });
const notLoaded = no(400, 'Load this graphic first.');
const gone = no(410, 'This graphic was disposed of.');

/** A name of its own: a renderer may hold the packages of several stations. */
const defineOwn = (kind: Kind): string => {
  let name = `cuecart-${kind}`;
  for (let n = 2; customElements.get(name); n += 1) name = `cuecart-${kind}-${n}`;
  const Own: new () => HTMLElement = family[kind];
  // A class stands under one name only, so each name has its own.
  customElements.define(name, class extends Own {});
  return name;
};

class Packaged extends HTMLElement {
  readonly #kind: Kind;
  readonly #given: OgrafDefaults;
  readonly #base: string;
  #name: string | undefined;
  #data: Data = {};
  #stand: Stand | undefined;
  #graphic: Graphic | undefined;
  #isGone = false;
  #isOn = false;
  #turn: Promise<unknown> = Promise.resolve();
  #endTimer: ReturnType<typeof setTimeout> | undefined;
  #figuresTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(kind: Kind, given: OgrafDefaults, base: string) {
    super();
    this.#kind = kind;
    this.#given = given;
    this.#base = base;
  }

  load(params: Load = {}): Promise<Answer> {
    return this.#inTurn(async () => {
      if (this.#isGone) return gone;
      if (params.renderType === 'non-realtime') return no(400, 'This graphic is for real time only.');
      if (params.data !== undefined && !isData(params.data)) return no(400, 'Send data as an object.');
      await this.#clear();
      knowFonts(this.#given.fonts, this.#base);
      this.#data = merged(this.#given.data, params.data ?? {});
      this.#stand = openStand(this, params.renderCharacteristics?.resolution);
      this.#name ??= defineOwn(this.#kind);
      const graphic = document.createElement(this.#name) as Graphic;
      graphic.now = () => this.#now();
      this.#stand.place.append(graphic);
      this.#graphic = graphic;
      this.#dress();
      this.#watchFigures(this.#data);
      try {
        return await graphic.load({ data: this.#data as Shown<GraphicData> });
      } catch (error) {
        await this.#clear();
        return no(400, `That cannot be written: ${String(error)}`);
      }
    });
  }

  playAction({ delta = 1, goto, skipAnimation = false }: Play = {}): Promise<Answer> {
    return this.#inTurn(async (graphic) => {
      if (!graphic) return this.#isGone ? gone : notLoaded;
      const target = goto ?? (this.#isOn ? 0 : -1) + delta;
      if (target >= stepCount) return this.#leave(graphic, skipAnimation);
      if (target < 0 && !this.#isOn) return { statusCode: 200, currentStep: undefined };
      if (this.#now() >= this.#endsAt()) return no(400, 'Its time is over: give an end that is still to come (endsAt).');
      const alreadyThere = this.#isOn;
      this.#isOn = true;
      this.#watchEnd();
      return alreadyThere ? { statusCode: 200, currentStep: 0 } : graphic.playAction({ skipAnimation });
    });
  }

  updateAction({ data, skipAnimation = false }: { readonly data?: unknown; readonly skipAnimation?: boolean } = {}): Promise<Answer> {
    return this.#inTurn(async (graphic) => {
      if (!graphic) return this.#isGone ? gone : notLoaded;
      if (!isData(data)) return no(400, 'Send data as an object; it may be partial.');
      const before = this.#data;
      const next = merged(before, data);
      this.#data = next;
      if ('brand' in data || 'raised' in data) this.#dress();
      this.#watchFigures(data);
      if (this.#isOn) this.#watchEnd();
      const { figures, ...rest } = next;
      // Figures only when they were given: those that were hidden for their age stay so.
      const told = 'figures' in data ? { ...rest, figures } : rest;
      try {
        return await graphic.updateAction({ data: told as Partial<Shown<GraphicData>>, skipAnimation });
      } catch (error) {
        await this.#takeBack(graphic, before, data);
        return no(400, `That cannot be written: ${String(error)}`);
      }
    }, false);
  }

  /** As it stood before data that could not be written. Figures are as they were, shown or hidden for their age; bad ones are hidden. */
  async #takeBack(graphic: Graphic, before: Data, data: Data): Promise<void> {
    this.#data = before;
    this.#dress();
    if (this.#isOn) this.#watchEnd();
    const { figures: _kept, ...rest } = before;
    const unknown = Object.fromEntries(Object.keys(data).map((name) => [name, undefined]));
    const told = { ...unknown, ...rest, ...('figures' in data ? { figures: null } : {}) };
    await graphic.updateAction({ data: told as Partial<Shown<GraphicData>>, skipAnimation: true });
  }

  stopAction({ skipAnimation = false }: { readonly skipAnimation?: boolean } = {}): Promise<Answer> {
    return this.#inTurn(async (graphic) => {
      if (!graphic) return this.#isGone ? gone : notLoaded;
      return this.#leave(graphic, skipAnimation);
    });
  }

  customAction({
    id = '',
    payload,
  }: {
    readonly id?: string;
    readonly payload?: unknown;
    readonly skipAnimation?: boolean;
  } = {}): Promise<Answer> {
    return this.#inTurn(async (graphic) => {
      if (!graphic) return this.#isGone ? gone : notLoaded;
      return graphic.customAction({ id, payload });
    }, false);
  }

  dispose(): Promise<Answer> {
    return this.#inTurn(async () => {
      this.#isGone = true;
      await this.#clear();
      return { statusCode: 200 };
    });
  }

  /** @param hurries whether what moves is brought to its end first; figures that change need not wait for motion at all */
  #inTurn(deed: (graphic: Graphic | undefined) => Promise<Answer>, hurries = true): Promise<Answer> {
    const act = async (): Promise<Answer> => {
      try {
        return await deed(this.#graphic);
      } catch (error) {
        return no(500, error instanceof Error ? error.message : String(error));
      }
    };
    if (!hurries && this.#graphic) return act();
    this.#graphic?.hurry();
    const done = this.#turn.then(act);
    this.#turn = done;
    return done;
  }

  async #leave(graphic: Graphic, skipAnimation: boolean): Promise<Answer> {
    this.#isOn = false;
    clearTimeout(this.#endTimer);
    return { ...(await graphic.stopAction({ skipAnimation })), currentStep: undefined };
  }

  async #clear(): Promise<void> {
    clearTimeout(this.#endTimer);
    clearTimeout(this.#figuresTimer);
    this.#isOn = false;
    const graphic = this.#graphic;
    this.#graphic = undefined;
    await graphic?.dispose();
    this.#stand?.close();
    this.#stand = undefined;
  }

  #settings(): OgrafSettings {
    // Whatever was sent of these, each is there: they began as our own defaults.
    return this.#data as unknown as OgrafSettings;
  }

  #now(): number {
    return Date.now() - (Number(this.#settings().delay) || 0);
  }

  #endsAt(): number {
    const { endsAt } = this.#data;
    return typeof endsAt === 'number' ? endsAt : Number.POSITIVE_INFINITY;
  }

  #dress(): void {
    const place = this.#stand?.place;
    if (!place) return;
    for (const [name, value] of Object.entries(brandVariables(this.#settings().brand))) place.style.setProperty(name, value);
    const { logo } = this.#given;
    this.#graphic?.toggleAttribute('raised', this.#settings().raised === true);
    if (logo !== undefined) place.style.setProperty('--brand-logo', `url("${new URL(logo, this.#base).href}")`);
  }

  #watchEnd(): void {
    clearTimeout(this.#endTimer);
    const left = this.#endsAt() - this.#now();
    if (left > longestTimer) return;
    this.#endTimer = setTimeout(() => void this.stopAction(), Math.max(0, left));
  }

  #watchFigures(data: Data): void {
    if (!isData(data.figures)) return;
    clearTimeout(this.#figuresTimer);
    const lasts = Number(this.#settings().figuresLast);
    if (!(lasts > 0)) return;
    this.#figuresTimer = setTimeout(() => void this.#graphic?.updateAction({ data: { figures: null } }), Math.min(lasts, longestTimer));
  }
}

/** The class that a package's module exports by default. @param base the module's own address */
export const packaged = (kind: Kind, given: OgrafDefaults, base: string): (new () => HTMLElement) =>
  class extends Packaged {
    constructor() {
      super(kind, given, base);
    }
  };
