import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** The folders of src/, ring by ring. A folder may import only from folders before it, in its own ring too. */
export const rings = [
  ['errors', 'lifetime', 'packages', 'wait'],
  ['ffi', 'gi'],
  ['fd', 'mapping', 'dma-buf', 'socket', 'memory', 'allocators'],
  ['gst', 'frame'],
  ['gir', 'typings', 'pipeline', 'element', 'explore', 'cli'],
]

// Folders that never import each other, whatever their order.
const siblings = ['pipeline', 'element', 'explore']

// The only folder that may import each native package.
const bridges = { koffi: 'ffi', 'node-gtk': 'gi' }

const dynamicImport = { selector: 'ImportExpression', message: 'Import statically' }
const undefinedSpread = {
  selector: 'ObjectExpression > Property ~ SpreadElement > Identifier[name=/options|limits|settings/i]',
  message: 'An option that is undefined would undo a default before the spread: use ?? after it',
}

export default defineConfig(
  globalIgnores(['dist/', 'dist.*/', 'build/', 'out/', 'types/']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // GObject flags are enums. Combining them with | makes them numbers.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  { files: ['src/*.ts'], rules: restrictedImports('.', []) },
  rings.flat().flatMap((folder, index, folders) => {
    const before = siblings.includes(folder) ? siblings.slice(0, siblings.indexOf(folder)) : []
    const forbidden = [...folders.slice(index + 1), ...before]
    return [
      { files: [`src/${folder}/*.ts`], rules: restrictedImports(folder, forbidden, '../') },
      { files: [`src/${folder}/*/**/*.ts`], rules: restrictedImports(folder, forbidden, '../../') },
    ]
  }),
  // The rule above does not see import(), so it is forbidden. Commands load what only they need.
  { files: ['src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', dynamicImport, undefinedSpread] } },
  { files: ['src/cli/commands/*.ts'], rules: { 'no-restricted-syntax': ['error', undefinedSpread] } },
  // Tests pass callbacks that do nothing.
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-empty-function': 'off' } },
  // These files contain deliberate type errors.
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

/** The rules for the imports of one folder. `up` leads from its files to src/; the folder "." is for the package entries there. */
function restrictedImports(folder, forbidden, up) {
  const patterns = [
    { regex: '^gst-allocators(/|$)', message: 'Import the file, not the package.' },
    {
      regex: '^(\\.\\./)+(test|examples|scripts)/',
      message: 'The package must not import tests, examples or scripts.',
    },
    ...Object.entries(bridges)
      .filter(([, home]) => home !== folder)
      .map(([name, home]) => ({ regex: `^${name}(/|$)`, message: `Only src/${home} may import ${name}.` })),
  ]
  if (folder === '.') return { 'no-restricted-imports': ['error', { patterns }] }
  const others = rings.flat().filter((other) => other !== folder)
  const root = up.replaceAll('.', '\\.')
  patterns.push(
    { regex: '^(\\.\\./)+(index|fd)\\.js$', message: 'Import the file, not the package entry.' },
    {
      regex: `^${root}(${others.filter((other) => other !== 'gi').join('|')})/(?!([\\w-]+/)?index\\.js$)`,
      message: 'Import the index.js of another folder, not a file behind it.',
    },
  )
  if (forbidden.length > 0)
    patterns.push({
      regex: `^${root}(${forbidden.join('|')})/`,
      message: `src/${folder} must not import from there: see the order of the folders in eslint.config.js.`,
    })
  return { 'no-restricted-imports': ['error', { patterns }] }
}
