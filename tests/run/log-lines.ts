/** The log of a view as an English desk reads it, newest first. */
import { textIn } from '../../server/contract/units.ts';
import type { OperatorView } from '../../server/contract/views.ts';

export const logLines = ({ log }: Pick<OperatorView, 'log'>): readonly string[] => log.map(({ text }) => textIn(text, 'en'));
