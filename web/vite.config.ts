import { defineConfig } from 'vite';
import { deskToCall } from './tools/desks.ts';

// Where the development server finds a node: `DIJKWACHT_NODE=http://police.localhost:8081 npm run dev`.
const node = process.env.DIJKWACHT_NODE ?? 'http://fhd.localhost:8080';

const fraud = deskToCall('FHD');
const desks = { fraud, police: deskToCall('POL') };
/** What index.html says to who has no JavaScript. */
const card: Record<string, string> = {
  DANGER_PHONE: deskToCall('POL-112').phone,
  FRAUD_PHONE: fraud.phone,
  FRAUD_DIGITS: fraud.phone.replaceAll(/\D/g, ''),
  FRAUD_HOURS_NL: fraud.hours.nl,
  FRAUD_HOURS_EN: fraud.hours.en,
};

export default defineConfig({
  define: { DESKS_TO_CALL: JSON.stringify(desks) },
  plugins: [{ name: 'desks-to-call', transformIndexHtml: (html) => html.replaceAll(/%([A-Z]+_[A-Z_]+)%/g, (_, key: string) => card[key] ?? '') }],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0, // no data: URLs; the content security policy has none for fonts
    modulePreload: { polyfill: false }, // the polyfill is an inline script
    license: { fileName: 'licences.md' },
  },
  server: { proxy: { '/api': { target: node, changeOrigin: true } } },
});
