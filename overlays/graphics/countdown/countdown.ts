/** Time to the true end of an offer. Never below 0:00. Upper left. */
import type { GraphicData } from '../../../server/contract/graphics.ts';
import type { EpochMs } from '../../../server/contract/units.ts';
import { Graphic, type Shown } from '../graphic.ts';
import { clockText, textIn, timeLeft } from '../words.ts';
import css from './countdown.css?inline';

type Data = Extract<GraphicData, { kind: 'countdown' }>;

const html = `
<div class="mask"><div class="plate" data-part="plate">
  <div class="lead"><div class="time" data-part="time"></div></div>
  <div class="text"><div class="line words" data-part="words" data-fit="0.65"></div></div>
</div></div>
<div class="rule" data-part="rule"></div>`;

export default class Countdown extends Graphic<Data> {
  protected override readonly look = {
    html,
    css,
    moves: [
      { part: 'rule', from: { transform: 'scaleX(0)' }, lasts: 360 },
      { part: 'plate', from: { transform: 'translateY(calc(100% + 8px))' }, at: 160, lasts: 420 },
    ],
  };

  protected override write(data: Shown<Data>, language: string): void {
    this.put('words', textIn(data.text, language));
  }

  protected override writeTime(now: EpochMs, data: Shown<Data>): void {
    this.putClock('time', clockText(timeLeft(data.endsAt, now)));
  }
}
