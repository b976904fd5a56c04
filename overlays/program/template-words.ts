/**
 * What a CasparCG client says to a template in `update`: JSON, or the XML of its own clients, as plain fields.
 *
 * Pure, and it takes anything: what cannot be read is no fields.
 */
export type Fields = Readonly<Record<string, unknown>>;

const none: Fields = {};
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|quot|apos|amp));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag);
  return found ? unescaped(found[1] ?? found[2] ?? '') : undefined;
};

/** `<componentData id="f0"><data id="text" value="…"/></componentData>`, as often as it comes. */
const readXml = (text: string): Fields => {
  const fields: Record<string, string> = {};
  for (const [, head = '', inside = ''] of text.matchAll(/<componentData\b([^>]*)>([\s\S]*?)<\/componentData>/gi)) {
    const id = attribute(head, 'id');
    const value = attribute(/<data\b(?:"[^"]*"|'[^']*'|[^>"'])*>/i.exec(inside)?.[0] ?? '', 'value');
    if (id !== undefined && value !== undefined) fields[id] = value;
  }
  return fields;
};

const readJson = (text: string): Fields => {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : none;
  } catch {
    // Clients send whatever was typed into them.
    return none;
  }
};

export const readUpdate = (said: unknown): Fields => {
  if (isFields(said)) return said;
  if (typeof said !== 'string') return none;
  const text = said.trim();
  return text.startsWith('<') ? readXml(text) : readJson(text);
};
