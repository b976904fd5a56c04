/** A segment that was passed over, by a branch or by setting a later one next. */
export const isLeftOut = ({ state }: { readonly state: string }): boolean => state === 'left-out';
