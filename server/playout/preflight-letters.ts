/** The check that every page of graphics has the letters of the episode, so that nothing flashes on air. */
import type { CheckSays } from '../contract/checks.ts';
import type { ScreenRow } from '../contract/views.ts';
import { notChecked, row, someOf } from './check-row.ts';

type Page = Pick<ScreenRow, 'output' | 'letters'>;

const named = (pages: readonly Page[]): string => someOf([...new Set(pages.map(({ output }) => output))]);

export const lettersRows = (pages: readonly Page[]): readonly CheckSays[] => {
  if (pages.length === 0) return [];
  const what = 'Every page of graphics has the letters of the episode';
  const of = (state: ScreenRow['letters']) => pages.filter(({ letters }) => letters === state);
  const [failed, coming, unsaid] = [of('failed'), of('coming'), of(undefined)];
  if (failed.length > 0) {
    const said = { why: 'failed', pages: named(failed) };
    return [row('letters', what, 'bad', `On ${said.pages} fonts could not be loaded. Reload the page.`, said)];
  }
  if (coming.length > 0) {
    const said = { why: 'coming', pages: named(coming) };
    return [row('letters', what, 'warn', `${said.pages} is still loading fonts. Check again in a moment.`, said)];
  }
  if (unsaid.length === 0) return [row('letters', what, 'ok')];
  const said = { why: 'unsaid', pages: named(unsaid) };
  return [notChecked('letters', what, `${said.pages} has not said. Check again in a moment, or reload the page.`, said)];
};
