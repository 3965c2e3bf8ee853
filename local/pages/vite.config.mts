import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { tokensPlugin } from '../../scripts/tokens';

/** The web pages of the local Jira; the host serves them below /desk/. */
export default defineConfig({
  root: 'local/pages',
  base: '/desk/',
  plugins: [react(), tokensPlugin()],
  build: { outDir: '../../dist/pages', emptyOutDir: true },
});
