import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  plugins: [vue()],
  build: {
    outDir: here('../dist/dashboards'),
    emptyOutDir: true,
    target: 'es2022',
    // The drawing library below ECharts changes least and weighs most: a file of its own stays in the browser's cache.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'zrender', test: /node_modules\/zrender/ }] } } },
  },
  // `npm start` serves the API; the development server passes what it does not have on to it.
  server: { proxy: { '/v1': process.env.EARSHOT_API ?? 'http://127.0.0.1:3000' } },
})
