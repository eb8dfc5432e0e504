/** What becomes of the wrong behaviours of the specs before anything is run: a row, or the reason why there is none. */
import { createHash } from 'node:crypto';
import type { Behaviour, WrongBehaviour } from '../../model/behaviour.ts';
import type { WrongBehaviourResult } from '../../model/evidence.ts';
import { rowId, type BehaviourId, type FilePath } from '../../model/ids.ts';
import type { Location, Span } from '../../model/location.ts';
import type { Row } from '../../model/matrix.ts';
import type { ResolvedScope } from '../../model/scope.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { isPlaced, type EditFault } from '../instrument/place-edits.ts';
import { ModuleReader } from './module-reader.ts';
import type { Edit, WrongRow } from './wrong-row.ts';

export interface WrongBehavioursInput {
  /** Only active ones are planned. */
  readonly behaviours: readonly Behaviour[];
  readonly scopes: readonly ResolvedScope[];
  readonly sources: readonly SourceFile[];
}

/** One entry under `never`. */
export interface PlannedWrongBehaviour {
  readonly behaviourId: BehaviourId;
  readonly result: WrongBehaviourResult;
  /** Present when it is a row. */
  readonly wrongRow: WrongRow | undefined;
  /** Why it is none, as a sentence without its end; `undefined` for a row and for a plain sentence. */
  readonly reason: string | undefined;
  /** In the spec; of a wrong behaviour that is the present one, in the code. */
  readonly location: Location;
}

/** In the order of the specs. */
export function planWrongBehaviours({
  behaviours,
  scopes,
  sources,
}: WrongBehavioursInput): readonly PlannedWrongBehaviour[] {
  const reader = new ModuleReader(sources);
  return behaviours
    .filter(({ status }) => status === 'active')
    .flatMap(({ id, wrongBehaviours }) => {
      const spans = scopes.find(({ behaviourId }) => behaviourId === id)?.spans ?? [];
      return wrongBehaviours.map((wrong) => ({
        behaviourId: id,
        location: wrong.location,
        ...planOne(wrong, { id, spans, reader }),
      }));
    });
}

interface Scope {
  readonly id: BehaviourId;
  readonly spans: readonly Span[];
  readonly reader: ModuleReader;
}

type Planned = Omit<PlannedWrongBehaviour, 'behaviourId' | 'location'> & { readonly location?: Location };
type Named<Kind extends WrongBehaviour['kind']> = Extract<WrongBehaviour, { readonly kind: Kind }>;

function planOne(wrong: WrongBehaviour, scope: Scope): Planned {
  switch (wrong.kind) {
    case 'sentence':
      return { result: { name: wrong.name, kind: 'uncheckable' }, wrongRow: undefined, reason: undefined };
    case 'replace':
      return planReplacement(wrong, scope);
    case 'instead':
      return planInstead(wrong, scope);
  }
}

const without = (name: string, kind: 'present' | 'stale' | 'broken', reason: string): Planned => ({
  ...{ result: { name, kind }, wrongRow: undefined, reason },
});

function planReplacement(wrong: Named<'replace'>, scope: Scope): Planned {
  const { name } = wrong;
  const [found, ...others] = scope.reader.find(wrong.replace, scope.spans);
  if (found === undefined) {
    const [present] = scope.reader.find(wrong.with, scope.spans);
    if (present === undefined) {
      return without(
        name,
        'stale',
        'neither the code that it replaces nor what it puts there is found in the code of the behaviour',
      );
    }
    const { file, start } = present.span;
    return { ...without(name, 'present', 'the code is what it describes'), location: { file, ...start } };
  }
  if (others.length > 0) {
    const lines = [found, ...others].map(({ span }) => `${span.file}:${span.start.line}`).join(', ');
    return without(
      name,
      'broken',
      `the code that it replaces is found ${others.length + 1} times (${lines}), so write more of it`,
    );
  }
  const { file } = found.span;
  const edit: Edit = { kind: 'replace', file, start: found.start, end: found.end, text: wrong.with };
  const { functionPath } = found;
  return asRow([edit], {
    name,
    scope,
    place: { span: found.span, functionPath, original: found.text, replacement: wrong.with },
  });
}

function planInstead(wrong: Named<'instead'>, scope: Scope): Planned {
  const { name } = wrong;
  const files = [...new Set(scope.spans.map(({ file }) => file))];
  const edits: Edit[] = [];
  for (const [declared, implementation] of Object.entries(wrong.instead)) {
    const edit = (file: FilePath): Edit => ({ kind: 'instead', file, name: declared, implementation });
    const file = files.find((each) => faultOf(edit(each), scope)?.kind !== 'missing');
    if (file === undefined)
      return without(name, 'stale', `\`${declared}\` is not declared in ${files.join(', ') || 'any code'}`);
    edits.push(edit(file));
  }
  const [first] = edits;
  if (first === undefined) return without(name, 'broken', 'it replaces nothing');
  const original = Object.keys(wrong.instead).join(', ');
  const replacement = Object.values(wrong.instead).join(', ');
  const span = scope.reader.spanOf(first);
  return asRow(edits, { name, scope, place: { span, functionPath: original, original, replacement } });
}

interface RowOrder {
  readonly name: string;
  readonly scope: Scope;
  readonly place: Pick<Row, 'span' | 'functionPath' | 'original' | 'replacement'>;
}

function asRow(edits: readonly Edit[], { name, scope, place }: RowOrder): Planned {
  const fault = edits.map((edit) => faultOf(edit, scope)).find((one) => one !== undefined);
  if (fault !== undefined) return without(name, 'broken', FAULTS[fault.kind](fault));
  const facts = { file: place.span.file, mutatorName: name, ...place };
  const identity = JSON.stringify([scope.id, name, facts.file, place.functionPath, place.original, place.replacement]);
  const id = rowId(createHash('sha256').update(identity).digest('hex').slice(0, 12));
  return {
    result: { name, kind: 'row', row: id },
    wrongRow: { row: { id, origin: 'spec', ...facts }, edits },
    reason: undefined,
  };
}

function faultOf(edit: Edit, { reader }: Scope): EditFault | undefined {
  const result = reader.place(edit);
  return isPlaced(result) ? undefined : result;
}

const FAULTS: Readonly<Record<EditFault['kind'], (fault: EditFault) => string>> = {
  unchanged: () => 'it changes nothing',
  missing: () => 'what it replaces is not declared',
  unplaceable: () =>
    'it changes a declaration, which cannot be switched while the code runs, so write it with `instead`',
  broken: (fault) => (fault.kind === 'broken' ? fault.reason : ''),
};
