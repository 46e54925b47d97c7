import { defineConfig } from 'vite';

// Where the development server finds a node: `DIJKWACHT_NODE=http://police.localhost:8081 npm run dev`.
const node = process.env.DIJKWACHT_NODE ?? 'http://fhd.localhost:8080';

export default defineConfig({
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // no data: URLs; the content security policy has none for fonts
    modulePreload: { polyfill: false }, // the polyfill is an inline script
    license: { fileName: 'licences.md' },
  },
  server: { proxy: { '/api': { target: node, changeOrigin: true } } },
});
