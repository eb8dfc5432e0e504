/** What each known matcher demands. */
import type { Demand } from '../assertion.ts';

const entries = (demand: Demand, names: string): readonly (readonly [string, Demand])[] =>
  names.split(' ').map((name) => [name, demand]);

/** Of Vitest, Jest and chai, by the last word of the chain. */
export const MATCHERS: ReadonlyMap<string, Demand> = new Map([
  ...entries('equal', 'toBe toEqual toStrictEqual equal equals eq eql eqls toBeOneOf oneOf members'),
  ...entries('close', 'toBeCloseTo closeTo approximately'),
  ...entries('partial', 'toMatchObject property ownProperty propertyVal containSubset nested'),
  ...entries('contains', 'toContain toContainEqual include includes contain contains string keys key'),
  ...entries('matches', 'toMatch match matches'),
  ...entries(
    'ordered',
    'toBeGreaterThan toBeGreaterThanOrEqual toBeLessThan toBeLessThanOrEqual above gt greaterThan least gte below lt lessThan most lte within',
  ),
  ...entries('length', 'toHaveLength lengthOf'),
  ...entries('throws', 'toThrow toThrowError throw throws Throw'),
  ...entries('truth', 'toBeTruthy toBeFalsy ok true false toBeTrue toBeFalse toSatisfy satisfy satisfies'),
  ...entries(
    'existence',
    'toBeDefined toBeUndefined toBeNull toBeNullable toBeNaN undefined null NaN exist exists toHaveProperty empty finite',
  ),
  ...entries('type', 'toBeInstanceOf toBeTypeOf a an instanceof instanceOf'),
  ...entries(
    'interaction',
    'toHaveBeenCalled toHaveBeenCalledTimes toHaveBeenCalledWith toHaveBeenCalledOnce toHaveBeenCalledExactlyOnceWith toHaveBeenLastCalledWith toHaveBeenNthCalledWith toBeCalled toBeCalledTimes toBeCalledWith lastCalledWith nthCalledWith toHaveReturned toHaveReturnedTimes toHaveReturnedWith toHaveLastReturnedWith toHaveNthReturnedWith toReturn toReturnWith toHaveResolved toHaveResolvedWith toHaveResolvedTimes toHaveLastResolvedWith toHaveNthResolvedWith toHaveBeenCalledBefore toHaveBeenCalledAfter calledWith called calledOnce',
  ),
  ...entries(
    'snapshot',
    'toMatchSnapshot toMatchInlineSnapshot toMatchFileSnapshot toThrowErrorMatchingSnapshot toThrowErrorMatchingInlineSnapshot toMatchAriaSnapshot toMatchScreenshot',
  ),
]);

/** Chai's words that assert without being called. */
export const PROPERTY_MATCHERS: ReadonlySet<string> = new Set(
  'ok true false null undefined NaN exist empty finite called calledOnce extensible sealed frozen'.split(' '),
);

/** Of `assert` in node:assert, chai and Vitest, without a leading `not`. */
export const ASSERTS: ReadonlyMap<string, Demand> = new Map([
  ...entries('truth', 'ok isOk isTrue isFalse isTrusted'),
  ...entries(
    'equal',
    'equal strictEqual deepEqual deepStrictEqual sameMembers sameDeepMembers sameOrderedMembers partialDeepStrictEqual eql oneOf',
  ),
  ...entries('close', 'closeTo approximately'),
  ...entries('partial', 'propertyVal property deepInclude containSubset deepPropertyVal nestedPropertyVal'),
  ...entries('contains', 'include contains hasAllKeys hasAnyKeys containsAllKeys'),
  ...entries('matches', 'match doesNotMatch'),
  ...entries('ordered', 'isAbove isAtLeast isBelow isAtMost'),
  ...entries('length', 'lengthOf'),
  ...entries('throws', 'throws rejects doesNotThrow doesNotReject isRejected ifError'),
  ...entries('existence', 'exists isNull isUndefined isDefined isNaN isEmpty'),
  ...entries(
    'type',
    'isString isNumber isArray isObject isBoolean isFunction isFinite instanceOf typeOf isDate isRegExp isError isClass',
  ),
]);
