import type { Path } from './yaml-tree.ts';

/** What a text in a spec is for: `code` is read as code, `data` is a value of an example, `text` is for people. */
export type FieldRole = 'code' | 'data' | 'text';

export function roleOf(path: Path): FieldRole {
  const own = path[0] === 'behaviours' ? path.slice(2) : path;
  const [group, ...inner] = own.filter((step) => typeof step === 'string');
  if (group === 'code') return 'code';
  if (group === 'never') return inner[0] === undefined || inner[0] === 'name' ? 'text' : 'code';
  return group === 'examples' ? exampleRole(inner) : 'text';
}

const CODE_FIELDS: readonly string[] = ['call', 'setup', 'holds', 'message'];

function exampleRole(steps: readonly string[]): FieldRole {
  const [field, ...deeper] = steps[0] === 'rows' ? steps.slice(1) : steps;
  if (field === undefined) return 'data';
  if (CODE_FIELDS.includes(field) && deeper.length === 0) return 'code';
  if (field === 'throws') return 'text';
  return field === 'returns' && deeper.length === 1 && deeper[0] === 'js' ? 'code' : 'data';
}
