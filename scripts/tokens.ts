import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const THEMES = [
  'atlassian-light',
  'atlassian-dark',
  'atlassian-light-increased-contrast',
  'atlassian-dark-increased-contrast',
  'atlassian-spacing',
  'atlassian-typography',
  'atlassian-shape',
  'atlassian-motion',
];

/**
 * Atlassian's design tokens as one static style sheet. `setGlobalTheme` would inject <style> elements, which the platform's
 * content security policy refuses.
 */
export const tokensCss = (): string => {
  const require = createRequire(join(process.cwd(), 'package.json'));
  return THEMES.map((theme) => {
    const { default: css } = require(`@atlaskit/tokens/dist/cjs/artifacts/themes/${theme}.js`) as { default: string };
    return css.trim();
  }).join('\n');
};

const ID = 'virtual:tokens.css';

/** Lets a page write `import 'virtual:tokens.css'`. */
export const tokensPlugin = (): Plugin => ({
  name: 'design-tokens',
  resolveId: (id) => (id === ID ? `\0${ID}` : null),
  load: (id) => (id === `\0${ID}` ? tokensCss() : null),
});
