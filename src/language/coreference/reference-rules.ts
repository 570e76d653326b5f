/** A rule that may link two mentions; its name stands in `Reference.rule`. */
export interface ReferenceRule {
  readonly rule: string
  /** A text in which the words in brackets are one thing by this rule, and one in which they are not. */
  readonly yes: string
  readonly no: string
}

/** Every rule with an example and a counter-example. A mention that starts a chain has its form as rule instead. */
export const REFERENCE_RULES: readonly ReferenceRule[] = [
  { rule: 'same-name', yes: '[Ruritania] left. [Ruritania] paid.', no: '[Ruritania] left. [Graustark] paid.' },
  { rule: 'shorter-name', yes: '[Ann Li] left. [Li] paid.', no: '[Ann Li] left. [Bo Li] paid.' },
  { rule: 'acronym', yes: '[Union of Grey Towns] ([UGT]) met.', no: '[Union of Grey Towns] ([UNO]) met.' },
  { rule: 'apposition', yes: '[Ann Li], [the minister], left.', no: '[Springfield], [Ohio], voted.' },
  { rule: 'copula', yes: '[Ann Li] is [the minister].', no: '[Ann Li] is not [the minister].' },
  { rule: 'predicate', yes: '[The plan] is [a risk].', no: '[They] are in [contact].' },
  { rule: 'relative', yes: '[the towns] [which] burn', no: '[which] towns burn' },
  { rule: 'same-phrase', yes: '[the old bridge] … [the old bridge]', no: '[the old bridge] … [the new bridge]' },
  {
    rule: 'head-match',
    yes: '[four small islands] … [the islands]',
    no: '[the southern islands] … [the northern islands]',
  },
  {
    rule: 'role',
    yes: '[Minister Ann Li] left. [The minister] smiled.',
    no: '[Minister Ann Li] left. [The mayor] smiled.',
  },
  {
    rule: 'role-kind',
    yes: '[Envoy Ann Li] left. [The diplomat] smiled.',
    no: '[Coach Ann Li] left. [The diplomat] smiled.',
  },
  { rule: 'role-open', yes: '[Ann Li] left. [The diplomat] smiled.', no: '[Acme] left. [The diplomat] smiled.' },
  { rule: 'organisation-kind', yes: '[Acme] grew. [The company] hired.', no: '[Ann Li] grew. [The company] hired.' },
  {
    rule: 'country-kind',
    yes: 'They left [Ruritania]. [The country] is poor.',
    no: '[Ruritania] punished [the country].',
  },
  {
    rule: 'country-side',
    yes: '[Ruritania] met. [The Ruritanian side] left.',
    no: '[Ruritania] met. [The other side] left.',
  },
  { rule: 'place-kind', yes: 'They left [Zenda]. [The city] is old.', no: 'They left [Ann Li]. [The city] is old.' },
  {
    rule: 'same-group',
    yes: '[The two countries] met. [Both countries] left.',
    no: '[The two countries] met. [The two men] left.',
  },
  { rule: 'the-former', yes: '[Acme] and Brix bid. [The former] won.', no: 'Acme and [Brix] bid. [The former] won.' },
  { rule: 'the-latter', yes: 'Acme and [Brix] bid. [The latter] won.', no: '[Acme] and Brix bid. [The latter] won.' },
  { rule: 'pronoun', yes: '[Ann Li] left when [she] was tired.', no: '[Ann Li] saw [her].' },
  { rule: 'reflexive', yes: '[Ann Li] saw [herself].', no: '[The state] [itself] paid.' },
  { rule: 'conjunct-owner', yes: '[Ruritania] and [its] allies met.', no: 'Officials and [its] ally met.' },
  { rule: 'target-owner', yes: 'They fined [Acme] over [its] leaks.', no: '[They] fined Acme over [their] losses.' },
  { rule: 'phrase-owner', yes: "[Li]'s word on [his] plan", no: 'a word of [Li] on [their] plan' },
  { rule: 'cataphora', yes: 'In [his] speech, [Li] smiled.', no: 'In [his] speech, [she] smiled.' },
  { rule: 'speaks-on', yes: '[Li] said no. [He] added thanks.', no: '[Li] paid. [He] slept.' },
  { rule: 'speaker', yes: '“[I] left,” [Li] said.', no: '“[They] left,” [Li] said.' },
  {
    rule: 'speaker-side',
    yes: '“[We] left,” Ruritanian envoy Li said of [Ruritania].',
    no: '“[We] left,” [Ann Li] said.',
  },
  { rule: 'same-speaker', yes: '[I] left. [I] paid.', no: '“[I] left,” Li said. [I] paid.' },
  { rule: 'same-side', yes: '[We] left. [We] paid.', no: '“[We] left,” Acme said. [We] paid.' },
  { rule: 'same-hearer', yes: '[You] left. [You] paid.', no: '[You] left. [They] paid.' },
]
