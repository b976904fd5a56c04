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
/** “a, b and 3 more” */
export const someOf = (names: readonly string[]): string =>
  `${names.slice(0, mostNamed).join(', ')}${names.length > mostNamed ? ` and ${names.length - mostNamed} more` : ''}`;
