/** What a test does when it is read, statement by statement, without being run. */
import type { Node } from '@babel/types';
import type { FilePath } from '../model/ids.ts';
import type { Span } from '../model/location.ts';
import type { CallTerm, Term } from './terms/term.ts';

/** A piece of syntax in its file. */
export interface Site {
  readonly file: FilePath;
  readonly node: Node;
}

/** One time that a test comes to an assertion. A helper that asserts is met once a call of it, with other values. */
export interface Assertion {
  /** Of the whole matcher call, `expect` included: the place that a stack trace falls into. */
  readonly span: Span;
  readonly site: Site;
  /** `property`: a property-based check whose predicate returns a boolean. */
  readonly form: 'expect' | 'assert' | 'should' | 'property';
  /** The last member as written: `toBe`, `equal`, `true`, `strictEqual`; `ok` for `assert(x)`. */
  readonly matcher: string;
  readonly demand: Demand;
  readonly isNegated: boolean;
  /** `resolves`, `rejects`, `soft`, `poll`, and the words of a chai chain (`deep`, `to`). */
  readonly modifiers: ReadonlySet<string>;
  /** A promise's value where `resolves`, `rejects` or `await` unwraps it. */
  readonly actual: Term;
  /** The matcher's arguments, messages left out. */
  readonly expected: readonly Term[];
  /** Whether a matcher that the test's side defines is content, where that is known. */
  readonly pass?: Term;
  /** From the test's body inwards. */
  readonly path: readonly Step[];
  /** What becomes of the matcher call's value. */
  readonly use: Use;
}

/** What a matcher asks of the actual value, whatever the library calls it. */
export type Demand =
  /** Deep or strict equality with the first expected value. */
  | 'equal'
  /** `toBeCloseTo`, `approximately`. */
  | 'close'
  /** `toMatchObject`, `toHaveProperty` with a value, `include`. */
  | 'partial'
  /** `toContain`, `toContainEqual`. */
  | 'contains'
  /** `toMatch`. */
  | 'matches'
  /** `toBeGreaterThan` and its kin. */
  | 'ordered'
  /** `toHaveLength`. */
  | 'length'
  /** `toThrow` and its kin. */
  | 'throws'
  /** `toBe(true)`, `toBeTruthy`, `assert(x)`. */
  | 'truth'
  /** `toBeDefined`, `not.toBeNull`, `exist`, `toHaveProperty` with no value. */
  | 'existence'
  /** `toBeInstanceOf`, `toBeTypeOf`, `a`. */
  | 'type'
  /** `toHaveBeenCalledWith` and its kin. */
  | 'interaction'
  | 'snapshot'
  /** A matcher that the project defines, or one that is not known. */
  | 'other';

/** One step inwards. */
export type Step =
  /** Runs only where `condition` holds. */
  | { readonly kind: 'branch'; readonly condition: Term; readonly site: Site }
  /** Runs once an element of `list`. */
  | { readonly kind: 'loop'; readonly list: Term; readonly site: Site }
  /** The site is the whole `try` statement. */
  | { readonly kind: 'try' | 'catch' | 'finally'; readonly site: Site }
  /** A function of the test's side, called at the site; `name` as declared, empty for an anonymous one; `callee` is its syntax. */
  | { readonly kind: 'call'; readonly name: string; readonly callee: Node; readonly use: Use; readonly site: Site }
  /** A function handed to code that is not read: it may run once, often, later or never. The site is the call that takes it. */
  | { readonly kind: 'callback'; readonly call: CallTerm; readonly use: Use; readonly site: Site };

/** What becomes of an expression's value. `used`: it is a part of another expression or kept in a variable. */
export type Use = 'awaited' | 'returned' | 'discarded' | 'used';

/** A call that is not inlined: of code under test, a dependency, a builtin or something unknown. In order of execution. */
export interface CallRecord {
  readonly term: CallTerm;
  readonly site: Site;
  readonly use: Use;
  /** `load`: while the file loads; `hook`: in a `beforeEach` and its kin, for this test. */
  readonly phase: 'load' | 'hook' | 'body';
  readonly path: readonly Step[];
}
