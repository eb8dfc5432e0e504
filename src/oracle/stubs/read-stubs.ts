/** What a test replaces by stubs, and what it told them to return. */
import type { Node } from '@babel/types';
import type { FilePath } from '../../model/ids.ts';
import type { Site } from '../assertion.ts';
import type { ExaminedTest, OracleContext } from '../oracle-rule.ts';
import { propertyName } from '../terms/build-member.ts';
import { declared } from '../terms/make-term.ts';
import type { CallTerm, ObjectTerm, Term } from '../terms/term.ts';
import { isOwnStub, libraryCall, returnedBy, stubBehind, tellingOf } from './stub-calls.ts';

/** A stub that answers a call instead of real code. */
export interface Answer {
  /** `own`: made by the test and nothing's replacement. `export`, `method`: it replaces one of the project or of a dependency. */
  readonly replaces: 'own' | 'export' | 'method';
  /** All that it was told to return. */
  readonly told: readonly Term[];
}

/** A module of the project that is mocked. */
export interface MockedModule {
  readonly file: FilePath;
  /** The exports that a factory makes; `undefined` when each export is replaced by an empty stub. */
  readonly exports: ReadonlyMap<string, Term> | undefined;
  /** Whether a factory keeps the real exports that it does not name. */
  readonly keepsRest: boolean;
}

interface Spy {
  readonly object: Term;
  readonly name: string;
  readonly root: CallTerm;
}

const KNOWN = new WeakMap<ExaminedTest, Stubs>();

/** The stubs of a test, read once. */
export function stubsOf(test: ExaminedTest, context: OracleContext): Stubs {
  const known = KNOWN.get(test) ?? new Stubs(test, context);
  KNOWN.set(test, known);
  return known;
}

export class Stubs {
  /** Whether the test has none at all. */
  readonly isEmpty: boolean;
  readonly modules: readonly MockedModule[];
  readonly spies: readonly Spy[];
  readonly #told = new Map<string, Term[]>();
  readonly #context: OracleContext;

  constructor({ calls }: ExaminedTest, context: OracleContext) {
    this.#context = context;
    const inReach = calls.map(({ term, site }) => ({ term, site, name: libraryCall(term) }));
    this.isEmpty = inReach.every(({ name, term }) => name === undefined && tellingOf(term) === undefined);
    this.modules = inReach.flatMap(({ term, site, name }) =>
      name === 'mock' || name === 'doMock' ? mockedModule(term, site, context) : [],
    );
    this.spies = inReach.flatMap(({ term, name }): readonly Spy[] => {
      const [object, member] = term.args;
      const isSpy = name === 'spyOn' && object !== undefined && member?.kind === 'literal';
      return isSpy ? [{ object, name: String(member.value), root: term }] : [];
    });
    for (const { term } of inReach) {
      const telling = tellingOf(term);
      if (telling !== undefined) this.#tell(telling.stub, telling.value);
    }
  }

  #tell(stub: Term, value: Term | undefined): void {
    const told = this.#told.get(stub.key) ?? [];
    this.#told.set(stub.key, value === undefined ? told : [...told, value]);
  }

  /** Whether code other than the test's own can come upon one of them. */
  get replaceExports(): boolean {
    return this.modules.length > 0 || this.spies.length > 0;
  }

  /** The stub that answers a call; `undefined` when real code does. */
  answerTo(call: CallTerm): Answer | undefined {
    if (call.isNew) return undefined;
    const stub = stubBehind(call.callee);
    if (isOwnStub(stub)) return { replaces: 'own', told: this.toldTo(stub) };
    if (stub.kind === 'declared') {
      const told = this.replacedExport(stub.file, stub.name);
      return told && { replaces: 'export', told };
    }
    const spy = this.spies.find((one) => this.#isCalled(one, call));
    const told = spy && this.#told.get(spy.root.key);
    return told && { replaces: 'method', told };
  }

  /** Whether a stub answers instead of the getter that is read. */
  isSpiedRead(term: Term): boolean {
    if (term.kind !== 'member') return false;
    const spy = this.spies.find(({ object, name }) => object.key === term.object.key && name === propertyName(term));
    return spy !== undefined && (this.#told.get(spy.root.key)?.length ?? 0) > 0;
  }

  #isCalled({ object, name }: Spy, call: CallTerm): boolean {
    if (propertyName(call.callee) !== name || call.callee.kind !== 'member') return false;
    if (call.callee.object.key === object.key) return true;
    const isPrototype = propertyName(object) === 'prototype' && object.kind === 'member';
    if (!isPrototype || object.object.kind !== 'declared') return false;
    return this.#context.calledBy(call)?.name === `${object.object.name}.${name}`;
  }

  /** What the stub was told that stands for an export; `undefined` when the export is the real one. */
  replacedExport(file: FilePath, name: string): readonly Term[] | undefined {
    const spy = this.spies.find(
      ({ object, name: spied }) =>
        object.kind === 'declared' && object.name === '*' && object.file === file && spied === name,
    );
    const bySpy = spy && this.#told.get(spy.root.key);
    if (bySpy !== undefined) return bySpy;
    const later = this.#told.get(declared(file, name).key);
    const mocked = this.modules.find((module) => module.file === file);
    if (mocked === undefined || (mocked.keepsRest && mocked.exports?.has(name) !== true)) return later;
    const made = mocked.exports?.get(name);
    return [...(made === undefined ? [] : this.toldTo(stubBehind(made), made)), ...(later ?? [])];
  }

  /** What a stub, or a function that stands for one, returns. */
  toldTo(stub: Term, chain: Term = stub): readonly Term[] {
    const implementation = returnedBy(isOwnStub(stub) && stub.kind === 'call' ? stub.args[0] : chain);
    const told = this.#told.get(stub.key) ?? [];
    return implementation === undefined ? told : [implementation, ...told];
  }
}

function mockedModule(term: CallTerm, { file: from, node }: Site, context: OracleContext): readonly MockedModule[] {
  const specifier = node.type === 'CallExpression' ? specifierOf(node.arguments[0]) : undefined;
  const file = specifier === undefined ? undefined : context.resolve(from, specifier);
  const factory = term.args[1];
  if (file === undefined || isOptionToSpy(factory)) return [];
  const made = returnedBy(factory);
  if (factory === undefined) return [{ file, exports: undefined, keepsRest: false }];
  if (made?.kind !== 'object') return [{ file, exports: new Map(), keepsRest: made !== undefined }];
  return [{ file, exports: namedEntries(made), keepsRest: made.entries.some(({ key }) => key === undefined) }];
}

/** `'./rates'` or `import('./rates')`. */
function specifierOf(argument: Node | undefined): string | undefined {
  if (argument?.type === 'StringLiteral') return argument.value;
  return argument?.type === 'ImportExpression' ? specifierOf(argument.source) : undefined;
}

/** `vi.mock(path, { spy: true })` keeps what it spies on. */
const isOptionToSpy = (factory: Term | undefined): boolean => factory?.kind === 'object';

const namedEntries = ({ entries }: ObjectTerm): ReadonlyMap<string, Term> =>
  new Map(entries.flatMap(({ key, value }) => (key?.kind === 'literal' ? [[String(key.value), value] as const] : [])));
