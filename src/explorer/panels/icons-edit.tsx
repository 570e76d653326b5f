import type { ReactNode } from 'react'

const Icon = ({ children }: { readonly children: ReactNode }) => (
  <svg
    width="18"
    height="18"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
)

/** An arrow back. */
export const UndoIcon = () => (
  <Icon>
    <path d="M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3" />
  </Icon>
)

/** An arrow forth. */
export const RedoIcon = () => (
  <Icon>
    <path d="m15 14 5-5-5-5M20 9H10a6 6 0 0 0 0 12h3" />
  </Icon>
)

/** A list with a pencil. */
export const EditsIcon = () => (
  <Icon>
    <path d="M4 6h10M4 11h7M4 16h5M13 19l1-4 6-6 3 3-6 6z" />
  </Icon>
)
