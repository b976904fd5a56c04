/** What the server says, in the operator's language; votes and segments by the names that people know them by. */
import { filled, type Saying, sentence } from '../../server/contract/sayings.ts';
import { type LocalText, textIn } from '../../server/contract/units.ts';
import type { CheckRow, PollRow, SegmentRow } from '../../server/contract/views.ts';
import { checkWords } from './check-words.ts';
import { en } from './en.ts';
import { zhAirSayings } from './sayings/zh-air.ts';
import { zhNoticeSayings } from './sayings/zh-notices.ts';
import { zhPlanSayings } from './sayings/zh-plan.ts';
import { zhShopSayings } from './sayings/zh-shop.ts';
import { zhSinceSayings } from './sayings/zh-since.ts';
import { zhStationSayings } from './sayings/zh-stations.ts';
import { zhVoteSayings } from './sayings/zh-votes.ts';
import { serverWords } from './server-words.ts';
import { writeWords } from './write-words-zh.ts';
import { zh } from './zh.ts';

export const chineseSayings = {
  ...zhAirSayings,
  ...zhNoticeSayings,
  ...zhPlanSayings,
  ...zhStationSayings,
  ...zhShopSayings,
  ...zhSinceSayings,
  ...zhVoteSayings,
} satisfies Readonly<Record<Saying['id'], string>>;

type Words = Readonly<Record<string, string>>;

/** Values that are words themselves, by the name of their place. */
const chineseWords: Readonly<Record<string, Words>> = {
  pollPhase: { ...zh.pollPhase, 'being opened': zh.pollPhase.opening, unknown: '不明' },
  guestPhase: zh.guestPhase,
  guestTo: zh.guestPhase,
  role: zh.role,
  name: { Somebody: '有人', 'whoever takes the chair': '坐上主控席的人' },
};

/** Values that are said in English, a sentence or a part of one: what comes from outside of the house stays as it came. */
const chineseOf: Readonly<Record<string, (said: string) => string | undefined>> = {
  why: (said) => serverWords(said, 'zh').replace(/[。.]$/, ''),
  error: (said) => serverWords(said, 'zh'),
  write: writeWords,
};

/** Of a view, what votes and segments are called, and its checks. */
export type Named = {
  readonly polls: readonly Pick<PollRow, 'id' | 'question'>[];
  readonly rundown: readonly Pick<SegmentRow, 'id' | 'title'>[];
  readonly preflight?: readonly CheckRow[];
};

/** `code`, or `code: hint`, as the preview of an import words it. */
const cellProblem = (problem: string, language: string): string | undefined => {
  const [, code = '', hint = ''] = /^([a-z-]+)(?:: (.*))?$/s.exec(problem) ?? [];
  const words: Words = (language === 'zh' ? zh : en).imports.problem;
  return Object.hasOwn(words, code) ? filled(words[code] ?? '', { hint }) : undefined;
};

const namesIn = (view: Named | null, language: string): Readonly<Record<string, (id: string) => string | undefined>> => {
  const segment = (id: string) => {
    const row = view?.rundown.find((one) => one.id === id);
    return row && textIn(row.title, language);
  };
  return {
    segment,
    /** What somebody believed: a segment too. */
    saw: segment,
    poll: (id) => {
      const poll = view?.polls.find((one) => one.id === id);
      return poll && textIn(poll.question, language);
    },
    cellProblem: (problem) => cellProblem(problem, language),
    checks: (names) => {
      const wordsOf = (what: string): string => {
        const check = view?.preflight?.find((one) => one.what === what);
        return check ? checkWords(check, language).what : serverWords(what, language);
      };
      return names
        .split('; ')
        .map(wordsOf)
        .join(language === 'zh' ? '；' : '; ');
    },
  };
};

/** @param view for the names of votes and segments; without it they go by their ids */
export const sayingText = (said: Saying, language: string, view: Named | null): string => {
  const names = namesIn(view, language);
  const inChinese = (place: string, value: string): string => {
    const words = chineseWords[place] ?? {};
    return (Object.hasOwn(words, value) ? words[value] : chineseOf[place]?.(value)) ?? value;
  };
  const worded = (place: string, value: LocalText | number): string => {
    const words = typeof value === 'number' ? String(value) : textIn(value, language);
    return names[place]?.(words) ?? (language === 'zh' ? inChinese(place, words) : words);
  };
  const values = Object.fromEntries(Object.entries(said.values ?? {}).map(([place, value]) => [place, worded(place, value)]));
  return language === 'zh' ? filled(chineseSayings[said.id], values) : sentence({ id: said.id, values });
};
