import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';
import { defineConfig } from 'eslint/config';

export default defineConfig(
  { ignores: ['dist/', '.astro/', '.cache/', 'node_modules/', 'public/'] },
  js.configs.recommended,
  tseslint.configs.strict,
  astro.configs.recommended,
  {
    rules: {
      'no-console': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // JSON-LD and rendered bodies are the two places that need it; both are escaped by one function each.
      'astro/no-set-html-directive': 'off',
    },
  },
  { files: ['scripts/*.mjs', 'public/**/*.js'], languageOptions: { globals: { console: 'readonly' } } },
);
