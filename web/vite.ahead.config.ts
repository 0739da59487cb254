import { defineConfig } from 'vite';

/** The pages for Node, which draws them ahead: scripts/ahead.js. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  publicDir: false,
  build: { ssr: 'src/ahead.tsx', outDir: 'target/ahead', reportCompressedSize: false },
});
