/** Whether a vote may be opened as it stands: its rules are read before it, and the button is there. The server decides. */
import type { PollRow } from '../../../server/contract/views.ts';

type Asked = Pick<PollRow, 'phase' | 'opensAt'>;

/** One that was put off before it began has no count: it opens as if it never had been. */
export const neverOpened = ({ phase, opensAt }: Asked): boolean => phase === 'deferred' && opensAt === null;

export const mayOpen = (poll: Asked): boolean =>
  poll.phase === 'idle' || poll.phase === 'armed' || poll.phase === 'void' || neverOpened(poll);
