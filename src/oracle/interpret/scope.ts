import type { FilePath } from '../../model/ids.ts';
import type { Term } from '../terms/term.ts';

/** A variable of the code that is read. What it holds changes through a `Journal` only. */
export class Variable {
  readonly name: string;
  /** Grows with each declaration, so that what a loop declares is told from what it changes. */
  readonly birth: number;
  value: Term;

  constructor(name: string, value: Term, birth: number) {
    this.name = name;
    this.value = value;
    this.birth = birth;
  }
}

/** The variables of a block, function or file. */
export class Scope {
  readonly file: FilePath;
  readonly parent: Scope | undefined;
  readonly #variables = new Map<string, Variable>();

  constructor(file: FilePath, parent?: Scope) {
    this.file = file;
    this.parent = parent;
  }

  own(name: string): Variable | undefined {
    return this.#variables.get(name);
  }

  find(name: string): Variable | undefined {
    return this.#variables.get(name) ?? this.parent?.find(name);
  }

  add(variable: Variable): void {
    this.#variables.set(variable.name, variable);
  }

  get root(): Scope {
    return this.parent?.root ?? this;
  }
}

/** Remembers what variables held, so that what was read for one branch or test can be taken back. */
export class Journal {
  #births = 0;
  readonly #changes: { readonly variable: Variable; readonly previous: Term }[] = [];
  #frame = 0;

  declare(scope: Scope, name: string, value: Term): Variable {
    this.#births += 1;
    const variable = new Variable(name, value, this.#births);
    scope.add(variable);
    return variable;
  }

  assign(variable: Variable, value: Term): void {
    this.#changes.push({ variable, previous: variable.value });
    variable.value = value;
  }

  get mark(): number {
    return this.#changes.length;
  }

  /** Runs a function's body; `finish` sees what older variables held before it, as far as it changed them. */
  inFrame<Result>(action: () => Result, finish: (result: Result, before: ReadonlyMap<Variable, Term>) => void): Result {
    const [outer, { mark, births }] = [this.#frame, this];
    this.#frame = mark;
    try {
      const result = action();
      finish(result, this.#heldBefore(mark, births));
      return result;
    } finally {
      this.#frame = outer;
    }
  }

  #heldBefore(mark: number, births: number): ReadonlyMap<Variable, Term> {
    const before = new Map<Variable, Term>();
    for (const { variable, previous } of this.#changes.slice(mark))
      if (variable.birth <= births && !before.has(variable)) before.set(variable, previous);
    return before;
  }

  /** What variables hold now that were assigned since the function began that is being read. */
  get changedInFrame(): ReadonlyMap<Variable, Term> {
    return this.changedSince(this.#frame);
  }

  get births(): number {
    return this.#births;
  }

  /** What variables that are older than `births` hold now, if they were assigned since the mark. */
  changedSince(mark: number, births: number = this.#births): ReadonlyMap<Variable, Term> {
    const changed = this.#changes.slice(mark).map(({ variable }) => variable);
    return new Map(changed.filter(({ birth }) => birth <= births).map((variable) => [variable, variable.value]));
  }

  rollBack(mark: number): void {
    for (const { variable, previous } of this.#changes.splice(mark).toReversed()) variable.value = previous;
  }
}
