/** What is made of the same things again is the very same: whoever compares it need not look into it. Only the newest is kept. */
export const asBefore = <A extends readonly unknown[], T>(make: (...of: A) => T): ((...of: A) => T) => {
  let kept: { readonly of: A; readonly made: T } | undefined;
  return (...of) => {
    if (!kept || of.length !== kept.of.length || of.some((one, at) => one !== kept?.of[at])) kept = { of, made: make(...of) };
    return kept.made;
  };
};

/** The same for each of many things, for as long as there is one. */
export const asBeforeOfEach = <One extends object, A extends readonly unknown[], T>(
  make: (one: One, ...of: A) => T,
): ((one: One, ...of: A) => T) => {
  const makers = new WeakMap<One, (...of: A) => T>();
  return (one, ...of) => {
    const known = makers.get(one) ?? asBefore((...rest: A) => make(one, ...rest));
    makers.set(one, known);
    return known(...of);
  };
};
