import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** The folders of src/, innermost ring first: a folder imports from its own ring and from those before it. */
export const rings = [
  ['errors', 'lifetime'],
  ['gi', 'ffi'],
  ['fd', 'dma-buf', 'memory', 'allocators'],
  ['pipeline', 'element', 'explore', 'typings'],
  ['cli'],
]

// Who may speak to the native packages: everybody else goes through these folders.
const bridges = { koffi: 'ffi', 'node-gtk': 'gi' }

export default defineConfig(
  globalIgnores(['dist/', 'dist.*/', 'build/', 'out/', 'types/']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // GObject's flags are enums that are combined with |, which makes them numbers.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  { files: ['src/*.ts'], rules: restrictedImports('.', []) },
  rings.flatMap((ring, index) =>
    ring.map((folder) => ({
      files: [`src/${folder}/**/*.ts`],
      rules: restrictedImports(folder, rings.slice(index + 1).flat()),
    })),
  ),
  // An import() escapes the rule above, so the folders that it guards have none, but for what is too large to load each time.
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ImportExpression:not([source.value="@viz-js/viz"])', message: 'Import statically' },
      ],
    },
  },
  // jest's tests are callbacks, and the matchers that it offers are methods without `this`.
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-empty-function': 'off' } },
  // What these files get wrong, they get wrong on purpose.
  {
    files: ['test/types/**/*.ts'],
    rules: {
      '@typescript-eslint/no-deprecated': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  { files: ['**/*.{js,mjs,cjs}'], extends: [tseslint.configs.disableTypeChecked] },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
      },
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { globals: { __dirname: 'readonly', require: 'readonly', module: 'writable' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
)

function restrictedImports(folder, outerFolders) {
  const patterns = [
    { regex: '^gst-allocators(/|$)', message: 'Import the file, not the package.' },
    {
      regex: '^(\\.\\./)+(test|examples|scripts)/',
      message: 'The package knows nothing of what is around it.',
    },
    ...Object.entries(bridges)
      .filter(([, home]) => home !== folder)
      .map(([name, home]) => ({ regex: `^${name}(/|$)`, message: `Only src/${home} speaks to ${name}.` })),
  ]
  if (folder !== '.') {
    patterns.push({ regex: '^(\\.\\./)+index\\.js$', message: 'Import the file, not the index around it.' })
  }
  if (outerFolders.length > 0) {
    const regex = `^(\\.\\./)+(${outerFolders.join('|')})/`
    patterns.push({ regex, message: `src/${folder} lies further in: imports point inwards only.` })
  }
  return { 'no-restricted-imports': ['error', { patterns }] }
}
