/** Where the signed log of an activation is shown: at the phones' door for everyone, the export at this server for those signed in. */
import type { OperatorView } from '../../../server/contract/views.ts';

/** @returns null while the door's address is not known */
export const logAt = (voting: NonNullable<OperatorView['voting']>, activationId: string, what: string): string | null =>
  voting.door === undefined ? null : new URL(`log/${encodeURIComponent(activationId)}/${what}`, voting.door).href;

export const exportOf = (activationId: string): string => `/operators/votes/${encodeURIComponent(activationId)}/export`;
