/** A module without its types, as its scopes are looked at: every position is that of the user's text. */
import { stripTypeScriptTypes } from 'node:module';
import traverse, { type NodePath } from '@babel/traverse';
import type { File, Program } from '@babel/types';
import type { SourceFile } from '../../model/source-file.ts';
import { parseSource } from '../../syntax/parse-source.ts';

export interface ModuleScopes {
  readonly ast: File;
  readonly program: NodePath<Program>;
}

/** `undefined` where nobody can be sure what the module is when it runs: JSX, enums, mistakes. */
export function moduleScopes(source: SourceFile): ModuleScopes | undefined {
  const text = withoutTypes(source);
  if (text === undefined) return undefined;
  const parsed = parseSource({ path: source.path, text });
  if (!parsed.ok) return undefined;
  const found: NodePath<Program>[] = [];
  traverse(parsed.ast, {
    Program(path) {
      found.push(path);
      path.stop();
    },
  });
  const [program] = found;
  return program && { ast: parsed.ast, program };
}

function withoutTypes({ path, text }: SourceFile): string | undefined {
  if (/\.[cm]?js$/.test(path)) return text;
  if (!/\.[cm]?ts$/.test(path)) return undefined;
  try {
    return stripTypeScriptTypes(text);
  } catch {
    return undefined;
  }
}
