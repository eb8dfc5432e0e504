/** Which calls say something to people or to machines that watch, by the name of what is called. */
import type { AridPolicy, AridRuleId } from '../../model/arid.ts';

/** The rule, or the pattern of the policy, by which a call is arid; `undefined` when it is not. */
export type CallRule = (calledName: string) => string | undefined;

const LOGGERS = ['log', 'logger', 'Logger', 'pino', 'winston'];
const LEVELS = 'trace debug verbose silly info notice success warn warning error critical alert fatal log'.split(' ');
const METERS = ['metrics', 'statsd', 'telemetry'];
const MEASURES =
  'count counter decrement dec distribution gauge histogram increment inc observe record timing time'.split(' ');
const SPAN_NOTES = 'addEvent recordException setAttribute setAttributes setStatus setTag setTags'.split(' ');

const each = (objects: readonly string[], methods: readonly string[]): readonly string[] =>
  objects.flatMap((object) => methods.map((method) => `${object}.${method}`));

const PATTERNS: readonly (readonly [AridRuleId, readonly string[]])[] = [
  ['console', ['console.*']],
  ['logging', [...each(LOGGERS, LEVELS), 'debug']],
  ['metrics', each(METERS, MEASURES)],
  ['tracing', [...each(['span'], SPAN_NOTES), 'performance.mark', 'performance.measure']],
];

/** Those of which all but the first argument may be a text for people. */
export const isAssertion = (calledName: string): boolean =>
  ['assert', 'assert.*', 'invariant'].some((pattern) => matches(pattern, segmentsOf(calledName)));

export function callRule({ off, calls }: AridPolicy): CallRule {
  const known = new Map<string, string | undefined>();
  const patterns = [
    ...PATTERNS.filter(([rule]) => !off.has(rule)).flatMap(([rule, own]) => own.map((pattern) => ({ rule, pattern }))),
    ...calls.map((pattern) => ({ rule: pattern, pattern })),
  ];
  return (calledName) => {
    if (!known.has(calledName)) {
      const segments = segmentsOf(calledName);
      known.set(calledName, patterns.find(({ pattern }) => matches(pattern, segments))?.rule);
    }
    return known.get(calledName);
  };
}

/** Compared from the end, so that `logger.info` is also `this.logger.info`; a name alone is called alone. */
function matches(pattern: string, segments: readonly string[]): boolean {
  const wanted = pattern.split('.');
  const last = segments.slice(-wanted.length);
  if (last.length < wanted.length || (wanted.length === 1 && segments.length > 1)) return false;
  return wanted.every((segment, index) => segment === '*' || segment === last[index]);
}

/** A private logger is a logger. */
const segmentsOf = (name: string): readonly string[] =>
  name.split('.').map((segment) => segment.replace(/^[#_]+(?=.)/, ''));
