/** The time of day in the zone of the series, with its distance from UTC for who watches elsewhere. In the top row, beside the labels. */
import type { GraphicData } from '../../../server/contract/graphics.ts';
import type { EpochMs } from '../../../server/contract/units.ts';
import { type DayTime, dayTimeIn } from '../day-time.ts';
import { Graphic, type Shown } from '../graphic.ts';
import css from './clock.css?inline';

type Data = Extract<GraphicData, { kind: 'clock' }>;

const html =
  '<div class="plate" data-part="plate"><b class="line time" data-part="time"></b><span class="offset" data-part="offset"></span></div>';

export default class Clock extends Graphic<Data> {
  protected override readonly look = { html, css, moves: [{ part: 'plate', from: { opacity: 0 }, lasts: 300 }] };

  #day: DayTime = dayTimeIn('UTC');

  protected override write({ zone }: Shown<Data>): void {
    this.#day = dayTimeIn(zone);
  }

  protected override writeTime(now: EpochMs): void {
    this.put('time', this.#day.time(now));
    this.put('offset', this.#day.offset(now));
  }
}
