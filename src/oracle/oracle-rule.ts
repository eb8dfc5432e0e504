import type { Node } from '@babel/types';
import type { Suspicion } from '../model/oracle.ts';
import type { FilePath } from '../model/ids.ts';
import type { Behaviour, CallExample } from '../model/behaviour.ts';
import type { Span } from '../model/location.ts';
import type { TestDeclaration } from '../model/suite.ts';
import type { Assertion, CallRecord, Site } from './assertion.ts';
import type { KnownCode } from './evaluate/evaluation.ts';
import type { ModuleRecord } from './modules/module-record.ts';
import type { Rehearsal } from './rehearse/rehearse-test.ts';
import type { CallTerm, DeclaredTerm, LambdaTerm, MemberTerm, Term } from './terms/term.ts';

/** One thing to look for in a test. Pure; what it finds is sorted and told once by `inspect-oracles.ts`. */
export interface OracleRule {
  readonly id: Suspicion['rule'];
  readonly inspect: (test: ExaminedTest, context: OracleContext) => readonly Suspicion[];
}

/** A test as it was read. */
export interface ExaminedTest {
  readonly declaration: TestDeclaration;
  /** Those that it claims. */
  readonly behaviours: readonly Behaviour[];
  /** Where its behaviours' code is. */
  readonly scope: readonly Span[];
  /** The `it(…)` call. */
  readonly site: Site;
  /** The callback with the test's steps; `undefined` when it was not found. */
  readonly body: Node | undefined;
  /** The table of `each` or `for`; `undefined` when it has none. */
  readonly rows: Term | undefined;
  /** In order of execution; an assertion that a helper makes is there once a call of the helper. */
  readonly assertions: readonly Assertion[];
  /** `expect` and `assert` calls written inside the body that reading never came to: after a return, in a function that nobody calls. */
  readonly unreached: readonly Site[];
  /** Whether its body, or a helper of the test's side that it calls, has a `throw` that is come to: a check without an assertion. */
  readonly mayThrow: boolean;
  /** Everything called while the file loads, in the hooks around the test and in its body. */
  readonly calls: readonly CallRecord[];
  /** Whether reading was cut short because the test does too much: what is missing proves nothing then. */
  readonly isCutShort: boolean;
}

/** Questions about the code, answered when asked. */
export interface OracleContext {
  /** Whether a file is code under test: neither test, nor support of tests, nor a dependency. */
  readonly isSubject: (file: FilePath) => boolean;
  /** The syntax of what code under test declares: a function, a class, or the value of a constant; `undefined` when it is not known. */
  readonly declarationOf: (term: DeclaredTerm) => Site | undefined;
  /** The value of a constant of the code under test (its parts, when it is an object); `undefined` for functions, classes and variables. */
  readonly constantOf: (term: DeclaredTerm) => Term | undefined;
  /** The function or method of the code under test that a call runs; `undefined` when it is none, or not known which. */
  readonly calledBy: (call: CallTerm) => CalledFunction | undefined;
  /** Every function and method that a file of the code under test declares at its top level. */
  readonly functionsIn: (file: FilePath) => readonly CalledFunction[];
  /** The call that an example of a spec makes; `undefined` when it cannot be read. */
  readonly callOf: (example: CallExample, behaviour: Behaviour) => Term | undefined;
  /** What the called function, or a getter that is read, returns, the calls inside it left as they are. */
  readonly unfold: (term: CallTerm | MemberTerm) => Term | undefined;
  /** The code as one needs it to work values out. */
  readonly known: KnownCode;
  /** The test gone through with real values, or with others for literals of its own; `undefined` where that is not possible. */
  readonly rehearse: (test: ExaminedTest, literals?: ReadonlyMap<string, unknown>) => Rehearsal | undefined;
  /** How many assertions the test comes to where it passes though one of them fails; `undefined` where it does not, or nobody knows. */
  readonly metDespite: (failing: Node, test: ExaminedTest) => number | undefined;
  /** What ends a rehearsal of a test before its end; `undefined` when it comes to it. */
  readonly whyNotRehearsed: (test: ExaminedTest) => unknown;
  /** The text of a node. */
  readonly textOf: (site: Site) => string;
  /** The syntax of a file that was handed in, tests included; `undefined` when it could not be read. */
  readonly moduleOf: (file: FilePath) => ModuleRecord | undefined;
  /** The file that a specifier means, if it is in the project. */
  readonly resolve: (from: FilePath, specifier: string) => FilePath | undefined;
}

export interface CalledFunction {
  /** `total` or `Basket.total`. */
  readonly name: string;
  readonly site: Site;
  /** What it returns, in terms of its parameters and of `this`. */
  readonly meaning: LambdaTerm | undefined;
}
