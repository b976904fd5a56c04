/** How a row of the checks is written: what is well needs no remedy, what cannot be looked at says why. */
import type { CheckSays } from '../contract/checks.ts';
import type { Light } from '../contract/views.ts';

type Said = CheckSays['said'];

export const row = (id: string, what: string, light: Light, remedy = '', said?: Said): CheckSays => ({
  ...{ id, what, light },
  remedy: light === 'ok' ? '' : remedy,
  ...(said ? { said } : {}),
});

/** @param why in words, with what to do about it */
export const notChecked = (id: string, what: string, why: string, said?: Said): CheckSays => ({
  ...row(id, what, 'warn', why, said),
  unchecked: true,
});

const mostNamed = 5;
/** “a, b and 3 more”, in Chinese “甲、乙等 5 个” */
export const someOf = (names: readonly string[], language = 'en'): string => {
  const isMore = names.length > mostNamed;
  const first = names.slice(0, mostNamed);
  if (language === 'zh') return `${first.join('、')}${isMore ? ` 等 ${names.length} 个` : ''}`;
  return `${first.join(', ')}${isMore ? ` and ${names.length - mostNamed} more` : ''}`;
};
