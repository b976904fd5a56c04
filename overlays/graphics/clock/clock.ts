/**
 * The time of day in the zone of the series, with its distance from UTC for who watches elsewhere. In the top row, beside the labels.
 *
 * With a time code under it, by which a station measures how late its picture is. The code is drawn with every frame in which it is
 * another, so that what it says is true to its step.
 */
import type { GraphicData } from '../../../server/contract/graphics.ts';
import type { EpochMs } from '../../../server/contract/units.ts';
import { type CodeCanvas, codeCanvas } from '../../time-code/draw-code.ts';
import { type DayTime, dayTimeIn } from '../day-time.ts';
import { Graphic, type Shown } from '../graphic.ts';
import css from './clock.css?inline';

type Data = Extract<GraphicData, { kind: 'clock' }>;

const html =
  '<div class="plate" data-part="plate"><b class="line time" data-part="time"></b><span class="offset" data-part="offset"></span></div>';

export default class Clock extends Graphic<Data> {
  protected override readonly look = { html, css, moves: [{ part: 'plate', from: { opacity: 0 }, lasts: 300 }] };

  #day: DayTime = dayTimeIn('UTC');

  #code: CodeCanvas | undefined;
  #frame = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#draw();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
  }

  protected override write({ zone, timeCode }: Shown<Data>): void {
    this.#day = dayTimeIn(zone);
    this.#code?.element.remove();
    this.#code = timeCode ? codeCanvas() : undefined;
    if (this.#code) this.shadowRoot?.append(this.#code.element);
    this.#draw();
  }

  protected override writeTime(now: EpochMs): void {
    this.put('time', this.#day.time(now));
    this.put('offset', this.#day.offset(now));
  }

  #draw(): void {
    cancelAnimationFrame(this.#frame);
    if (!this.#code) return;
    this.#code.draw(this.vouches(), this.now());
    this.#frame = requestAnimationFrame(() => this.#draw());
  }
}
