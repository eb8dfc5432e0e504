import type { BehaviourId, FilePath } from './ids.ts';
import type { Location } from './location.ts';

/** One YAML file of behaviours. */
export interface Spec {
  readonly file: FilePath;
  readonly feature: string;
  readonly about: string | undefined;
  /** The code that the feature names, whether or not a behaviour inherits it. */
  readonly code: readonly CodeReference[];
  readonly behaviours: readonly Behaviour[];
}

/** One thing the software must do, as a person stated it. */
export interface Behaviour {
  readonly id: BehaviourId;
  readonly feature: string;
  /** Whom to ask; taken from the feature. */
  readonly owner: string | undefined;
  readonly must: string;
  readonly why: string | undefined;
  readonly status: BehaviourStatus;
  /** The code that realises this behaviour: its own where it names any, else the feature's. */
  readonly code: readonly CodeReference[];
  readonly examples: readonly Example[];
  readonly wrongBehaviours: readonly WrongBehaviour[];
  /** Links from the spec's side: `file > describe > title`, `*` stands for any text. */
  readonly tests: readonly TestReference[];
  /** Where its id is written. */
  readonly location: Location;
}

export type BehaviourStatus = 'active' | 'draft' | 'retired';

/** A path, a glob, or `path#name`, as written in a spec. */
export interface CodeReference {
  /** Relative to the project's root, `/` separated; may hold glob characters. */
  readonly path: string;
  /** `name`, `Class.method`, or `undefined` for the whole file. */
  readonly name: string | undefined;
  /** `behaviour`: named by the behaviour itself; `feature`: inherited. Only the former can be own code. */
  readonly declaredBy: 'behaviour' | 'feature';
  readonly location: Location;
}

export interface TestReference {
  readonly pattern: string;
  readonly location: Location;
}

/** What a person says is right. An outline (`call` and `rows`) is one example a row. */
export type Example = CallExample | DataExample;

/** Executed against the code. */
export interface CallExample {
  readonly kind: 'call';
  /** An expression, or, when `args` is present, the dotted name of a function. */
  readonly call: string;
  readonly args: readonly unknown[] | undefined;
  /** The values bound to `$name` in `call`. */
  readonly row: Readonly<Record<string, unknown>> | undefined;
  readonly setup: string | undefined;
  /** Milliseconds; 1000 unless stated. */
  readonly timeout: number;
  readonly outcome: ExampleOutcome;
  readonly location: Location;
}

/** A row without a call: data that a linked test reads. */
export interface DataExample {
  readonly kind: 'data';
  readonly row: Readonly<Record<string, unknown>>;
  /** The key that holds the stated outcome: `returns`, else the row's last key. */
  readonly outcomeKey: string;
  readonly location: Location;
}

export type ExampleOutcome =
  | { readonly kind: 'returns'; readonly value: unknown }
  | { readonly kind: 'approx'; readonly value: number; readonly within: number }
  | { readonly kind: 'js'; readonly expression: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'matches'; readonly value: unknown }
  /** `message` is a text that the error's message contains, or `/a regular expression/`. */
  | { readonly kind: 'throws'; readonly error: string; readonly message: string | undefined }
  /** An expression over `result`. */
  | { readonly kind: 'holds'; readonly expression: string };

/** What a person says is wrong. */
export type WrongBehaviour = { readonly name: string; readonly location: Location } & (
  | { readonly kind: 'replace'; readonly replace: string; readonly with: string }
  /** Export name to implementation. */
  | { readonly kind: 'instead'; readonly instead: Readonly<Record<string, string>> }
  /** A plain sentence, not yet checkable. */
  | { readonly kind: 'sentence' }
);
