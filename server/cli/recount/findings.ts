/** What does not fit, said exactly: which leaf, which bytes of the file, which rule. */

export type Finding = {
  /** The rule that is broken, in words. */
  readonly what: string;
  readonly leaf?: number;
  /** Bytes of the export, first and last, from 0. */
  readonly bytes?: readonly [number, number];
};

const mostKept = 40;

export const createFindings = () => {
  const kept: Finding[] = [];
  let found = 0;
  return {
    add(finding: Finding): void {
      found += 1;
      if (kept.length < mostKept) kept.push(finding);
    },
    all: (): readonly Finding[] => kept,
    count: (): number => found,
  };
};
export type Findings = ReturnType<typeof createFindings>;

export const sayFinding = ({ what, leaf, bytes }: Finding): string => {
  const where = [leaf === undefined ? '' : `leaf ${leaf}`, bytes ? `bytes ${bytes[0]}–${bytes[1]}` : '']
    .filter((one) => one !== '')
    .join(', ');
  return where === '' ? what : `${where}: ${what}`;
};
