import type { Behaviour, CallExample } from '../../model/behaviour.ts';
import { filePath, type BehaviourId, type FilePath } from '../../model/ids.ts';
import type { Span } from '../../model/location.ts';
import { parseSource } from '../../syntax/parse-source.ts';
import { dataTerm } from '../interpret/json-term.ts';
import type { ProjectInterpreter } from '../interpret/project-interpreter.ts';
import { Scope } from '../interpret/scope.ts';
import type { ProjectModules } from '../modules/project-modules.ts';
import { pureCall } from '../terms/build-call.ts';
import { declared } from '../terms/make-term.ts';
import type { Term } from '../terms/term.ts';

const MAX_STEPS = 5_000;

/** The calls that the examples of specs make. */
export class ExampleCalls {
  readonly #known = new Map<CallExample, Term | undefined>();
  readonly #interpreter: ProjectInterpreter;
  readonly #modules: ProjectModules;
  readonly #scopes: ReadonlyMap<BehaviourId, readonly Span[]>;

  constructor(project: {
    readonly interpreter: ProjectInterpreter;
    readonly modules: ProjectModules;
    readonly scopes: ReadonlyMap<BehaviourId, readonly Span[]>;
  }) {
    this.#interpreter = project.interpreter;
    this.#modules = project.modules;
    this.#scopes = project.scopes;
  }

  /** `undefined` when an example has a setup, or is no expression. */
  callOf(example: CallExample, behaviour: Behaviour): Term | undefined {
    if (!this.#known.has(example)) this.#known.set(example, this.#read(example, behaviour));
    return this.#known.get(example);
  }

  #read({ call, args, row, setup, location }: CallExample, behaviour: Behaviour): Term | undefined {
    const [file] = this.#filesOf(behaviour);
    const parsed = parseSource({ path: filePath('example.ts'), text: `(${call}\n)` });
    const statement = parsed.ok ? parsed.ast.program.body[0] : undefined;
    if (setup !== undefined || file === undefined || statement?.type !== 'ExpressionStatement') return undefined;
    const origin = `${location.file}:${location.line}`;
    const scope = this.#scopeOf(behaviour, file);
    for (const [name, value] of Object.entries(row ?? {}))
      this.#interpreter.journal.declare(scope, `$${name}`, dataTerm(value, origin));
    const { log } = this.#interpreter;
    const value = log.muted(() =>
      this.#interpreter.withSteps(MAX_STEPS, () => this.#interpreter.evaluate(statement.expression, scope)),
    );
    if (value === undefined || args === undefined) return value;
    return pureCall(
      value,
      args.map((argument) => dataTerm(argument, origin)),
    );
  }

  #filesOf({ id, code }: Behaviour): readonly FilePath[] {
    const named = code.map(({ path }) => filePath(path.replace(/^\.\//, '')));
    const scoped = this.#scopes.get(id)?.map(({ file }) => file) ?? [];
    return [...new Set([...scoped, ...named])].filter((file) => this.#modules.record(file) !== undefined);
  }

  /** All exports of the behaviour's files are known by name. */
  #scopeOf(behaviour: Behaviour, file: FilePath): Scope {
    const scope = new Scope(file);
    for (const other of this.#filesOf(behaviour))
      for (const name of this.#modules.record(other)?.exports.keys() ?? []) {
        const meaning = this.#modules.exported(other, name);
        if (meaning?.kind === 'local' && scope.own(name) === undefined)
          this.#interpreter.journal.declare(scope, name, declared(meaning.file, meaning.name));
      }
    return scope;
  }
}
