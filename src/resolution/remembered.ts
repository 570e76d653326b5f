/** So many answers are kept, then all are forgotten: names that matter come again at once. */
const MOST = 32_768

/** The same function of a text, which answers from memory what it was asked before: names come again and again. */
export const remembered = <Result>(work: (text: string) => Result): ((text: string) => Result) => {
  const answers = new Map<string, Result>()
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined) return known
    if (answers.size >= MOST) answers.clear()
    const answer = work(text)
    answers.set(text, answer)
    return answer
  }
}
