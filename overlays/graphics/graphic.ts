/**
 * A graphic with OGraf's lifecycle: load, play, update, stop, dispose; one step; `freeze` as its own action.
 *
 * A kind says its parts, its moves and how it writes its data; the rest is here. Updates may be partial. Of figures the
 * newest revision wins; `figures: null` hides them. Nothing here reads a clock but through `now`, which a renderer
 * with a better clock replaces.
 */
import type { Figures, GraphicData, PictureCode } from '../../server/contract/graphics.ts';
import type { EpochMs } from '../../server/contract/units.ts';
import type { DrawnBy } from '../time-code/time-code.ts';
import familyCss from './family.css?inline';
import { fitAll } from './fit.ts';
import { firstFamily, waitForLetters } from './letters.ts';
import { type Motion, type Move, moveIn, moveOut } from './motion.ts';
import { hide, openParts, rewrite } from './parts.ts';
import { watchRow } from './row-mates.ts';

/**
 * What a renderer hands over: the graphic's data, and what it needs to know to show it. `epoch` names the life in which revisions
 * rise; `code` is what this output's viewers scan now.
 */
export type Shown<D> = D & {
  readonly language?: string;
  readonly epoch?: string;
  readonly figures?: Figures | null;
  readonly code?: PictureCode | null;
};
type Answer = { readonly statusCode: number; readonly statusMessage?: string; readonly currentStep?: number };

const done: Answer = { statusCode: 200 };
/** What changes ten times a second, and no words with it. */
const fast: ReadonlySet<string> = new Set(['figures', 'code', 'epoch']);
const tickEvery = 100;
/** ms for which a figure must have stood still to rise: what changes ten times a second is seen to move without it, and is better read. */
const risesAfter = 800;
/** What all graphics of a page have in common: to read a style sheet again costs half a frame. */
const sheets = new Map<string, CSSStyleSheet>();

const sheetOf = (css: string): CSSStyleSheet => {
  const known = sheets.get(css);
  if (known) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  sheets.set(css, sheet);
  return sheet;
};

export abstract class Graphic<D extends GraphicData = GraphicData> extends HTMLElement {
  readonly stepCount = 1;
  /** Epoch ms on the server's clock, as far as the renderer knows it. */
  now: () => EpochMs = () => Date.now();
  /** Who vouches that `now` is the house's clock; null: nobody does, so nothing here tells a machine the time. */
  vouches: () => DrawnBy | null = () => null;

  protected abstract readonly look: { readonly html: string; readonly css: string; readonly moves: readonly Move[] };
  /** Writes everything but figures and clocks. */
  protected abstract write(data: Shown<D>, language: string): void;
  /** Writes this graphic's figures; false when it has none among these. */
  protected writeFigures(_figures: Figures, _data: Shown<D>, _language: string): boolean {
    return false;
  }
  /** Writes what changes by itself: clocks. */
  protected writeTime(_now: EpochMs, _data: Shown<D>): void {
    // Most graphics have no clock.
  }

  #data: Shown<D> | undefined;
  #written = '';
  #frozen = false;
  /** Something was written since letters were fitted last. */
  #isLoose = false;
  #isStill = false;
  /** When a figure was written last. */
  readonly #stoodFrom = new WeakMap<HTMLElement, EpochMs>();
  #motion: Motion | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;
  #leaveRow: (() => void) | undefined;

