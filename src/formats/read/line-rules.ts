import type { BlockKind } from '../../model/index.ts'
import { isDateLine } from './dates.ts'
import { isDatelineLine } from './datelines.ts'
import { countWords, isStopped } from './sentence-shape.ts'

/** A rule that knows a line by its own words, wherever it stands. `yes` and `no` are tested in a loop. */
export interface LineRule {
  readonly rule: string
  readonly kind: BlockKind
  readonly yes: string
  readonly no: string
  readonly match: (line: string) => boolean
}

/** Longer lines are running text, whatever they hold. */
const MAX_LINE_CHARACTERS = 500

/** A rule that asks for a pattern and, where given, at most `words` words. */
const like =
  (pattern: RegExp, words = 60) =>
  (line: string): boolean =>
    pattern.test(line) && countWords(line) <= words

const PRONOUN_FIRST = /^["“'‘]?(?:he|she|it|they|we|i|you|there|this|that)\s/i
const FINITE =
  /\b(?:is|are|was|were|has|have|had|says?|said|told|asked|will|would|could|should|may|might|can|does|did)\b/i

const NAME = String.raw`\p{Lu}[\p{L}.'’-]*`
const NAMES = String.raw`${NAME}(?:[ ,&]+(?:and |of |de |van |von |der |al-)?${NAME}){0,9}`
const CREDITED = 'Photo|Photograph|Image|Picture|Video|Audio|Illustration|Graphic|Screenshot|Map|Credit'

/** The first rule that matches decides. General words of the trade only: no outlet, no person, no story. */
export const LINE_RULES: readonly LineRule[] = [
  {
    rule: 'date-line',
    kind: 'metadata',
    yes: 'Published: Monday, 5 June 2017, 14:05 GMT',
    no: 'On Monday, June 5, 2017 the ministers met.',
    match: isDateLine,
  },
  {
    rule: 'dateline',
    kind: 'dateline',
    yes: 'LIMA, June 5 (Andes Wire) --',
    no: 'Lima (the capital) has ten million people.',
    match: isDatelineLine,
  },
  {
    rule: 'age',
    kind: 'metadata',
    yes: 'Updated 5 hours ago',
    no: 'The ministers met 5 hours ago in Lima.',
    match: like(/^(?:\p{L}+:? ){0,2}(?:\d+|an?|one|two) (?:minute|hour|day|week|month|year)s? ago\W*$/iu),
  },
  {
    rule: 'reading-time',
    kind: 'metadata',
    yes: '5 min read',
    no: 'It took five minutes to read the verdict.',
    match: like(/^(?:reading time:? ?)?\d+[- ]?min(?:ute)?s?\.?(?: (?:read|listen|video))?$/i),
  },
  {
    rule: 'field',
    kind: 'metadata',
    yes: 'Source: Andes Wire',
    no: 'Sources said: the talks had failed.',
    match: (line) => FIELD.test(line) && countWords(line) <= 20 && !(isStopped(line) && FINITE.test(line)),
  },
  {
    rule: 'address',
    kind: 'metadata',
    yes: 'https://www.example.org/news/1',
    no: 'Visit https://www.example.org for the full report.',
    match: like(/^<?(?:https?:\/\/|www\.)\S+>?$/i),
  },
  {
    rule: 'note-on-the-article',
    kind: 'metadata',
    yes: "Editor's note: This article was updated with a new figure.",
    no: 'The editor noted that this article of the treaty was amended.',
    match: like(
      /^[\W_]*(?:editor['’]?s['’]? note|correction|clarification)\b|^(?:this|the) (?:article|story|report|piece|post) (?:was|has been|is|first|originally) ?(?:first|originally|previously)? ?(?:published|amended|updated|corrected|edited|republished|reprinted|translated|appeared)|^(?:the )?(?:views|opinions) expressed\b/i,
      80,
    ),
  },
  {
    rule: 'reporting-by',
    kind: 'byline',
    yes: '(Reporting by Ann Li and Bo Ek; Editing by Cy Orr)',
    no: 'Reporting by the agency led to the arrest of a minister.',
    match: like(
      /^\W*(?:[Aa]dditional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslation|[Tt]ranslated) by:? \p{Lu}/u,
      50,
    ),
  },
  {
    rule: 'byline',
    kind: 'byline',
    yes: 'By Ann Li and Bo Ek, Andes Wire',
    no: 'By Monday the talks had failed.',
    match: like(
      new RegExp(
        `^(?:[Ww]ritten |[Pp]osted |[Rr]eported |[Ss]tory |[Pp]ublished |[Aa]uthored )?(?:[Bb]y|BY):? ${NAMES}$`,
        'u',
      ),
      14,
    ),
  },
  {
    rule: 'author',
    kind: 'byline',
    yes: 'Author: Ann Li',
    no: 'Authors said the study was small.',
    match: like(
      /^(?:[Aa]uthors?|AUTHORS?|[Bb]y|BY|[Ww]riters?|[Rr]eporters?|[Ee]ditors?|[Cc]orrespondents?)\s?[:|]\s?\p{Lu}/u,
      14,
    ),
  },
  {
    rule: 'job-title',
    kind: 'byline',
    yes: 'Ann Li, diplomatic correspondent',
    no: 'Ann Li, a diplomatic correspondent, was freed on Monday.',
    match: like(
      new RegExp(
        `^${NAME}(?: ${NAME}){1,3}(?:,| \\||  ?[-–—]) ?(?:[\\p{L}]+ ){0,3}(?:[Cc]orrespondent|[Rr]eporter|[Ee]ditor|[Ww]riter|[Cc]olumnist|[Cc]ontributor|[Jj]ournalist|[Bb]ureau(?: [Cc]hief)?)s?$`,
        'u',
      ),
      10,
    ),
  },
  {
    rule: 'avatar',
    kind: 'byline',
    yes: "Ann Li's Photo",
    no: "Ann Li's photo shows the ministers.",
    match: like(
      new RegExp(`^${NAME}(?: ${NAME}){0,3}['’]s? (?:[Pp]hoto|[Pp]icture|[Aa]vatar|[Pp]ortrait|[Pp]rofile)$`, 'u'),
    ),
  },
  {
    rule: 'handle',
    kind: 'byline',
    yes: 'ann.li@example.org',
    no: 'Write to ann.li@example.org today.',
    match: like(/^(?:e-?mail:? ?|twitter:? ?)?(?:[\w.+-]+@[\w-]+\.[\w.]+|@\w+)$/i),
  },
  {
    rule: 'copyright',
    kind: 'navigation',
    yes: '© 2021 Andes Wire. All rights reserved.',
    no: 'The ministers discussed copyright in Lima.',
    match: like(
      /\ball rights reserved\b|^copyright\b.{0,4}(?:©|\(c\)|\d{4})|^(?:©|\(c\))\s*(?:copyright\s*)?\d{4}/i,
      40,
    ),
  },
  {
    rule: 'copyright-sign',
    kind: 'caption',
    yes: 'The harbour of Lima © Ann Li/Andes Wire',
    no: 'The mark © appears on every page of the long treaty.',
    match: like(/(?:^|\s)(?:©|\([cC]\))\s*\p{Lu}[^.!?]{0,60}\.?$/u, 45),
  },
  {
    rule: 'picture-label',
    kind: 'caption',
    yes: 'File photo: The harbour of Lima',
    no: 'Photos of the harbour were published on Monday.',
    match: (line) => PICTURE_LABEL.test(line) && PICTURE_CREDIT.test(line) && countWords(line) <= 60,
  },
  {
    rule: 'file-picture',
    kind: 'caption',
    yes: 'The harbour of Lima; from file, 2008.',
    no: 'The minister read from file cards on Monday in Lima.',
    match: like(
      /[;,(–-]\s?(?:from file|file (?:photo|image|picture|footage))\b.{0,30}$|^\W?file (?:photo|image|picture|footage)\b/i,
    ),
  },
  {
    rule: 'credit-after-text',
    kind: 'caption',
    yes: 'The harbour of Lima at dawn. Image: Ann Li / Andes Wire.',
    no: 'The minister showed a video: The harbour was burning.',
    match: (line) => CREDIT_AFTER_TEXT.test(line.slice(-100)),
  },
  {
    rule: 'bracketed-credit',
    kind: 'caption',
    yes: 'The harbour of Lima at dawn. (AP Photo/Ann Li)',
    no: 'The ministers met in Lima (see the photo).',
    match: like(
      /[([](?=[^()[\]]*\p{Lu})[^()[\]]{0,60}(?:\b[Pp]hotos?\b|\b[Ii]mages?\b|\b[Pp]ictures?\b|\b[Vv]ia \p{Lu}|\b[Cc]ourtesy\b|\b[Hh]andout\b|\p{Lu}[\p{L}.'’-]+ ?\/ ?\p{Lu})[^()[\]]{0,60}[)\]]\.?$/u,
    ),
  },
  {
    rule: 'picture-via',
    kind: 'caption',
    yes: 'Fishing boats in the harbour of Lima, via Andes Wire.',
    no: 'He was speaking to reporters, via Zoom.',
    match: (line) => VIA.test(line) && countWords(line) <= 30 && !FINITE.test(line) && !PRONOUN_FIRST.test(line),
  },
  {
    rule: 'name-bar-agency',
    kind: 'caption',
    yes: 'Ann Li | ANDES WIRE / VIA POOL',
    no: 'Treaty talks fail | Andes Wire',
    match: like(/^[^|]{2,120} \| ?\p{Lu}[\p{Lu}\d .,&/'’-]{1,60}$/u, 30),
  },
  {
    rule: 'name-slash-agency',
    kind: 'caption',
    yes: 'Harbour of Lima Ann Li/WIRE',
    no: 'The party ran with its ally in the joint list/bloc.',
    match: like(/(?:^|\s)\p{Lu}[\p{L}.'’-]+ \p{Lu}[\p{L}.'’-]+ ?\/ ?\p{Lu}[\p{L}]*(?:[ /]+\p{Lu}[\p{L}]*){0,4}$/u, 45),
  },
  {
    rule: 'advertisement',
    kind: 'navigation',
    yes: '-- ADVERTISEMENT --',
    no: 'The advertisement was banned by a court.',
    match: like(
      /^[\W_]*(?:advertisements?|advertising|adverts?|sponsored(?: content)?|promoted|paid (?:post|content)|(?:story|article) continues.{0,40}|continue reading.{0,40}|scroll (?:down )?(?:to|for) .{0,40})[\W_]*$/i,
    ),
  },
  {
    rule: 'section-index',
    kind: 'navigation',
    yes: 'All news',
    no: 'All news was censored.',
    match: like(
      /^(?:all|latest|top|breaking|more|related|other|recent|popular|trending|recommended|most)(?: \p{L}+)? ?(?:news|stories|articles|posts|headlines|videos|topics|reading|content|coverage|links|read|viewed|popular)(?: (?:on|about|from|in) .{1,60})?:?$/iu,
      10,
    ),
  },
  {
    rule: 'read-also',
    kind: 'navigation',
    yes: 'Read also: Ministers leave Lima without a deal',
    no: 'Read more closely, the treaty says little.',
    match: like(
      /^[\W_]*(?:also (?:read|see|watch)|(?:read|see|watch|listen|view|learn) (?:also|more|next|now|the full|related)|more (?:on|about|from) (?:this|the)\b|read(?= ?[:|»>→])|related(?= ?:)|you (?:may|might) (?:also )?like|recommended(?= for you|$)|don['’]t miss)(?:$|[\s:|»>→…]+(?!\p{L}+ly,).*)$/iu,
      30,
    ),
  },
  {
    rule: 'share',
    kind: 'navigation',
    yes: 'Share on Facebook',
    no: 'Share prices in Lima fell on Monday.',
    match: like(
      /^(?:share|tweet|pin|print|e-?mail|save|comment|like|follow|whatsapp|telegram|linkedin|facebook|twitter|reddit)(?:$|(?:[\s,|/·•:]+(?:share|tweet|pin|print|e-?mail|save|comment|this|on|via|to|with|us|me|the|article|story|page|post|link|for|later|whatsapp|telegram|linkedin|facebook|twitter|reddit|x|instagram|youtube))+$)/i,
      12,
    ),
  },
  {
    rule: 'call-to-action',
    kind: 'navigation',
    yes: 'Sign up for our newsletter and never miss a story.',
    no: 'Sign language was used at the talks.',
    match: like(
      /^(?:(?:please )?(?:sign (?:up|in)|subscribe|log ?in|register|donate)(?:$| (?:now|here|for|to|today|with)\b)|(?:click|tap) (?:here|on|to)\b|follow (?:us|our)\b|join (?:us|our|the (?:discussion|conversation))\b|get (?:our|the latest)\b|download (?:our|the) app\b|support (?:our|us)\b|enter your e-?mail|(?:leave|post|add|write) a (?:comment|reply)|view comments|have a tip|contact us|our standards)/i,
      40,
    ),
  },
  {
    rule: 'cookies',
    kind: 'navigation',
    yes: 'We use cookies to improve your experience on this site.',
    no: 'The bakery sold cookies to the ministers.',
    match: like(
      /\b(?:we|site|website|partners|page|browser)\b.{0,80}\bcookies\b|^(?:accept|manage|reject)(?: all)? cookies|\bcookie (?:policy|settings|preferences|notice)\b|^(?:privacy policy|terms (?:of (?:use|service)|and conditions))\b/i,
      80,
    ),
  },
  {
    rule: 'site-controls',
    kind: 'navigation',
    yes: 'Skip to main content',
    no: 'Search teams found the boat.',
    match: like(
      /^(?:(?:skip|back|jump|return|go) to (?:main |the |our )?(?:content|top|home\p{L}*|navigation|news|comments|results)|(?:menu|search|home|next|previous|close|comments?|loading|advertise|about us|contact|help|login|font size)[\s.…:+-]*|\d+ (?:comments?|shares?|views?|likes?))$/iu,
    ),
  },
  {
    rule: 'breadcrumbs',
    kind: 'navigation',
    yes: 'Home > World > Americas',
    no: 'The price rose > 5 percent.',
    match: like(/^\p{Lu}[^.!?>›»]{0,40}(?:\s?[>›»]\s?\p{Lu}[^.!?>›»]{0,80})+$|^home\s?[/|>›»]/iu, 30),
  },
]

const FIELD =
  /^(?:source|tags?|keywords?|topics?|categor(?:y|ies)|filed under|section|language|url|link|publisher|published(?: (?:in|on|at|by))?|date|(?:last )?updated|first published|original(?:ly published)?(?: at| in)?|via|subject|slug|location|word count)\s?:\s?\S/i

const PICTURE_LABEL =
  /^\W{0,2}(?:(?:file|stock|handout|pool|cover|courtesy) )?(?:photo(?:graph)?|image|picture|video|audio|illustration|graphic|screenshot|caption)s?(?: (?:credits?|source|caption))?(?:\s?[:|]|,? (?:by|courtesy|via|from)\b)/i
const PICTURE_CREDIT = /^[^:|]{4,30}[:|]\s?\S|(?:[Bb]y|BY|[Cc]ourtesy(?: of)?|[Vv]ia|[Ff]rom) \p{Lu}/u

const CREDIT_AFTER_TEXT = new RegExp(
  `(?:^|[\\s.;,([])(?:${CREDITED})s?(?: (?:[Cc]redit|[Bb]y|[Cc]ourtesy(?: of)?))?: ?[\\p{Lu}\\d@][^.:]{0,70}\\.?[)\\]]?$`,
  'u',
)

const VIA = /[\s,.(|/–—-]\(?[Vv]ia \p{Lu}[\p{L}]*(?:[ /]\p{Lu}[\p{L}]*){0,3}\)?\.?$/u

/** The rule that knows this line by its words, or null. */
export const findLineRule = (line: string): LineRule | null =>
  line.length > MAX_LINE_CHARACTERS ? null : (LINE_RULES.find((rule) => rule.match(line)) ?? null)
