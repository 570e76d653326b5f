/** The default of a `switch` over a union: compiles only while every case is handled. */
export const assertNever = (value: never): never => {
  throw new TypeError(`Unhandled case: ${String(value)}`)
}
