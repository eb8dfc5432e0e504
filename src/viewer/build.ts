/** Bundles the viewer into `dist/viewer.js`, a module of two texts, which the `html` reporter puts into its page. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const { outputFiles, metafile } = await build({
  entryPoints: [here('main.tsx'), here('styles/main.css')],
  outdir: 'out',
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  format: 'iife',
  target: 'es2023',
  legalComments: 'none',
  jsx: 'automatic',
  jsxImportSource: 'preact',
});

// The model's schemas are for Node: their library is large, and makes functions of texts, which the page's policy forbids.
const foreign = Object.keys(metafile.inputs).filter(
  (path) => path.includes('node_modules/') && !path.includes('/preact/'),
);
if (foreign.length > 0)
  throw new Error(`The viewer imports more than Preact, through some module of src: ${foreign[0] ?? ''}`);

const textOf = (extension: string): string => {
  const text = outputFiles.find(({ path }) => path.endsWith(extension))?.text;
  // It would end the element that holds it.
  if (text === undefined || /<\/(?:script|style)/i.test(text))
    throw new Error(`No text for ${extension}, or one that ends its element`);
  return text;
};

mkdirSync(here('../../dist'), { recursive: true });
writeFileSync(
  here('../../dist/viewer.js'),
  `export const SCRIPT = ${JSON.stringify(textOf('.js'))};\nexport const STYLE = ${JSON.stringify(textOf('.css'))};\n`,
);
