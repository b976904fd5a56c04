/** One line of the log for each fact, as the gallery would say it: in English and in Chinese, each with the names of its language. */
import type { LocalText } from '../contract/units.ts';
import type { FactBody } from './facts.ts';
import { type LogLanguage, namesIn } from './log-names.ts';
import { englishTexts } from './log-text-en.ts';
import type { Texts } from './log-text-types.ts';
import { chineseTexts } from './log-text-zh.ts';
import type { Plan } from './plan.ts';

const lineIn = (texts: Texts, fact: FactBody): string => (texts[fact.type] as (one: FactBody) => string)(fact);

const textsOf = (plan: Plan, language: LogLanguage): Texts => {
  const names = namesIn(plan, language);
  return language === 'zh' ? chineseTexts(names) : englishTexts(names);
};

export const logText = (fact: FactBody, plan: Plan): LocalText => {
  const [en, zh] = [lineIn(textsOf(plan, 'en'), fact), lineIn(textsOf(plan, 'zh'), fact)];
  return en === zh ? en : { en, zh };
};
