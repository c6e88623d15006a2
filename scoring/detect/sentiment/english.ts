/** What AFINN does not know, or knows otherwise than customers say it: −5 to 5. Words of one entry are joined by a hyphen. */
export const ENGLISH: Readonly<Record<string, string>> = {
  '-4': 'scam scammed scammers scamming ripped-off rip-off rip-me-off sick-and-tired fed-up had-enough had-it-with',
  '-3': `complaint complaints complain unacceptable ridiculous useless rude furious lying lied liar liars nightmare joke-of-a this-is-a-joke pathetic
    disgusting disgraceful outrageous appalling ignored fob-me-off fobbed-off run-around runaround nobody-cares no-one-cares nobody-care dont-care
    do-not-care doesnt-care waste-of-my-time waste-of-time wasting-my-time never-again never-works never-work does-not-work-at-all never-buy-again
    angry frustrated frustrating frustration disappointed disappointing dont-trust do-not-trust cancel-everything sue-you my-lawyer hung-up-on-me
    hang-up-on-me better-business-bureau incompetent unprofessional terrible awful horrible worst hate overcharged ripoff screwed`,
  '-2': `nobody-ever no-one-ever nobody-called no-one-called nobody-called-me never-called never-called-back never-calls never-showed never-showed-up
    keeps-breaking keeps-crashing keep-getting keeps-happening not-good-enough slow so-slow take-forever taking-forever took-forever takes-forever
    on-hold-for twice-already third-time fourth-time fifth-time still-waiting still-not still-hasnt still-havent doesnt-make-sense makes-no-sense
    make-any-sense makes-any-sense no-sense fault-of-yours your-fault charged-me-twice double-charged upset unhappy dissatisfied unreliable
    inconvenient inconvenience overpriced expensive-for no-help no-use no-good worse confusing passed-around transferred-around`,
  '-1': 'expensive late delayed clunky glitchy laggy meh long-wait',
  '1': 'no-complaints fixed-it that-fixed sorted sorted-out works-now working-now makes-sense okay-great thanks-a-lot thank-you-very-much',
  '2': `not-bad not-bad-at-all fixed works-great works-perfectly appreciate appreciated thank-you-so-much thanks-so-much many-thanks patient helpful kind
    thoughtful resolved solved fast quick-and-easy speedy i-like i-really-like really-like liked couldnt-be-better cant-complain cannot-complain
    well-done good-job nice-job great-job happy-with`,
  '3': `couldnt-be-happier could-not-be-happier cant-thank-you-enough cannot-thank-you-enough above-and-beyond lifesaver impressed lovely excellent
    five-stars five-star`,
}

/** Words AFINN weighs that say nothing of a feeling about the service, by the reason. */
export const NO_FEELING: readonly string[] = [
  // What people call about: a fault, a loss or a charge is reported, not felt.
  `problem problems prblm prblms issue issues error errors fault failed fail fails failing failure failures broken broke damage damages damaged lost loss
   lose losing missing missed miss stolen stole steal stealing theft fraud crash crashed crashes leak leaked stuck block blocked blocking blocks dead
   died die dispute disputed disputes charges charge debt debts penalty overdraft withdrawal claim claims emergency accident accidents outage outages
   hacked virus alert alarm warning warn warned fire flood crime criminal injury injured ill illness sick hospital pain cancer death empty offline
   disconnected unavailable expired suspended limited limits limitation restricted restriction stop stopped stopping stops cut drop dropped
   forgot forget forgotten mistake mistakes mistaken wrong odd strange weird unclear uncertain unsure confused unable leave leaving lag`,
  // What people want done.
  `cancel cancelled cancelling cancels refuse decline declined reject rejected deny denied pay avoid escape prevent demand demanded want wants wish wishes
   wishing help helping helps support supported supporting supports join share shared shares resolve resolves resolving solution solutions solve
   solves solving restore restored increase increased extend extends protect protected secure secured save saved savings approve approved approval
   accept accepted accepts accepting agree agreed agrees agreement allow ensure validate validated confirm reach reached reaches reaching
   apply return exchange improve renew fight interest interests interested rate rates clarify hope hoping hopefully matter matters`,
  // Politeness, greetings and saying yes.
  `please yes yeah yep ok okay oks sorry apologize apologise apology apologies apologized excuse pardon welcome dear thank thanks god jesus
   cool fine great-thanks nice-day sure certain certainly clear clearly true right no ha haha hello hi greetings regards sincerely respect respected`,
  // Fillers, and words with other meanings.
  `like likes pretty kind-of sort-of well super big huge top straight bright rich free safe safety easy hard fit novel natural positive negative
   number gold diamond premium gift gifts bonus credit grant granted award reward rewards benefit benefits trust trusts united alone spirit fan share
   mercy rose joy grace hunter gun shot shoot strike chance chances alive active advanced growth important importance significant responsible
   responsibility promise promised promises commit committed committed guarantee capable ability abilities opportunity opportunities
   justice legal legally lawsuit warm fresh quality qualities profit profits care cares caring careful carefully calm calmed feeling vision visions
   launched popular famous exclusive favorite favourite friend friends love-to would-love id-love dream god-bless fun funny lol worth novel matter
   prepared protects promptly privileged trusts strong strength stronger strengthen solid stable standing heaven peace play-store apple natural medal
   bother bothering trouble admit admits doubt doubts afraid worry worried anxious risk risks nerves cry crying weather cold swear risk shy
   fire gray grey ghost sentence war battle fever flu drunk hide hid hiding fall falling fallen poor-reception tired tears torn worn shock`,
]
