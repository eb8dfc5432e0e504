import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const noMocks = {
  selector: "CallExpression[callee.object.name='vi'][callee.property.name=/^(mock|doMock|hoisted)$/]",
  message: 'A tool that judges oracles may not hide behind mocks: write a fake of the port.',
};
const noCasts = {
  selector: "TSAsExpression:not([typeAnnotation.type='TSTypeReference'][typeAnnotation.typeName.name='const'])",
  message: 'Narrow with a guard instead; only model/ids.ts may cast.',
};

export default defineConfig(
  { ignores: ['dist/', 'examples/', 'test/projects/', 'test/corpus/', 'coverage/'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['eslint.config.js', 'vitest.config.ts'] } },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': [
        'error',
        noMocks,
        noCasts,
        { selector: 'ExportDefaultDeclaration', message: 'Name it.' },
      ],
      'no-console': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      complexity: ['error', { max: 10, variant: 'modified' }],
      'max-params': ['error', 3],
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/bin.ts', 'src/cli/**', 'src/host/**', 'src/vitest/**', 'src/mutation/{stryker,in-process}/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'Only bin, cli, host and adapters know the process.' },
      ],
    },
  },
  { files: ['src/model/ids.ts'], rules: { 'no-restricted-syntax': ['error', noMocks] } },
  {
    files: ['test/**'],
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['**/*.config.{js,ts}'], rules: { 'no-restricted-syntax': 'off' } },
);
