/** Says whether a text that a person wrote in a spec is TypeScript, and which names it leaves open. Runs nothing. */
import { parse, parseExpression, type ParserOptions } from '@babel/parser';
import traverse from '@babel/traverse';

export interface SyntaxFault {
  /** In the parser's words, without a position and a full stop. */
  readonly message: string;
  /** From 1; `undefined` when the fault is not on the first line, or has no place. */
  readonly column: number | undefined;
}

/** `undefined` when the text is one expression. */
export function expressionError(text: string): SyntaxFault | undefined {
  return faultOf(text, (options) => parseExpression(text, { ...options, allowAwaitOutsideFunction: true }));
}

/** `undefined` when the text is a list of statements, imports and top-level `await` included. */
export function statementsError(text: string): SyntaxFault | undefined {
  return faultOf(text, (options) => parse(text, options));
}

/** The names that an expression uses and does not declare itself; empty when it is no expression. */
export function freeNames(expression: string): ReadonlySet<string> {
  const names = new Set<string>();
  faultOf(expression, (options) => {
    traverse(parse(`(${expression}\n)`, options), {
      Program(program) {
        for (const name of Object.keys(program.scope.globals)) names.add(name);
      },
    });
  });
  return names;
}

/** The parser speaks to its caller when more than one expression is there. */
const PARSER_ADVICE = /^Unexpected parseExpression\(\) input: .* unexpected character (?<character>.+?)\.?$/s;

/** JSX comes second: with it, `<T>value` no longer is a cast. */
const DIALECTS = [['typescript'], ['typescript', 'jsx']] as const;
const TOO_DEEP: SyntaxFault = { message: 'It is nested too deeply', column: undefined };

function faultOf(text: string, read: (options: ParserOptions) => unknown): SyntaxFault | undefined {
  if (genericDepth(text) > MAX_GENERIC_DEPTH) return TOO_DEEP;
  let first: SyntaxFault | undefined;
  for (const plugins of /\/ *>|<\//.test(text) ? DIALECTS : DIALECTS.slice(0, 1)) {
    try {
      read({ sourceType: 'module', plugins: [...plugins] });
      return undefined;
    } catch (error) {
      // Anything may be thrown: a text nested deeply enough exhausts the parser's stack.
      first ??= toFault(error);
    }
  }
  return first;
}

/** The parser reads `<T>(` in two ways, and what is inside once for each: its time is exponential in this. */
const MAX_GENERIC_DEPTH = 8;

function genericDepth(text: string): number {
  const isGeneric: boolean[] = [];
  let depth = 0;
  let deepest = 0;
  for (const [bracket] of text.matchAll(/(?<!=)>\s*\(|[()]/g)) {
    if (bracket === ')') depth -= isGeneric.pop() === true ? 1 : 0;
    else {
      isGeneric.push(bracket !== '(');
      depth += bracket === '(' ? 0 : 1;
    }
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function toFault(error: unknown): SyntaxFault {
  if (!(error instanceof SyntaxError)) return TOO_DEEP;
  const message = error.message.replace(/\.? \(\d+:\d+\)$/, '').replace(PARSER_ADVICE, 'Unexpected $<character>');
  return { message, column: columnOf(error) };
}

function columnOf(error: SyntaxError): number | undefined {
  if (!('loc' in error) || typeof error.loc !== 'object' || error.loc === null) return undefined;
  const { loc } = error;
  if (!('line' in loc) || !('column' in loc) || loc.line !== 1 || typeof loc.column !== 'number') return undefined;
  return loc.column + 1;
}
