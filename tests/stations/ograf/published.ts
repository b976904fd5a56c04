/** The published JSON Schemas of OGraf v1, as a judge of manifests. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import published from './published-schemas.json' with { type: 'json' };

const ajv = new Ajv2020({ strict: false, allErrors: true });
for (const schema of published.schemas) ajv.addSchema(schema);
const judge = ajv.getSchema('https://ograf.ebu.io/v1/specification/json-schemas/graphics/schema.json');

/** What the published schema finds wrong; empty when nothing. */
export const wrongWith = (manifest: unknown): readonly string[] => {
  if (!judge) throw new Error('The published schema is not there.');
  if (judge(manifest) === true) return [];
  return (judge.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};
