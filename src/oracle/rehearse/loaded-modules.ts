/** The files of a project as a rehearsal loads them. */
import type { CallExpression } from '@babel/types';
import { filePath, type FilePath } from '../../model/ids.ts';
import { NotEvaluable } from '../evaluate/evaluation.ts';
import { readModule, type ForeignName, type ModuleRecord } from '../modules/module-record.ts';
import { isJson, type ProjectModules } from '../modules/project-modules.ts';
import { Frame, type Unit } from './frame.ts';
import { hoistedIn, mockedBy } from './hoisted.ts';
import { ModuleGraph, type ModuleKey, type StandIn } from './module-graph.ts';
import { ProjectFiles } from './project-files.ts';
import type { Stage } from './stage.ts';
import { standardGlobals } from './standard-globals.ts';
import { standardModule } from './standard-modules.ts';
import { callTrail } from './trail.ts';
import { Exports, Func, NO_TRAIL, NOTHING, plain, SubjectCall, Thing, type Value } from './values.ts';

export interface LoadingPorts {
  readonly modules: ProjectModules;
  readonly isSubject: (file: FilePath) => boolean;
}

interface Parts {
  readonly ports: LoadingPorts;
  /** An export of Vitest. */
  readonly exportOfVitest: (name: string) => Value;
  /** What stands for a module from now on: `vi.mock(…)`. */
  readonly standIn: (key: ModuleKey, factory: () => Value | undefined) => StandIn;
}

export class LoadedModules {
  readonly files: ProjectFiles;
  readonly #stage: Stage;
  readonly #parts: Parts;
  readonly #standard = new Map<string, Frame>();
  readonly #graphs = new WeakMap<Unit, ModuleGraph>();
  #newest = new ModuleGraph();

  constructor(stage: Stage, parts: Parts) {
    this.#stage = stage;
    this.#parts = parts;
    this.files = new ProjectFiles(stage, parts.ports.modules, parts.ports.isSubject);
  }

  /** What a file imports under a name; `undefined` when it imports none. */
  imported(name: string, unit: Unit): Value | undefined {
    const { file } = unit;
    const foreign = this.#parts.ports.modules.record(file)?.imports.get(name);
    return foreign && this.#foreign(file, foreign, this.#graphs.get(unit) ?? this.#newest);
  }

  /** `import(…)`, as things are now. */
  whole(from: FilePath, specifier: string): Value {
    return this.#foreign(from, { specifier, name: '*' }, this.#newest);
  }

