import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: folder('.'),
  plugins: [react()],
  // 360, 奇安信 and 统信 browsers are Chromium 86 and later.
  build: {
    target: 'chrome86',
    cssTarget: 'chrome86',
    outDir: folder('../../dist/web'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
  },
})
