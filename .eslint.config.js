import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import { defineConfig } from 'eslint/config'
import globals from 'globals'
import ts from 'typescript-eslint'

const htmlFromText =
  'Text becomes HTML here. Scenarios come from strangers: render text nodes and attributes only.'

/** Ways to turn a string into markup or code; the page's policy blocks them too. */
const neverMarkup = [
  {
    selector:
      ':matches(MemberExpression, PropertyDefinition)[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment|srcdoc)$/]',
    message: htmlFromText,
  },
  {
    selector: 'MemberExpression[object.name="document"][property.name=/^write(ln)?$/]',
    message: htmlFromText,
  },
  { selector: 'SvelteAttribute[key.name="srcdoc"]', message: htmlFromText },
  {
    selector: 'SvelteAttribute[key.name="style"]',
    message: "The page's policy reports style attributes: use a class or a style: directive.",
  },
]

const namedExportsOnly = {
  selector: ':matches(ExportDefaultDeclaration, ExportSpecifier[exported.name="default"])',
  message: 'Named exports only: a name is found by search and renamed by tools.',
}

/** The engine and the account are functions over values: same input, same answer, anywhere. */
const pure = [
  {
    selector:
      ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration[kind=/^(let|var)$/]',
    message: 'No state in a module: pass it in and return it.',
  },
  {
    selector: ':matches(ClassDeclaration, ClassExpression)',
    message: 'Functions over readonly data; values must survive structured clone.',
  },
  {
    selector: 'MemberExpression[object.name="Date"][property.name="now"]',
    message: 'No clock in here: the time is an argument.',
  },
  {
    selector: ':matches(NewExpression, CallExpression)[callee.name="Date"][arguments.length=0]',
    message: 'No clock in here: the time is an argument.',
  },
  {
    selector: 'MemberExpression[object.name="Math"][property.name="random"]',
    message: 'No randomness in here: ids and numbers are arguments.',
  },
  {
    selector: 'MemberExpression[property.name=/^toLocale|^localeCompare$/]',
    message: 'The answer must not depend on the language of the machine.',
  },
]

export default defineConfig(
  {
    ignores: [
      'dist/',
      'coverage/',
      'test-results/',
      'playwright-report/',
      'static/catalogue/',
      'static/managed-policies/',
      'tests/corpus/',
      '**/node_modules/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.svelte'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['vite.config.ts'],
          defaultProject: 'tests/tsconfig.json',
        },
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 8 },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports' },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Our stores are closures without `this`; their methods travel as callbacks.
      '@typescript-eslint/unbound-method': 'off',
      // Both compilers check these, and better.
      '@typescript-eslint/no-unused-vars': 'off',
      'no-undef': 'off',
    },
  },
  svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser },
    },
  },
  {
    // Here the linter cannot see the types of props and of other components; svelte-check can, and does.
    files: ['**/*.svelte'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    rules: {
      eqeqeq: ['error', 'always'],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-script-url': 'error',
      'no-restricted-syntax': ['error', ...neverMarkup, namedExportsOnly],
      'svelte/no-at-html-tags': 'error',
      'svelte/no-target-blank': 'error',
      'svelte/button-has-type': 'error',
      'svelte/block-lang': ['error', { script: ['ts', null] }],
    },
  },
  {
    files: ['src/engine/**', 'src/account/**', 'src/protocol/**'],
    rules: {
      'no-restricted-syntax': ['error', ...neverMarkup, namedExportsOnly, ...pure],
    },
  },
  {
    files: ['.ci/**', 'tests/**/*.mjs'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['static/**/*.js'],
    languageOptions: { globals: globals.browser, sourceType: 'script' },
  },
  {
    // The tools read these by their default export.
    files: ['vite.config.ts', '.eslint.config.js', '**/playwright.config.ts'],
    rules: { 'no-restricted-syntax': ['error', ...neverMarkup] },
  },
  {
    // Reading what a tool or a reply hands over as unknown shapes is what tests do all day.
    files: ['tests/**/*.ts'],
    rules: { '@typescript-eslint/require-await': 'off' },
  },
)
