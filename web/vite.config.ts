import { defineConfig } from 'vite';

// The topology that the development server asks; `./bithedge up` says its address.
const topology = process.env.BITHEDGE_URL ?? 'http://127.0.0.1:8080';
const answered = ['/v1', '/health', '/ready', '/status', '/actuator'];

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: Object.fromEntries(answered.map((path) => [path, { target: topology, changeOrigin: true }])),
  },
  preview: {
    // As strict as the topology, so that what works here works there.
    headers: {
      'Content-Security-Policy':
        "default-src 'self'; connect-src 'self' http://127.0.0.1:* https:; base-uri 'none'; object-src 'none'",
    },
    host: '127.0.0.1',
    port: 4173,
    proxy: Object.fromEntries(answered.map((path) => [path, { target: topology, changeOrigin: true }])),
  },
  build: {
    target: 'es2022',
    // No data: URLs and no inline modulepreload script, so that `default-src 'self'` is enough.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    reportCompressedSize: false,
  },
});
