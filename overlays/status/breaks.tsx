/** @jsxImportSource preact */
/** The station's breaks: the next one large, with its countdown, and the others; leave and come back by hand. */
import type { LocalBreakRow } from '../../server/contract/local-breaks.ts';
import type { OwnSide } from '../../server/contract/own-side.ts';
import type { EpochMs } from '../../server/contract/units.ts';
import { textIn } from '../graphics/words.ts';
import type { Desk } from './ask-desk.ts';
import { countdown, nextBreak } from './break-words.ts';
import { timeOfDay } from './time-of-day.ts';
import { filled, type Words } from './words.ts';

export type Shared = {
  readonly own: OwnSide | null;
  readonly words: Words;
  readonly language: string;
  readonly now: EpochMs;
  readonly desk: Desk;
};

const lengthText = ({ length, rejoinsAt, leavesAt }: LocalBreakRow, words: Words): string => {
  const lasts = rejoinsAt !== null && leavesAt !== null ? rejoinsAt - leavesAt : length;
  return lasts === null ? words.untilEnded : filled(words.length, { length: countdown(lasts) });
};

const Next = ({ own, words, language, now }: Omit<Shared, 'own'> & { own: OwnSide }) => {
  const next = nextBreak(own.breaks, now);
  if (!next) return <p class="dim">{words.noBreaks}</p>;
  const { row } = next;
  const back = row.rejoinsAt === null ? words.untilEnded : filled(words.rejoin, { time: timeOfDay(row.rejoinsAt, own.zone) });
  if (next.is === 'away')
    return (
      <div class="count away">
        <p role="alert">{words.away}</p>
        <p>
          {words.backIn} <strong>{next.backIn === null ? '—' : countdown(next.backIn)}</strong> <span>{back}</span>
        </p>
      </div>
    );
  const what = row.sustaining === null ? words.theShow : textIn(row.sustaining, language);
  return (
    <div class="count">
      <p>
        {words.outIn} <strong>{next.outIn === null ? '—' : countdown(next.outIn)}</strong>{' '}
        <span>
          {row.leavesAt === null &&
            row.expectedAt !== null &&
            `${filled(words.expected, { time: timeOfDay(row.expectedAt, own.zone) })} · `}
          {row.withShow && `${words.withShow} · `}
          {row.rejoinsAt === null ? lengthText(row, words) : back}
        </span>
      </p>
      <p class="dim">{filled(words.stays, { what })}</p>
    </div>
  );
};

const Later = ({ own, words }: { own: OwnSide; words: Words }) => {
  const coming = own.breaks.filter(({ state }) => state === 'planned');
  if (coming.length < 2) return null;
  return (
    <ol class="later">
      {coming.map((row) => (
        <li key={row.id}>
          <b>{row.leavesAt === null ? words.withShow : timeOfDay(row.leavesAt, own.zone)}</b> {lengthText(row, words)}
        </li>
      ))}
    </ol>
  );
};

export const Breaks = ({ own, words, language, now, desk }: Shared) => {
  const isAway = own !== null && nextBreak(own.breaks, now)?.is === 'away';
  const ask = (action: 'start' | 'end') => void desk.send('break', { action, key: `page-${action}-${Math.round(now)}` });
  return (
    <section class="breaks" aria-labelledby="breaks">
      <h2 id="breaks">{words.breaks}</h2>
      {own && <Next own={own} words={words} language={language} now={now} desk={desk} />}
      {own && <Later own={own} words={words} />}
      {own?.activation && (
        <button type="button" class={isAway ? 'back' : 'leave'} onClick={() => ask(isAway ? 'end' : 'start')}>
          {isAway ? words.comeBack : words.leave}
        </button>
      )}
    </section>
  );
};
