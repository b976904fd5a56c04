/**
 * What counts as a viewer's own tap. A frame can be laid under somebody's finger, so: the browser says that a person did it,
 * and the buttons have stood where they are for longer than it takes to tap something else by mistake.
 */
export const steadyAfter = 400;

type Tap = Pick<Event, 'isTrusted'>;

/** @param isActive the browser's own word for "somebody has just done something here"; undefined where it says nothing */
export const isOwnTap = ({ isTrusted }: Tap, isActive: boolean | undefined): boolean => isTrusted && isActive !== false;
