/** Why a graphic about the evening as a whole cannot be on now. */
import type { CommandOf } from '../../contract/commands.ts';
import { say } from '../../contract/sayings.ts';
import { boardRows } from '../evening-board.ts';
import type { ShowKind } from '../show-graphics.ts';
import type { ShowContext } from '../show-state.ts';
import { isAhead } from '../vote-announced.ts';
import { refuse } from './world.ts';

type Asked = Pick<CommandOf<'graphic.on'>, 'pollId' | 'text'>;

/** Undefined when it can. */
export const showObstacle = (kind: ShowKind, { pollId, text }: Asked, context: ShowContext): ReturnType<typeof refuse> | undefined => {
  switch (kind) {
    case 'vote-question':
      return isAhead(context.polls[pollId ?? '']) ? undefined : refuse('wrong-phase', say('question-before-vote'));
    case 'topic':
      return text ? undefined : refuse('malformed', say('topic-needs-text'));
    case 'board':
      return boardRows(context).length === 0 ? refuse('wrong-phase', say('board-is-empty')) : undefined;
    case 'slate':
    case 'clock':
      return undefined;
  }
};
