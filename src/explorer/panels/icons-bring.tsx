/** A sheet of paper with a plus. */
export const AddIcon = () => (
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
    <path d="M14 3H6v18h12V7zM14 3v4h4M12 11v6M9 14h6" />
  </svg>
)
