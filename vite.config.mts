import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { shippedPlugin } from './scripts/shipped-plugin';
import { tokensPlugin } from './scripts/tokens';

/** The app's pages, one html entry for each: `manifest.yml` names them in `resources[].entry`. */
export default defineConfig({
  root: 'src/frontend',
  base: './',
  plugins: [react(), tokensPlugin(), shippedPlugin()],
  build: {
    outDir: '../../static/ui',
    emptyOutDir: true,
    // The platform's policy allows no data: fonts and no inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        panel: 'src/frontend/panel.html',
        settings: 'src/frontend/settings.html',
        personal: 'src/frontend/personal.html',
        gadget: 'src/frontend/gadget.html',
      },
    },
  },
});