  /** The format of the picture it stands on, for its style sheet; 16:9 where nobody says. */
  connectedCallback(): void {
    this.dataset.format ??= this.closest<HTMLElement>('.stage')?.dataset.format ?? '16x9';
    this.#leaveRow = watchRow(this, () => {
      this.#isLoose = true;
      if (this.dataset.state === 'on') this.#settle();
    });
  }

  disconnectedCallback(): void {
    this.#leaveRow?.();
  }

  async load({ data }: { data: Shown<D> }): Promise<Answer> {
    this.#build();
    this.dataset.state = 'loading';
    delete this.dataset.figured;
    this.#data = data;
    this.#paint();
    await waitForLetters(firstFamily(getComputedStyle(this).fontFamily), this.shadowRoot?.textContent ?? '');
    this.#settle();
    return done;
  }

  async playAction({ skipAnimation = false }: { skipAnimation?: boolean; delta?: number; goto?: number } = {}): Promise<Answer> {
    this.#motion?.finish();
    this.#motion?.undo();
    this.#paint();
    this.#settle();
    this.dataset.state = 'on';
    this.#ticking ??= setInterval(() => this.#tick(), tickEvery);
    if (!skipAnimation) {
      this.#motion = moveIn(this.look.moves, (name) => this.partOf(name), this.#pace());
      await this.#motion.done;
    }
    return { ...done, currentStep: 0 };
  }

  async updateAction({ data, skipAnimation = false }: { data: Partial<Shown<D>>; skipAnimation?: boolean }): Promise<Answer> {
    if (!this.#data) return { statusCode: 400, statusMessage: 'Load this graphic before updating it.' };
    this.#data = { ...this.#data, ...data, figures: this.#newest(data) };
    this.#isStill = skipAnimation;
    if (!this.#frozen) this.#paint(Object.keys(data).every((name) => fast.has(name)));
    this.#isStill = false;
    return done;
  }

  async stopAction({ skipAnimation = false }: { skipAnimation?: boolean } = {}): Promise<Answer> {
    this.#motion?.finish();
    if (this.dataset.state === 'on') {
      // Its sizes are read before anything is written: then nothing is laid out for it.
      const motion = skipAnimation ? undefined : moveOut(this.look.moves, (name) => this.partOf(name), this.#pace());
      this.dataset.state = 'leaving';
      if (motion) this.#motion = motion;
      await motion?.done;
    }
    this.dataset.state = 'off';
    this.#rest();
    return done;
  }

  async customAction({ id, payload }: { id: string; payload?: unknown }): Promise<Answer> {
    if (id !== 'freeze') return { statusCode: 404, statusMessage: `This graphic has no action "${id}".` };
    this.#frozen = payload !== false;
    if (!this.#frozen) this.#paint();
    return done;
  }

  async dispose(): Promise<Answer> {
    this.#rest();
    this.#motion?.finish();
    this.remove();
    return done;
  }

  /** Whatever moves is where it goes to, at once. */
  hurry(): void {
    this.#motion?.finish();
  }

  protected readonly partOf = openParts(() => this.shadowRoot);

  /** Writes text into a part; a part without text is not shown. */
  protected put(name: string, text: string): void {
    const part = this.partOf(name);
    if (!part) return;
    if (part.textContent !== text) rewrite(part, text);
    hide(part, text === '');
  }

  /**
   * Writes a figure; one that stood still rises into its place as it changes. No figure in between is ever shown,
   * and it is legible at every moment: counts may change several times a second.
   */
  protected putFigure(name: string, text: string): void {
    const part = this.partOf(name);
    if (!part || part.textContent === text) return;
    const before = part.textContent ?? '';
    rewrite(part, text);
    // Digits are of one width: only a longer or shorter figure can push its neighbours.
    if (before.length !== text.length) this.#isLoose = true;
    const [now, from] = [this.now(), this.#stoodFrom.get(part) ?? 0];
    this.#stoodFrom.set(part, now);
    if (before === '' || this.dataset.state !== 'on' || this.#isStill) return;
    if (Math.abs(now - from) < risesAfter) return;
    part.animate([{ offset: 0, transform: 'translateY(6px)' }], { id: 'rise', duration: 200, easing: 'cubic-bezier(0.2, 0.8, 0.2, 1)' });
  }

  /** All letters are fitted again: after a change of what there is beside them. */
  protected fit(): void {
    this.#isLoose = true;
  }

  /** Writes a clock; fitted again only when it grows or loses a digit. */
  protected putClock(name: string, text: string): void {
    const before = this.partOf(name)?.textContent ?? '';
    this.put(name, text);
    if (before.length !== text.length) this.#isLoose = true;
  }

  /** How much longer than usual motion takes, by the theme as it is now: it may be another than it was loaded under. */
  #pace(): number {
    return Number.parseFloat(getComputedStyle(this).getPropertyValue('--theme-pace')) || 1;
  }

  #build(): void {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [familyCss, this.look.css].map(sheetOf);
    root.innerHTML = this.look.html;
  }

  #newest({ figures, epoch }: Partial<Shown<D>>): Figures | null | undefined {
    const known = this.#data?.figures;
    if (figures === undefined) return known;
    const isSameLife = epoch === undefined || epoch === this.#data?.epoch;
    return figures && known && isSameLife && figures.revision < known.revision ? known : figures;
  }

  /** @param isFast nothing but figures is another */
  #paint(isFast = false): void {
    if (!this.#data) return;
    const { figures, code: _scanned, ...rest } = this.#data;
    const data = this.#data;
    const language = data.language ?? 'zh';
    const text = isFast ? this.#written : JSON.stringify(rest);
    if (text !== this.#written) {
      this.#written = text;
      this.write(data, language);
      this.#isLoose = true;
    }
    const hasFigures = figures ? this.writeFigures(figures, data, language) : false;
    const before = this.dataset.figures;
    this.dataset.figures = hasFigures ? 'shown' : 'hidden';
    // A strip that was not there has no width until now.
    if (before !== this.dataset.figures) this.#isLoose = true;
    if (hasFigures) this.dataset.figured ??= '';
    this.writeTime(this.now(), data);
    if (this.dataset.state !== 'loading') this.#settle();
  }

  #tick(): void {
    if (!this.#data || this.#frozen) return;
    this.writeTime(this.now(), this.#data);
    this.#settle();
  }

  /** Once for all that was written; while it loads, when its letters are there. */
  #settle(): void {
    if (this.#isLoose && this.shadowRoot) fitAll(this.shadowRoot);
    this.#isLoose = false;
  }

  #rest(): void {
    if (this.#ticking !== undefined) clearInterval(this.#ticking);
    this.#ticking = undefined;
  }
}
