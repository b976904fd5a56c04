/** Which picture of the gallery an address names, and the address of a picture: `#kind=vote-bar&story=closed&lang=en&length=long&state=in`. */

import type { Named } from './stories/all.ts';
import type { Kind, Length, State } from './story.ts';
import { lengths, statesOf } from './story.ts';

export type Wanted = { readonly named: Named; readonly language: 'zh' | 'en'; readonly length: Length; readonly state: State };

export const languages = ['zh', 'en'] as const;

const oneOf = <T extends string>(all: readonly T[], said: string | null, otherwise: T): T => all.find((one) => one === said) ?? otherwise;

/** What the address leaves open or has wrong is the first there is. @param fragment with or without its # */
export const readAddress = (fragment: string, stories: readonly [Named, ...Named[]]): Wanted => {
  const said = new URLSearchParams(fragment.replace(/^#/, ''));
  const ofKind = stories.filter(({ kind }) => kind === said.get('kind'));
  const named = ofKind.find(({ name }) => name === said.get('story')) ?? ofKind[0] ?? stories[0];
  return {
    named,
    language: oneOf(languages, said.get('lang'), 'zh'),
    length: oneOf(lengths, said.get('length'), 'short'),
    state: oneOf(statesOf(named.story), said.get('state'), 'on'),
  };
};

export type Place = { readonly kind: Kind; readonly story: string; readonly lang: string; readonly length: string; readonly state: string };

export const placeOf = ({ named, language, length, state }: Wanted): Place => ({
  kind: named.kind,
  story: named.name,
  lang: language,
  length,
  state,
});

/** @param kept what the address says beside the picture: format, safe areas and the like stay as they are */
export const addressOf = (wanted: Wanted, kept = ''): string => {
  const said = new URLSearchParams(kept.replace(/^#/, ''));
  for (const [name, value] of Object.entries(placeOf(wanted))) said.set(name, value);
  return `#${said.toString()}`;
};

/** The one `by` further in a list that is a ring; the first when `one` is not in it. */
export const further = <T>(all: readonly [T, ...T[]], one: T, by: number): T =>
  all[(((all.indexOf(one) + by) % all.length) + all.length) % all.length] ?? all[0];
