import type { CallExample, DataExample, Example, ExampleOutcome } from '../model/behaviour.ts';
import type { Location } from '../model/location.ts';
import {
  approxForm,
  callRow,
  DEFAULT_TIMEOUT,
  DEFAULT_WITHIN,
  isFormOf,
  jsForm,
  OUTCOME_KEYS,
  type RawExampleItem,
  type RawExampleOutline,
  type RawOutcome,
} from './example-schema.ts';
import { placeAt, type Path, type YamlNode } from './yaml-tree.ts';

type Row = Readonly<Record<string, unknown>>;

/** One value of an examples field, with the node it was read from. */
export interface WrittenExamples {
  readonly raw: readonly RawExampleItem[] | RawExampleOutline;
  readonly node: YamlNode;
  readonly locate: (node: YamlNode) => Location;
}

/** One example an item of the list, or a row of the outline, in the order written. */
export function buildExamples(written: WrittenExamples): readonly Example[] {
  const { raw } = written;
  if (!('rows' in raw)) return raw.map((item, index) => callExample(item, item, locationAt(written, [index])));
  const { call, rows } = raw;
  if (call === undefined) return rows.map((row, index) => dataExample(row, index, written));
  return rows.map((row, index) => ({
    ...callExample({ ...raw, call }, callRow.parse(row), locationAt(written, ['rows', index])),
    row: Object.fromEntries(Object.entries(row).filter(([key]) => !OUTCOME_KEYS.includes(key))),
  }));
}

function locationAt({ node, locate }: WrittenExamples, path: Path): Location {
  return locate(placeAt(node, path).node ?? node);
}

type RawCall = Pick<RawExampleItem, 'call' | 'args' | 'setup' | 'timeout'>;

function callExample({ call, args, setup, timeout }: RawCall, outcome: RawOutcome, location: Location): CallExample {
  return {
    kind: 'call',
    call: call.trim(),
    args,
    row: undefined,
    setup,
    timeout: timeout ?? DEFAULT_TIMEOUT,
    outcome: outcomeOf(outcome),
    location,
  };
}

/** The last key is the last one written; an object's own order puts numbers first. */
function dataExample(row: Row, index: number, written: WrittenExamples): DataExample {
  const { node } = placeAt(written.node, ['rows', index]);
  const lastKey = node?.kind === 'map' ? node.entries.at(-1)?.key : undefined;
  const outcomeKey = Object.hasOwn(row, 'returns') ? 'returns' : (lastKey ?? 'returns');
  return { kind: 'data', row, outcomeKey, location: locationAt(written, ['rows', index]) };
}

function outcomeOf(raw: RawOutcome): ExampleOutcome {
  if (raw.throws !== undefined) return { kind: 'throws', error: raw.throws, message: raw.message };
  if (raw.holds !== undefined) return { kind: 'holds', expression: raw.holds.trim() };
  if (raw['returns-nothing'] !== undefined) return { kind: 'nothing' };
  if (Object.hasOwn(raw, 'matches')) return { kind: 'matches', value: raw.matches };
  return returned(raw.returns);
}

function returned(value: unknown): ExampleOutcome {
  const approx = isFormOf(approxForm, value) ? approxForm.parse(value) : undefined;
  if (approx !== undefined) return { kind: 'approx', value: approx.approx, within: approx.within ?? DEFAULT_WITHIN };
  const js = isFormOf(jsForm, value) ? jsForm.parse(value) : undefined;
  return js === undefined ? { kind: 'returns', value } : { kind: 'js', expression: js.js.trim() };
}
