import { defineConfig, type Plugin } from 'vite';

/** Puts script and styles into the page itself: it must work from a file, where a browser loads no module from beside it. */
function oneFile(): Plugin {
  return {
    name: 'one-file',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle['exit.html'];
      if (page?.type !== 'asset') throw new Error('exit.html: expected the page in the bundle');
      let html = String(page.source);
      for (const [name, part] of Object.entries(bundle)) {
        if (part.type === 'chunk') {
          const script = `<script type="module">${part.code.replaceAll('</script', '<\\/script')}</script>`;
          html = html
            .replace(/<script[^>]*src="[^"]*"[^>]*><\/script>/, () => '')
            .replace('</body>', () => `${script}\n</body>`);
          delete bundle[name];
        } else if (name.endsWith('.css')) {
          html = html.replace(/<link[^>]*rel="stylesheet"[^>]*>/, () => `<style>${String(part.source)}</style>`);
          delete bundle[name];
        }
      }
      page.source = html;
    },
  };
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [oneFile()],
  publicDir: false,
  build: {
    target: 'es2022',
    emptyOutDir: false,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: { input: 'exit.html', output: { codeSplitting: false } },
  },
});