  #foreign(from: FilePath, { specifier, name }: ForeignName, graph: ModuleGraph): Value {
    const file = this.#parts.ports.modules.resolve(from, specifier);
    const standIn = graph.standIns.get(file ?? bare(specifier));
    if (standIn !== undefined) return name === '*' ? standIn.value : this.#partOf(standIn.value, name);
    if (file === undefined) return this.#dependency(specifier, name);
    return name === '*' ? this.#wholeIn(graph, file) : this.#exported(file, name, graph);
  }

  #partOf(standIn: Value, name: string): Value {
    const isThere = standIn.raw instanceof Thing && standIn.raw.find(name) !== undefined;
    if (!isThere) throw new NotEvaluable(name);
    return this.#stage.get(standIn, name);
  }

  #exported(file: FilePath, name: string, graph: ModuleGraph): Value {
    const owner = graph.ownerOf(file);
    if (isJson(file)) {
      const whole = this.#wholeIn(owner, file);
      return name === 'default' ? whole : this.#stage.get(whole, name);
    }
    return spiedIn(owner.wholes.get(file), name) ?? this.#declared(file, name, owner);
  }

  #declared(file: FilePath, name: string, graph: ModuleGraph): Value {
    const record = this.#parts.ports.modules.record(file);
    const target = record?.exports.get(name) ?? this.#passedOn(record, name);
    const foreign = typeof target === 'string' ? record?.imports.get(target) : target;
    if (foreign !== undefined) return this.#stage.ledger.deeper(() => this.#foreign(file, foreign, graph));
    const value = typeof target === 'string' ? this.load(file, graph).own(target)?.value : undefined;
    if (value === undefined) throw new NotEvaluable(name);
    return value;
  }

  /** `export * from './other'` */
  #passedOn(record: ModuleRecord | undefined, name: string): ForeignName | undefined {
    const { modules } = this.#parts.ports;
    const specifier = record?.passedOn.find((one) => {
      const file = modules.resolve(record.file, one);
      return file !== undefined && name !== 'default' && modules.exported(file, name) !== undefined;
    });
    return specifier === undefined ? undefined : { specifier, name };
  }

  /** A file with its variables; run when it is loaded first. */
  load(file: FilePath, graph = this.#newest): Frame {
    const { units } = graph.ownerOf(file);
    const known = units.get(file);
    if (known !== undefined) return known;
    const { modules, isSubject } = this.#parts.ports;
    const record = modules.record(file);
    if (record === undefined) throw new NotEvaluable(file);
    const unit = { file, isSubject: isSubject(file) };
    const frame = new Frame(unit, undefined, true);
    units.set(file, frame);
    this.#graphs.set(unit, graph.ownerOf(file));
    const loading = unit.isSubject ? loadingOf(record) : undefined;
    const state = { isInside: unit.isSubject, extent: loading, control: loading ? callTrail(loading) : NO_TRAIL };
    this.#stage.ledger.apart(state, () => this.#run(record, frame));
    return frame;
  }

  #run(record: ModuleRecord, frame: Frame): void {
    const { first, mocks, rest } = hoistedIn(record);
    for (const call of mocks) this.#hoist(call, frame);
    this.#stage.run(first, frame);
    this.#stage.run(rest, frame);
  }

  #hoist(call: CallExpression, frame: Frame): void {
    const mocked = mockedBy(call);
    if (mocked === undefined) throw new NotEvaluable('a mocked module');
    const { specifier, factory, isUndone } = mocked;
    const key = this.keyOf(frame.unit.file, specifier);
    const standIn = this.#parts.standIn(key, () => factory && this.#stage.evaluate(factory, frame));
    if (isUndone) this.#newest.standIns.delete(key);
    else this.#newest.standIns.set(key, standIn);
  }

  keyOf(from: FilePath, specifier: string): ModuleKey {
    return this.#parts.ports.modules.resolve(from, specifier) ?? bare(specifier);
  }

  /** `vi.doMock(…)`, for what is imported later; without a stand-in `vi.doUnmock(…)`. */
  standFor(key: ModuleKey, standIn: StandIn | undefined): void {
    const older = { graph: this.#newest, files: this.#loadedSoFar() };
    this.#newest = new ModuleGraph(this.#newest.standIns, older);
    if (standIn === undefined) this.#newest.standIns.delete(key);
    else this.#newest.standIns.set(key, standIn);
  }

  /** `vi.resetModules()` */
  forget(): void {
    this.#newest = new ModuleGraph(this.#newest.standIns);
  }

  /** The files that have been loaded, and all that these import. */
  #loadedSoFar(): ReadonlySet<FilePath> {
    const { modules } = this.#parts.ports;
    const found = new Set(this.#newest.units.keys());
    for (const file of found) {
      const record = modules.record(file);
      const exported = [...(record?.exports.values() ?? [])].filter((target) => typeof target !== 'string');
      const specifiers = [...(record?.imports.values() ?? []), ...exported].map(({ specifier }) => specifier);
      for (const specifier of [...specifiers, ...(record?.passedOn ?? [])]) {
        const target = modules.resolve(file, specifier);
        if (target !== undefined) found.add(target);
      }
    }
    return found;
  }

  isKnown(file: FilePath): boolean {
    return this.#parts.ports.modules.textOf(file) !== undefined;
  }

  /** A module as it is, whatever stands for it. */
  actual(key: ModuleKey): Value {
    const file = filePath(key);
    return this.isKnown(file) ? this.#wholeIn(this.#newest, file) : this.#dependency(key, '*');
  }

  #wholeIn(graph: ModuleGraph, file: FilePath): Value {
    const { wholes } = graph.ownerOf(file);
    const known = wholes.get(file);
    if (known !== undefined) return known;
    const made = isJson(file) ? this.files.dataOf(file) : this.#exportsOf(file, graph);
    wholes.set(file, made);
    return made;
  }

  #exportsOf(file: FilePath, graph: ModuleGraph): Value {
    const { modules } = this.#parts.ports;
    if (modules.record(file) === undefined) throw new NotEvaluable(file);
    const made = new Exports();
    for (const name of modules.exportedNames(file))
      made.slots.set(name, { value: NOTHING, get: new Func(name, () => this.#exported(file, name, graph)) });
    return plain(made);
  }

  #dependency(specifier: string, name: string): Value {
    if (/^(?:vitest|@jest\/globals)$/.test(specifier)) {
      if (name === '*') throw new NotEvaluable(specifier);
      return this.#parts.exportOfVitest(name);
    }
    const read = FILE_SYSTEM.test(specifier) ? this.files.export(name) : undefined;
    const value = read ?? this.#ofStandard(specifier).own(name === '*' ? 'default' : name)?.value;
    if (value === undefined) throw new NotEvaluable(`${specifier} ${name}`);
    return value;
  }

  /** What Node.js has by name; `undefined` where it is not known. */
  global(name: string): Value | undefined {
    const text = standardGlobals(name);
    return text === undefined ? undefined : this.#standardFrame('globals', text).own(name)?.value;
  }

  /** What a module of Node.js declares. */
  #ofStandard(specifier: string): Frame {
    const text = standardModule(specifier);
    if (text === undefined) throw new NotEvaluable(specifier);
    return this.#standardFrame(specifier, text);
  }

  #standardFrame(specifier: string, text: string): Frame {
    const known = this.#standard.get(specifier);
    if (known !== undefined) return known;
    const path = filePath(`${specifier}.js`);
    const record = readModule({ path, text });
    if (record === undefined) throw new NotEvaluable(specifier);
    const frame = new Frame({ file: path, isSubject: true, isStandard: true }, undefined, true);
    this.#standard.set(specifier, frame);
    this.#stage.run(record.statements, frame);
    return frame;
  }
}

const FILE_SYSTEM = /^(?:node:)?fs(?:\/promises)?$/;

/** A spy that the test put in the place of an export. */
function spiedIn(whole: Value | undefined, name: string): Value | undefined {
  const slot = whole?.raw instanceof Exports ? whole.raw.slots.get(name) : undefined;
  return slot?.get === undefined ? slot?.value : undefined;
}

/** `node:fs` and `fs` are one. */
const bare = (specifier: string): string => specifier.replace(/^node:/, '');

/** A file of the code under test that is loaded: what it makes then is the code's. */
function loadingOf({ file, statements: [node] }: ModuleRecord): SubjectCall | undefined {
  return node && new SubjectCall({ ...LOADING, node, file, key: file });
}

const LOADING = {
  name: '',
  given: NO_TRAIL,
  receivedFrom: NO_TRAIL.calls,
  receiver: undefined,
  isAhead: true,
  epoch: 0,
  acts: 0,
};
