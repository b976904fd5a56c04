/** Which position this window shows: the one in its address (`#/log`), else the one that the operator's role opens with. */
import { useHash } from '@mantine/hooks';
import { useHasChair, useMe } from '../line/use-line.tsx';
import { type PositionId, positionIds } from '../positions/position-ids.ts';
import { positionFor } from '../positions/positions.tsx';

export const addressOf = (position: PositionId): string => `#/${position}`;

export const usePosition = (): PositionId => {
  const [hash] = useHash({ getInitialValueInEffect: false });
  const { role } = useMe();
  const hasChair = useHasChair();
  return positionIds.find((id) => addressOf(id) === hash) ?? positionFor(role, hasChair);
};
