/** Turns the statements of a module into those of an async function. */
import { parse } from '@babel/parser';
import type { ImportDeclaration } from '@babel/types';
import { staticName } from './static-name.ts';

/**
 * The statements with every `import` as an `await import()`; imports of types are gone. Lines stay what they are.
 * @throws {SyntaxError} when the text is no list of statements.
 */
export function asFunctionBody(statements: string): string {
  const plugins = /\/ *>|<\//.test(statements) ? (['typescript', 'jsx'] as const) : (['typescript'] as const);
  const { program } = parse(statements, { sourceType: 'module', plugins: [...plugins] });
  let text = statements;
  for (const statement of program.body.toReversed()) {
    const { start, end } = statement;
    if (statement.type !== 'ImportDeclaration' || typeof start !== 'number' || typeof end !== 'number') continue;
    const breaks = text.slice(start, end).replaceAll(/[^\n]/g, '');
    text = text.slice(0, start) + asCall(statement) + breaks + text.slice(end);
  }
  return text;
}

function asCall({ specifiers, source, importKind }: ImportDeclaration): string {
  const call = `await import(${JSON.stringify(source.value)});`;
  if (specifiers.length === 0) return call;
  const values = specifiers.filter((one) => one.type !== 'ImportSpecifier' || one.importKind !== 'type');
  if (importKind === 'type' || values.length === 0) return '';
  const names = values.flatMap((specifier) => {
    if (specifier.type === 'ImportNamespaceSpecifier') return [];
    const imported = specifier.type === 'ImportSpecifier' ? staticName(specifier.imported, false) : 'default';
    return [`${JSON.stringify(imported)}: ${specifier.local.name}`];
  });
  const spaces = values.filter(({ type }) => type === 'ImportNamespaceSpecifier').map(({ local }) => local.name);
  return [...spaces, ...(names.length > 0 ? [`{ ${names.join(', ')} }`] : [])]
    .map((pattern) => `const ${pattern} = ${call}`)
    .join(' ');
}
