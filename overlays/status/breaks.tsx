/** @jsxImportSource preact */
/** The station's breaks: the next one large, with its countdown, and the others; leave and come back by hand. */
import type { LocalBreakRow } from '../../server/contract/local-breaks.ts';
import type { OwnSide } from '../../server/contract/own-side.ts';
import type { EpochMs, Ms } from '../../server/contract/units.ts';
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

const Left = ({ ms }: { ms: Ms | null }) => <strong>{ms === null ? '—' : countdown(ms)}</strong>;

/** By the clock: when it leaves, firm or expected, and how long it lasts. */
const whenText = (row: LocalBreakRow, zone: string, words: Words): string => {
  const leaves = row.leavesAt ?? row.expectedAt;
  const at = leaves === null ? [] : [filled(row.leavesAt === null ? words.expected : words.at, { time: timeOfDay(leaves, zone) })];
  return [...(row.withShow ? [words.withShow] : []), ...at, lengthText(row, words)].join(' · ');
};

const Next = ({ own, words, language, now }: Omit<Shared, 'own'> & { own: OwnSide }) => {
  const next = nextBreak(own.breaks, now);
  if (!next) return <p class="dim">{words.noBreaks}</p>;
  const { row } = next;
  const clock = (at: EpochMs) => filled(words.at, { time: timeOfDay(at, own.zone) });
  if (next.is === 'away')
    return (
      <div class="count away">
        <p role="alert">{words.away}</p>
        <p>
          {words.backIn} <Left ms={next.backIn} /> <span>{row.rejoinsAt === null ? words.untilEnded : clock(row.rejoinsAt)}</span>
        </p>
      </div>
    );
  const what = row.sustaining === null ? words.theShow : textIn(row.sustaining, language);
  return (
    <div class="count">
      <p>
        {words.outIn} <Left ms={next.outIn} />
        {next.backIn !== null && (
          <>
            {words.rejoinIn} <Left ms={next.backIn} />
          </>
        )}
      </p>
      <p>{whenText(row, own.zone, words)}</p>
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
