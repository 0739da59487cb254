/** Types, functions and checks of what comes back, from the document that every system serves under /v1/openapi.json. */
export default {
  input: '../../docs/openapi.json',
  output: { path: 'generated', importFileExtension: '.js' },
  logs: { file: false },
  plugins: ['@hey-api/client-fetch', '@hey-api/typescript', { name: '@hey-api/sdk', validator: { response: 'zod' } }, 'zod'],
};
