/**
 * Rows as CSV (RFC 4180) that a spreadsheet only ever reads as text.
 *
 * A cell that a spreadsheet would take for a formula gets an apostrophe in front: what somebody typed must not run on another's machine.
 */
const startsFormula = /^[=+\-@\t\r]/;

const cellText = (cell: string | number | null): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = startsFormula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** With a mark of its encoding in front, without which a spreadsheet misreads Chinese. */
export const csvText = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')}`;
