/** What the server says, in the operator's language; votes and segments by the names that people know them by. */
import { filled, type Saying, sentence } from '../../server/contract/sayings.ts';
import { textIn } from '../../server/contract/units.ts';
import type { PollRow, SegmentRow } from '../../server/contract/views.ts';
import { zhAirSayings } from './sayings/zh-air.ts';
import { zhNoticeSayings } from './sayings/zh-notices.ts';
import { zhPlanSayings } from './sayings/zh-plan.ts';
import { zhShopSayings } from './sayings/zh-shop.ts';
import { zhVoteSayings } from './sayings/zh-votes.ts';
import { zh } from './zh.ts';

export const chineseSayings = {
  ...zhAirSayings,
  ...zhNoticeSayings,
  ...zhPlanSayings,
  ...zhShopSayings,
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

/** Of a view, what votes and segments are called. */
export type Named = {
  readonly polls: readonly Pick<PollRow, 'id' | 'question'>[];
  readonly rundown: readonly Pick<SegmentRow, 'id' | 'title'>[];
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
  };
};

/** @param view for the names of votes and segments; without it they go by their ids */
export const sayingText = (said: Saying, language: string, view: Named | null): string => {
  const names = namesIn(view, language);
  const worded = (place: string, value: string | number): string | number =>
    names[place]?.(String(value)) ?? (language === 'zh' ? (chineseWords[place]?.[value] ?? value) : value);
  const values = Object.fromEntries(Object.entries(said.values ?? {}).map(([place, value]) => [place, worded(place, value)]));
  return language === 'zh' ? filled(chineseSayings[said.id], values) : sentence({ id: said.id, values });
};
