/** The positions by name, in the order of the switch. */
export const positionIds = ['caller', 'producer', 'vote', 'guests', 'graphics', 'stations', 'log', 'preflight'] as const;
export type PositionId = (typeof positionIds)[number];
