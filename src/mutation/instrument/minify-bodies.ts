import { transform, type Loader, type TransformOptions } from 'esbuild';

export interface MinifyOrder {
  /** Bodies of functions: TypeScript or JavaScript, as the loader says. */
  readonly bodies: readonly string[];
  readonly loader: Loader;
  /** Names that the bodies may use and do not declare, `#` included. */
  readonly privateNames: ReadonlySet<string>;
}

/**
 * The minified text of each body; `undefined` of one that does not parse. Equal texts do the same, whatever is around them.
 * @throws when the minifier cannot run.
 */
export async function minifyBodies({ bodies, loader, privateNames }: MinifyOrder): Promise<(string | undefined)[]> {
  if (bodies.length === 0) return [];
  const fields = [...privateNames].map((name) => `${name};`).join('');
  // In a method, `super` and private names are known. One call for all, since a call costs more than a body.
  const classes = bodies.map((body, index) => `class ${NAME}${index} extends Base{${fields}async method(){${body}\n}}`);
  try {
    const { code } = await transform(classes.join('\n'), { ...OPTIONS, loader });
    const minified = code
      .trimEnd()
      .split(new RegExp(`class ${NAME}\\d+`))
      .slice(1);
    // A body may hold such a name itself, in a string: then nothing is known of any.
    return minified.length === bodies.length ? minified : bodies.map(() => undefined);
  } catch (error) {
    if (!(error instanceof Error && 'errors' in error)) throw error;
    if (bodies.length === 1) return [undefined];
    const middle = Math.ceil(bodies.length / 2);
    const halves = [bodies.slice(0, middle), bodies.slice(middle)];
    const minified = halves.map((half) => minifyBodies({ bodies: half, loader, privateNames }));
    return (await Promise.all(minified)).flat();
  }
}

const NAME = 'AssayBody';

const OPTIONS: TransformOptions = {
  minifySyntax: true,
  minifyWhitespace: true,
  target: 'esnext',
  jsx: 'preserve',
  legalComments: 'none',
  // A comment that calls a function pure proves nothing.
  ignoreAnnotations: true,
  treeShaking: false,
  logLevel: 'silent',
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
};
