import {
  DEFAULT_THEME,
  ModalRoot,
  Portal,
  convertCssVariables,
  createTheme,
  defaultCssVariablesResolver,
  mergeMantineTheme,
  mergeThemeOverrides,
} from '@mantine/core'
import type {
  CSSVariablesResolver,
  MantineColorScheme,
  MantineColorSchemeManager,
  MantineProviderProps,
} from '@mantine/core'
import type { Language } from '../state/language.ts'

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

/** The explorer's place on a page of other people. */
export interface Embedding {
  /** Has the class `relata-explorer`; windows over the page, colours and keys stay within it. */
  readonly root: HTMLElement
  readonly colorScheme: MantineColorScheme
  /** Left out: the browser's, as far as the explorer speaks it. */
  readonly language?: Language | undefined
}

/** How the page is themed: as a page of its own, or so that nothing outside `embedding.root` is touched. */
export const themeProps = (embedding: Embedding | undefined): Omit<MantineProviderProps, 'children'> => {
  if (!embedding) return { theme, cssVariablesResolver: cssVariables, defaultColorScheme: 'auto' }
  const { root, colorScheme } = embedding
  const within = {
    Portal: Portal.extend({ defaultProps: { target: root } }),
    ModalRoot: ModalRoot.extend({ defaultProps: { lockScroll: false } }),
    SpotlightRoot: { defaultProps: { lockScroll: false } },
  }
  return {
    theme: mergeThemeOverrides(theme, { components: within }),
    defaultColorScheme: colorScheme,
    colorSchemeManager: forgetfulManager(),
    getRootElement: () => root,
    cssVariablesSelector: EMBEDDED,
    // They stand in a style sheet of `embeddedVariables`, which no content security policy forbids.
    withCssVariables: false,
    withGlobalClasses: false,
  }
}

const EMBEDDED = '.relata-explorer'

/** The theme as CSS for embedded explorers. */
export const embeddedVariables = (): string => {
  const ours = cssVariables(DEFAULT_THEME)
  const usual = defaultCssVariablesResolver(mergeMantineTheme(DEFAULT_THEME, theme))
  return convertCssVariables(
    {
      variables: { ...usual.variables, ...ours.variables },
      light: { ...usual.light, '--mantine-color-scheme': 'light', ...ours.light },
      dark: { ...usual.dark, '--mantine-color-scheme': 'dark', ...ours.dark },
    },
    EMBEDDED,
  )
}

/** Light or dark is not written into the storage of a page of other people. */
const forgetfulManager = (): MantineColorSchemeManager => ({
  get: (usual) => usual,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
})
