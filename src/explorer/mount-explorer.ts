/**
 * The explorer for pages of other people: `mountExplorer(element, { knowledge })`.
 *
 * @module
 */
import { mount } from './mount.tsx'
import type { MountExplorer } from './mount-options.ts'

export type { Knowledge } from '../model/index.ts'
export type { MountExplorer, MountOptions } from './mount-options.ts'

/** Shows the explorer within an element; see {@link MountExplorer}. */
export const mountExplorer: MountExplorer = mount
