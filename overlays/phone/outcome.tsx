/** @jsxImportSource preact */
/** The result as a stamp on the sign, and how many said what. */
import type { PhonePoll } from '../../server/contract/phone.ts';
import type { KeptVote } from './kept.ts';
import { type Language, localText, wordsIn } from './words.ts';

type Counted = { readonly yea: number; readonly nay: number };

/** Percentages that add up to 100. */
const shares = ({ yea, nay }: Counted): Counted => {
  const all = yea + nay;
  const share = all === 0 ? 0 : Math.round((yea / all) * 100);
  return { yea: share, nay: all === 0 ? 0 : 100 - share };
};

export const Split = ({ poll, count, language }: { poll: PhonePoll; count: Counted; language: Language }) => {
  const share = shares(count);
  const words = wordsIn(language);
  const numbers = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en');
  return (
    <dl class="split">
      {(['yea', 'nay'] as const).map((choice) => {
        const { text, lang } = localText(poll[choice], language);
        return (
          <div key={choice} class={choice}>
            <dt lang={lang}>{text}</dt>
            <dd>
              <b>{share[choice]}%</b> <span class="votes">{words.votes(count[choice], numbers.format(count[choice]))}</span>
            </dd>
            <i aria-hidden="true" style={{ transform: `scaleX(${share[choice] / 100})` }} />
          </div>
        );
      })}
    </dl>
  );
};

export const Outcome = ({ poll, vote, language }: { poll: PhonePoll; vote: KeptVote | undefined; language: Language }) => {
  const { outcome } = poll;
  const words = wordsIn(language);
  if (!outcome || outcome.decision === 'deferred' || outcome.decision === 'void') return null;
  const { decision, yea, nay } = outcome;
  return (
    <>
      <p class={`stamp ${decision}`}>{words.wins(localText(poll[decision], language).text)}</p>
      {yea !== undefined && nay !== undefined && <Split poll={poll} count={{ yea, nay }} language={language} />}
      {vote?.standing && <p class="quiet">{words.youSaid(localText(poll[vote.standing], language).text)}</p>}
    </>
  );
};
