/** A half-open range in UTF-16 units of `document.text`: `text.slice(start, end)` is what it covers. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Whether `inner` lies wholly inside `outer`. */
export const covers = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** Whether two spans share at least one unit. */
export const overlaps = (left: Span, right: Span): boolean => left.start < right.end && right.start < left.end
