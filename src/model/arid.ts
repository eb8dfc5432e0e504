/** Code that no test has to notice: what it says to people, and to machines that watch. */
import type { Span } from './location.ts';

/** What each rule sets aside. Conservative: a returned value, the class of an error and the throw itself never are. */
export const ARID_RULES = {
  console: 'What is printed by `console`.',
  logging: 'What is given to a logger: `logger.info`, `this.log.warn`, `debug`.',
  metrics: 'What is counted or timed for those who run the software: `metrics.increment`, `statsd.timing`.',
  tracing: 'What is noted on a trace: `span.setAttribute`, `performance.mark`.',
  'error-message': 'The text for people of an error that is thrown, unless an example of the code states a `message`.',
  'assertion-message': 'The text for people of `assert` or `invariant`.',
  'debug-name': 'A name for debuggers: `displayName`, `Symbol.toStringTag`, the description of a symbol.',
} as const;

export type AridRuleId = keyof typeof ARID_RULES;

export const ARID_RULE_IDS: readonly AridRuleId[] = Object.keys(ARID_RULES).filter(isAridRuleId);

export function isAridRuleId(id: string): id is AridRuleId {
  return Object.hasOwn(ARID_RULES, id);
}

/** What people decided about arid code. */
export interface AridPolicy {
  /** Rules that set nothing aside. */
  readonly off: ReadonlySet<AridRuleId>;
  /** Dotted names of functions whose plain arguments are set aside too: `audit.*`. */
  readonly calls: readonly string[];
}

/** A piece of code in which no mutant is run. */
export interface AridCode {
  readonly span: Span;
  /** An `AridRuleId`, or the pattern of the policy. */
  readonly rule: string;
}
