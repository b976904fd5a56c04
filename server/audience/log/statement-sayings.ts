/**
 * What the records of a statement say, in sentences: figures, decisions, what was left out, who did what.
 *
 * Plain text, to be escaped by whoever sets it. Records come from the show server and are read with care: what is not there is said to be missing.
 */
import type { Exclusion, Tier } from '../../contract/audience.ts';
import type { SignedIn } from '../../contract/inviters.ts';
import { textIn } from '../../contract/units.ts';
import type { Sides, Statement } from '../../core/statement.ts';
import { tieText, twoPeopleIn } from '../../core/ties.ts';
import { en } from './statement-words.ts';
import { zh } from './statement-words-zh.ts';

export type Language = 'zh' | 'en';

export type Decision = Statement['decisions'][number];

export const fieldsOf = (value: unknown): { readonly [name: string]: unknown } =>
  typeof value === 'object' && value !== null ? { ...value } : {};

export const sidesIn = (value: unknown): Sides | undefined => {
  const { yea, nay } = fieldsOf(value);
  return typeof yea === 'number' && typeof nay === 'number' ? { yea, nay } : undefined;
};

const isTier = (value: unknown): value is Tier => value === 'open' || value === 'air' || value === 'account';

const exclusionsIn = (value: unknown): readonly Exclusion[] =>
  (Array.isArray(value) ? value : []).flatMap((one): Exclusion[] => {
    const { kind, tier, path, from, to } = fieldsOf(one);
    if (kind === 'tier' && isTier(tier)) return [{ kind, tier }];
    if (kind === 'path' && typeof path === 'string') return [{ kind, path }];
    if (kind === 'span' && typeof from === 'number' && typeof to === 'number') return [{ kind, from, to }];
    return [];
  });

/** 2026-11-22 07:18:46 UTC; with its thousandths when it has any and `exact` is asked. */
export const timeText = (at: number, exact = false): string => {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return `${at} ms`;
  const [day = '', time = ''] = moment.toISOString().split('T');
  return `${day} ${exact && at % 1000 !== 0 ? time.slice(0, 12) : time.slice(0, 8)} UTC`;
};

const spanEnds = (from: number, to: number): readonly [string, string] => {
  const [start, end] = [timeText(from, true), timeText(to, true)];
  const isOneDay = start.slice(0, 10) === end.slice(0, 10);
  return isOneDay ? [start.slice(0, -4), end.slice(11)] : [start, end];
};

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' && value !== '' ? value : otherwise);

/** Sayings about one statement in one language. */
export const sayingsOf = (statement: Statement, language: Language) => {
  const say = language === 'zh' ? zh : en;
  const [yea, nay] = [textIn(statement.yea, language), textIn(statement.nay, language)];
  const option = (decision: unknown): string => (decision === 'yea' ? yea : nay);
  const person = (value: unknown): string => text(value, say.someone);
  const because = (reason: unknown): string => say.because(text(reason, say.noReason));

  const figures = (value: unknown): string => {
    const sides = sidesIn(value);
    return sides ? say.figures(yea, sides.yea, nay, sides.nay) : say.figuresUnknown;
  };
  const decided = (decision: unknown): string => {
    if (decision === 'yea' || decision === 'nay') return say.decided(option(decision));
    if (decision === 'chair') return say.chairDecides;
    return decision === 'no-quorum' ? say.noQuorum : say.noResult;
  };
  /** Figures and what they decide. */
  const stated = (value: unknown): string => say.list([figures(value), decided(fieldsOf(value).decision)]);

  const path = (id: string): string => {
    if (id === 'unknown') return say.unknownPath;
    if (id.startsWith('picture:')) return say.pictureOnly(id.slice('picture:'.length));
    return textIn(statement.windows.find((window) => window.path === id)?.name ?? id, language);
  };
  const exclusion = (one: Exclusion): string => {
    if (one.kind === 'tier') return say.out.tier(say.tier[one.tier]);
    if (one.kind === 'path') return say.out.path(path(one.path));
    return say.out.span(...spanEnds(one.from, one.to));
  };
  const exclusions = (value: unknown): string => say.list(exclusionsIn(value).map(exclusion));

  /** Who proposed; who confirmed, and who of the two let the other in. */
  const proposerAndOther = (said: unknown): readonly [string, string] => {
    const [one, other] = twoPeopleIn(fieldsOf(said)).map((who) => ({ ...who, name: person(who.name) })) as [SignedIn, SignedIn];
    return [one.name, other.name + tieText(say.ties, one, other)];
  };
  /** Who proposed and who confirmed, and when. */
  const twoPeople = ({ at, said }: Decision): string => say.twoPeople(...proposerAndOther(said), timeText(at));
  const reasonOf = (said: unknown): string => text(fieldsOf(said).reason, say.noReason);

  /** The decision that left this part out: the correction that stands, or the first that names it. */
  const leftOutBy = (one: Exclusion): Decision | undefined => {
    const named = exclusion(one);
    const corrected = statement.decisions.findLast(({ type }) => type === 'corrected');
    const naming = ({ type, said }: Decision): boolean =>
      type === 'excluded' && exclusionsIn(fieldsOf(said).exclusions).some((other) => exclusion(other) === named);
    return corrected ?? statement.decisions.find(naming);
  };

  return {
    ...{ say, yea, nay, option, person, because, figures, decided, stated, path, exclusion, exclusions },
    ...{ proposerAndOther, twoPeople, reasonOf, leftOutBy },
  };
};
export type Sayings = ReturnType<typeof sayingsOf>;
