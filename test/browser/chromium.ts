import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
/** A machine without Chromium skips these tests and says so; the CI has it, and fails without. */
export const skip: string | false =
  existsSync(chromiumPath) || process.env['CI'] ? false : `no Chromium at ${chromiumPath}; set CHROMIUM`

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: chromiumPath, args: flags })
