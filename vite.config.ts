import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import sirv from 'sirv';
import type { Plugin } from 'vite';
import { viteStaticCopy } from 'vite-plugin-static-copy';
import { defineConfig } from 'vitest/config';

const cesiumBuild = 'node_modules/cesium/Build/Cesium';

/** Serves built cities beside the app while developing, with range requests. */
const tilesets = (): Plugin => ({
  name: 'tilesets',
  configureServer(server) {
    const dir = resolve(process.env.TWIN_TILESETS ?? 'tilesets');
    server.middlewares.use('/tilesets', sirv(dir, { dev: true }));
  },
});

export default defineConfig({
  base: './',
  define: { CESIUM_BASE_URL: JSON.stringify('./cesium/') },
  plugins: [
    react(),
    tilesets(),
    viteStaticCopy({
      targets: ['Workers', 'Assets', 'ThirdParty', 'Widgets'].map((folder) => ({
        src: `${cesiumBuild}/${folder}`,
        dest: 'cesium',
      })),
    }),
  ],
  worker: { format: 'es' },
  build: { target: 'es2023', chunkSizeWarningLimit: 6000, sourcemap: false },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/browser/**'],
    // By default a core is left free, which on two of them doubles the time.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
