"""What a visitor is looking for, understood from their own words; pure functions over patterns, no model.

`wish_in` reads the criteria. Whether the words ask for a place at all is a question of its own (`seeks`): "does Medicaid
cover detox" wants an explanation, "who takes Medicaid" a name and a number, and a story about a clinic wants a listener.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.guide.places import Places
from bot.guide.programmes import UNINSURED, Wish


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


# The first that matches is the kind: the more specific come first.
KINDS: Mapping[str, re.Pattern[str]] = {
    "intensive outpatient": _any(r"intensive[ -]out-?patient|iops?"),
    "recovery housing": _any(
        r"(?:recovery|sober|oxford) (?:living|hous(?:e|es|ing)|homes?|residences?)|sober living|half-?way (?:hous(?:e|es)|homes?)"
    ),
    "family": _any(
        r"famil(?:y|ies)(?: members)?(?: (?:therap\w+|counsel\w+|program\w*|groups?|support|sessions?|meetings?))|"
        r"(?:help|support|groups?|programs?|something|meetings?) for (?:the |my |our )?(?:famil(?:y|ies)|relatives|parents|partners)|"
        r"al-?anon|nar-?anon|couples? (?:therap\w+|counsel\w+)"
    ),
    "peer support": _any(
        r"(?:support|peer|self-help|recovery|12[- ]step|twelve[- ]step) (?:groups?|meetings?|support)|meetings?|"
        r"aa|na|smart recovery|alcoholics anonymous|narcotics anonymous|peer support"
    ),
    "aftercare": _any(r"after-?care|continuing care|step[- ]down|follow-?up (?:care|program)"),
    "outpatient": _any(r"out-?patient|day program|counsel(?:l?ing|l?ors?)|therap(?:y|ists?)"),
    "detox": _any(r"de-?tox(?:es|ing|ification)?|withdrawal (?:management|care|unit|bed)"),
    "residential": _any(r"residential|rehabs?|in-?patient|28[- ]day|30[- ]day|live-?in"),
}  # fmt: skip
PAYERS: Mapping[str, re.Pattern[str]] = {
    UNINSURED: _any(
        r"(?:no|without|not have|don'?t have|doesn'?t have|hasn'?t got|haven'?t got|lost (?:my|his|her|their|our)) "
        r"(?:any |health )?(?:insurance|coverage)|uninsured"
    ),
    "Medicaid": _any(r"medicaid|medi-?cal"),
    "Medicare": _any(r"medicare"),
    "TRICARE": _any(r"tricare"),
    "VA": _any(r"va benefits|veterans affairs|(?-i:VA)"),
    "public health service": _any(r"nhs|on the national health|public health service"),
    "sliding scale": _any(r"sliding(?: fee)? scale|low[- ](?:income|cost)|by income|afford(?:able)?|cheap(?:er)?"),
    "no charge": _any(r"free(?! from| of|-)|no (?:charge|cost)|for nothing"),
    "self-pay": _any(r"self[- ]pay|pay(?:ing)? (?:cash|out of pocket|ourselves|(?:it )?myself)|out of pocket|cash"),
    "private insurance": _any(
        r"private(?: health)? insurance|(?:my|our|his|her|their|health|commercial) insurance|insurance (?:through|from|at) \w+|"
        r"blue ?cross(?: blue ?shield)?|bcbs|anthem|aetna|cigna|united ?health(?:care)?|uhc|humana|kaiser"
    ),
}  # fmt: skip
POPULATIONS: Mapping[str, re.Pattern[str]] = {
    "adolescents": _any(
        r"teen(?:s|agers?|age)?|adolescents?|youths?|minors?|under 18|1[2-7][- ]?(?:years?|yrs?|yo)(?:[- ]old)?|"
        r"(?:is|turned|just|only|he'?s|she'?s|who'?s) 1[2-7](?! (?:days?|weeks?|months?|years? (?:sober|in|of)|miles?|minutes?))"
    ),
    "women": _any(r"(?:wom[ae]n|ladies)(?:['’]?s)?(?! he | who left)|females?(?:[- ]only)?"),
    "pregnant": _any(r"pregnan(?:t|cy)|expecting(?: a (?:baby|child))?"),
    "men": _any(r"men(?:['’]?s)?|males?(?:[- ]only)?"),
    "veterans": _any(r"veterans?|vets?|service ?m[ae]n|service members?|(?:in|from|left|with) the (?:military|army|navy|marines|service)"),
    "older": _any(
        # Not an age by itself: somebody of 72 is at home in most places, and would be kept from them.
        r"older (?:adults?|people|persons?|m[ae]n|wom[ae]n)|seniors?|elderly|over 6\d"
    ),
    "LGBTQ+": _any(r"lgbt\w*\+?|gay|lesbian|bisexual|trans(?:gender)?|queer|non-?binary"),
    "Spanish-speaking": _any(r"spanish(?:[- ]speak\w+)?|hablan? espa[nñ]ol|en espa[nñ]ol|latin[oax]s?|hispanics?"),
    "dual diagnosis": _any(
        r"dual[- ]diagnos[ei]s|co-?occurring|mental (?:health|illness)|bipolar|depress(?:ion|ed)|ptsd|schizo\w+|anxiety|psychiatric"
    ),
}  # fmt: skip
WOMEN = _any(r"my (?:wife|girlfriend|daughter|mom|mum|mother|sister|aunt|niece|grand-?mother|granddaughter)|she|her")
MEN = _any(r"my (?:husband|boyfriend|son|dad|father|brother|uncle|nephew|grand-?father|grandson)|he|him|his")
MEDICINES = r"methadone|buprenorphine|suboxone|subutex|sublocade|vivitrol|naltrexone|moud|medication[- ]assisted"
MEDICATION = _any(rf"{MEDICINES}|(?-i:MAT)|(?:on|take|takes|taking|with|keep \w+ on) (?:\w+ ){{0,2}}medications?")
COMES_OFF = _any(rf"(?:off|from|quit|stop|stopping|taper\w*)(?: of)? (?:\w+ )?(?:{MEDICINES})")

NEARBY = _any(
    r"near(?:by| me| us| here| home| him| her| them| my \w+| where \w+ \w+)?|close (?:by|to (?:me|us|here|home|him|her))|"
    r"around here|in (?:my|our|this) (?:area|town|city|neighborhood)|local(?:ly)?|nearest|closest|(?:somewhere|some ?place) close"
)  # fmt: skip
# A postcode or a town that the list does not have; a town only where it is written like one or stands after "near".
CODE = re.compile(r"(?<![\w$.,-])(\d{5})(?:-\d{4})?(?![\w%,-]|\.\d)|\b((?-i:[A-Z]{1,2}\d[A-Z\d]?) ?(?-i:\d[A-Z]{2}))\b")
TOWN = re.compile(
    r"\b(?:[Nn]ear|[Ii]n|[Aa]round|[Cc]lose to|[Oo]utside|[Ff]rom)\s+((?:St\. |Mt\. )?[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})\b"
)
TOWN_NEAR = re.compile(r"\b(?:near|close to|closest to|nearest to)\s+([a-z]+)\b", re.IGNORECASE)
NO_TOWN = frozenset(
    "me us here home him her them my our your his their work you it the a an to by this that there where there's town "
    "enough spanish english aa na i medicaid medicare va recovery january february march april may june july august "
    "september october november december monday tuesday wednesday thursday friday saturday sunday christmas".split()
)  # fmt: skip

NOUN = (
    r"(?:places?|programs?|programmes?|cent(?:er|re)s?|clinics?|facilit(?:y|ies)|providers?|rehabs?|de-?tox(?:es)?|treatment|somewhere|"
    r"any ?where|some ?place|any ?place|beds?|meetings?|groups?|hous(?:e|es|ing)|homes?|residential|in-?patient|out-?patient|"
    r"iops?|after-?care|counsel(?:ing|ors?)|therap(?:y|ists?)|hospitals?)"
)
TAKES = r"(?:takes?|taking|accepts?|accepting|treats?|allows?|works? with|speaks?|caters? to|specializ\w+)"
MORE = r"[^.?!\n]{0,70}?"
SEEKS = re.compile(
    rf"\b(?:is there|are there|do you (?:know|have)|you know(?: of)?|know of|can you (?:find|recommend|suggest|tell|name|list|give)|"
    rf"(?:look|looking|searching|search) for|find(?:ing)? (?:me|us|him|her|them|a|an|any|some)|needs? (?:a|an|some|to find|help finding)|"
    rf"wants? (?:a|an) |recommend|list of|any(?: good)?|does any|do any){MORE}\b{NOUN}\b|"
    rf"\b(?:some ?where|any ?where|some ?place|any ?place|places?|programs?|someone|anyone|anybody|somebody) (?:\w+ ){{0,3}}?"
    rf"(?:that|who|which|to take|for|close|near|in|{TAKES})\b|"
    rf"\b(?:who|which(?: \w+)?|what (?:places?|programs?|detox\w*|rehabs?|clinics?)|(?:do|does) any\w*(?: of \w+)?){MORE}\b{TAKES}\b|"
    rf"\b(?:who|anyone|anybody) (?:has|have|with) (?:\w+ )?(?:beds?|room|space|openings?)\b|\bwhere (?:can|could|do|does|should|would|might|is|are){MORE}\b(?:go|get|turn|find|send|treated|{NOUN})\b|"
    rf"\b(?:what|which){MORE}\b{NOUN}{MORE}\b(?:near\w*|close\w*|around|in)\b|"
    rf"\b(?:nearest|closest)\b{MORE}\b{NOUN}\b|\bneeds? (?:a )?{NOUN}\b",
    re.IGNORECASE,
)  # fmt: skip
LISTS = re.compile(
    rf"\blist of (?:\w+ )?(?:{NOUN})\b|\b(?:your|clinic'?s|the) (?:list|directory)\b|\b(?:nearest|closest) (?:\w+ )?{NOUN}\b|"
    rf"\b(?:{NOUN}) near(?:by| me| us| here)\b",
    re.IGNORECASE,
)
# What explains rather than names a place.
EXPLAINS = re.compile(
    r"\bhow (?:much|long|does|do|expensive)\b|\bcosts?\b|\bcover(?:s|ed|age)?\b(?! takes)|\bdifference\b|\bwhat(?:'s| is| are| does| do)\b"
    r"(?!.{0,30}\b(?:near|close)).{0,60}\b(?:like|mean|do|work|about)\b|^\W*what(?:'s| is| are) (?:an? )?(?!the (?:near|close))|\bwhat if\b|"
    r"\bpay(?:s)? for\b",
    re.IGNORECASE,
)
# A bare noun phrase ("lgbtq friendly detox") asks; a sentence with somebody in it tells.
TELLS = _any(
    r"i|i'?[md]|i'?ve|i'?ll|we|he|she|they|it|(?<!for )my|is|was|were|are|am|has|had|have|did|went|goes|took|lost|drinks?|uses?|doesn'?t|don'?t"
)
# A question of its own, not one more thing that is wanted.
ABOUT = re.compile(r"^\W*(?:is|are|do|does|can|could|will|would|should|tell|explain|how|why|when)\b", re.IGNORECASE)
PHRASE_WORDS = 9

# The admission checklist, and the paper to hand over.
_WHO = r"(?:i|we|he|she|they|one|you|my \w+)"
BRING = re.compile(
    rf"\bwhat\b.{{0,20}}\b(?:do|does|should|can|must|may|to)\b.{{0,12}}\b(?:bring|pack|take along)\b(?! (?:up|him|her|them|it)\b)|\bpacking list\b|"
    rf"\bwhat (?:papers|documents)\b.{{0,20}}\b{_WHO} need\b", re.I,
)  # fmt: skip
ASK = re.compile(
    rf"\bwhat\b.{{0,20}}\b(?:do|should|can|could|to)\b.{{0,10}}\bask\b.{{0,30}}\b(?:them|program|place|rehab|clinic|when|on the phone|call)|"
    rf"\bquestions? (?:to ask|for (?:them|the (?:program|clinic|rehab|place)))\b|\bwhat (?:should|do) {_WHO} (?:say|ask) when {_WHO} call\b", re.I,
)  # fmt: skip
ARRANGE = re.compile(r"\bwhat\b.{0,20}\b(?:arrange|organi[sz]e|sort out)\b.{0,30}\b(?:before|first|go|in)\b|"
                     r"\bchecklist\b", re.I)  # fmt: skip
SUMMARY = re.compile(
    r"\b(?:summary|print ?out|write-?up|paper|page|something (?:written|in writing))\b.{0,40}\b(?:hand (?:over|to)|give (?:to )?|show (?:to )?|take "
    r"(?:to|with)|for)\b.{0,20}\b(?:them|program|clinic|doctor|counsel\w+|rehab|place|intake|admissions?)\b|"
    r"\b(?:make|print|write|get|give|have)\b.{0,12}\bsummary\b(?=.{0,40}\b(?:program|clinic|doctor|rehab|intake|take|hand|show|print))",
    re.I,
)


def wish_in(text: str, places: Places) -> Wish:
    """The criteria that the words name; an empty wish where they name none."""
    women, men = bool(WOMEN.search(text)), bool(MEN.search(text))
    kind = _first(KINDS, text)
    place = places.named_in(text)
    unknown = None if place else _unknown(text)
    return Wish(
        kind=kind,
        payer=_first(PAYERS, text),
        populations=tuple(name for name, pattern in POPULATIONS.items() if pattern.search(text)),
        about=("women" if women else "men") if women != men else None,
        medication=bool(MEDICATION.search(text)) and not COMES_OFF.search(text),
        near=place.name if place else None,
        unknown=unknown,
        nearby=not place and not unknown and bool(NEARBY.search(text)),
    )


def seeks(text: str, wish: Wish) -> bool:
    """Whether the words ask for a place to go to, by name, and not for an explanation or an ear."""
    criteria = bool(wish.payer or wish.populations or wish.medication or wish.near or wish.unknown or wish.nearby)
    if EXPLAINS.search(text) and not re.search(rf"\b{TAKES}\b|\bnear", text, re.IGNORECASE):
        return False
    if LISTS.search(text) and not _past(text):
        return True
    if not criteria:
        return False
    if wish.near and any(c.isdigit() for c in wish.near) and len(text.split()) <= 2:
        return True  # a bare postcode of the list means nothing else
    if SEEKS.search(text) and not _past(text):
        return True
    return bool(wish.kind) and len(text.split()) <= PHRASE_WORDS and not TELLS.search(text)


def answers_where(text: str, wish: Wish) -> bool:
    """Whether the words answer "which town or postcode": they name one, and tell no story."""
    return bool(wish.near or wish.unknown) and len(text.split()) <= PHRASE_WORDS


def adds(text: str, wish: Wish) -> bool:
    """Whether a few words only add to what was asked before: "Medicaid", "and for women?"."""
    return wish != Wish() and len(text.split()) <= 6 and not EXPLAINS.search(text) and not ABOUT.search(text)


def checklist_part(text: str) -> str | None:
    """The part of the admission checklist that the words ask for: ask, bring or arrange."""
    parts = {"ask": ASK, "bring": BRING, "arrange": ARRANGE}
    return next((name for name, pattern in parts.items() if pattern.search(text)), None)


def asks_summary(text: str) -> bool:
    """Whether the words ask for a paper to hand to a program."""
    return bool(SUMMARY.search(text))


def _first(patterns: Mapping[str, re.Pattern[str]], text: str) -> str | None:
    return next((name for name, pattern in patterns.items() if pattern.search(text)), None)


def _unknown(text: str) -> str | None:
    """A place that was named and that the list does not know."""
    if match := CODE.search(text):
        return match.group(1) or match.group(2)
    for pattern in (TOWN, TOWN_NEAR):
        for match in pattern.finditer(text):
            words = match.group(1)
            if words.split()[0].lower() not in NO_TOWN:
                return words
    return None


def _past(text: str) -> bool:
    """What was, and not what is wanted: "we found a place near Akron and he left after a day"."""
    return bool(
        re.search(
            r"\b(?:he|she|they|we|i) (?:was|were|went|left|found|tried|had|did|got|used to|already)\b", text, re.I
        )
    ) and ("?" not in text)
