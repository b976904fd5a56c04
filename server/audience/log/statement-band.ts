/**
 * The band over a statement of a rehearsal or a simulation: nobody may take that page for a result.
 *
 * It stays in sight while the page is scrolled, and stands at the head of every printed sheet. Printers that leave out
 * backgrounds still print its frame and its words.
 */
import type { Statement } from '../../core/statement.ts';
import type { Sayings } from './statement-sayings.ts';

/** Undefined for a live vote, and where the log does not say. */
export const bandText = ({ kind }: Statement, { say }: Sayings): string | undefined =>
  kind === 'rehearsal' || kind === 'simulated' ? say.band[kind] : undefined;

/** @param text one of our own words: it is set into the style as it is */
export const bandStyle = (text: string): string => `
@page{@top-center{content:"${text}";font:bold 13pt sans-serif;color:#a00000}}
.band{position:sticky;top:0;z-index:1;clear:both;margin:.6rem 0 1rem;padding:.5rem 1rem;border:5px solid #a00000;background:#a00000;color:#fff;text-align:center;font-size:1.9rem;font-weight:800;line-height:1.2}
@media print{.band{position:static;background:#fff;color:#a00000}}`;
