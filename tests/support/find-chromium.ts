import { execFileSync } from 'node:child_process'

const BROWSER_NAMES = ['chromium', 'chromium-browser', 'google-chrome']

/** The Chromium that RELATA_CHROMIUM names or that is installed; undefined: Playwright's own. */
export const findChromium = (): string | undefined =>
  process.env['RELATA_CHROMIUM'] ?? BROWSER_NAMES.map(which).find(Boolean)

const which = (name: string): string | undefined => {
  try {
    return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || undefined
  } catch {
    // Not installed under this name: the next one is tried.
    return undefined
  }
}
