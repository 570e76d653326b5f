import { createTheme } from '@mantine/core'
import type { CSSVariablesResolver } from '@mantine/core'

/** Shades dark enough for white text on them, and for small text on the page (WCAG AA). */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
})

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#545d68',
    '--mantine-color-placeholder': '#626b76',
    '--mantine-color-anchor': '#0f5ca8',
    '--explorer-mark': '#ffe58a',
    '--explorer-mark-text': '#1f2933',
    '--explorer-canvas': '#fbfcfd',
    '--explorer-line': '#dfe3e8',
    '--explorer-raised': '#f5f7f9',
    '--explorer-selected': '#e3eefb',
    '--explorer-bar': '#2f74c0',
    '--explorer-bar-gap': '#a9c6e6',
    '--explorer-bar-out': '#cdd4dc',
  },
  dark: {
    '--mantine-color-body': '#1b1e21',
    '--mantine-color-dimmed': '#aab2bb',
    '--mantine-color-placeholder': '#98a1ab',
    '--mantine-color-anchor': '#7db8f5',
    '--explorer-mark': '#6b5510',
    '--explorer-mark-text': '#fff6d6',
    '--explorer-canvas': '#17191c',
    '--explorer-line': '#34393f',
    '--explorer-raised': '#23272b',
    '--explorer-selected': '#1f3650',
    '--explorer-bar': '#5aa0e6',
    '--explorer-bar-gap': '#35506e',
    '--explorer-bar-out': '#434a52',
  },
})
