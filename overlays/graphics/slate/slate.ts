/**
 * The whole picture, when something is broken or we are not on for a while: the series, a few words, the time of day if asked for.
 * It covers every other graphic but the labels, and what moves on it says that the page lives.
 */
import type { GraphicData } from '../../../server/contract/graphics.ts';
import type { EpochMs } from '../../../server/contract/units.ts';
import { type DayTime, dayTimeIn } from '../day-time.ts';
import { Graphic, type Shown } from '../graphic.ts';
import { showWordsIn } from '../show-words.ts';
import { textIn } from '../words.ts';
import css from './slate.css?inline';

type Data = Extract<GraphicData, { kind: 'slate' }>;

const html = `
<div class="whole" data-part="whole-slate">
  <div class="middle">
    <div class="line series" data-part="series" data-fit="0.5"></div>
    <div class="rule"><i class="sweep"></i></div>
    <div class="says" data-part="says" data-fit="0.4"></div>
    <div class="day" data-part="day"><b data-part="time"></b><span data-part="offset"></span></div>
  </div>
</div>`;

export default class Slate extends Graphic<Data> {
  protected override readonly look = {
    html,
    css,
    moves: [
      { part: 'whole-slate', from: { opacity: 0 }, lasts: 400 },
      { part: 'says', from: { transform: 'translateY(24px)', opacity: 0 }, at: 200, lasts: 420 },
    ],
  };

  #day: DayTime | undefined;

  protected override write(data: Shown<Data>, language: string): void {
    this.dataset.slate = data.slate;
    this.put('series', textIn(data.series, language));
    this.put('says', data.text === undefined ? showWordsIn(language)[data.slate] : textIn(data.text, language));
    this.#day = data.zone === undefined ? undefined : dayTimeIn(data.zone);
    const day = this.partOf('day');
    if (day) day.hidden = data.zone === undefined;
  }

  protected override writeTime(now: EpochMs): void {
    this.put('time', this.#day?.time(now) ?? '');
    this.put('offset', this.#day?.offset(now) ?? '');
  }
}
