"""The forms in which visitors say what they will do, are doing or have just done: patterns, no judgement.

`STRONG` forms say it outright ("I'll", "I've decided", "I booked"); `WEAK` ones are what plans look like when nobody
spells them out ("deleting his number tonight", "Wednesday I check in"), and count only beside other evidence.
"""

from __future__ import annotations

import re

# Words that open a sentence and say nothing of who acts: "right so", "okay fine".
FILLER = re.compile(
    r"^\W*(?:(?:ok|okay|yeah|yes|yep|well|so|and|but|alright|all right|fine|sure|right|then|i guess|i think|maybe|"
    r"honestly|actually|you know what)\b\W*)+",
    re.I,
)
# Words for the time of doing something, ahead of the verb: "tomorrow i hand", "starting Friday".
_TIME = (
    r"(?:(?:from|starting|as of|by|on|come|this|next|the|at|in|first thing|just|a|two|three|few|couple|of)\s+)*"
    r"(?:today|tonight|tonite|tomm?orr?ow|tmrw|2moro|tomoz|now|yesterday|\w*days?|weds|thurs|weeks?|weekend|month|"
    r"morning|evening|afternoon|night|payday|ago|back|hour|minute)\b[\s,]*"
)
_START = rf"(?:^|(?<=[.,;:!?]\s)|\b(?:and|so|then|but)\s)\W*(?:{_TIME})*"
_AM = r"(?:i'?m|im|i am|we'?re|we are)"

STRONG = re.compile(
    r"\b(?:(?:i'?ll|(?<!am )(?<!i'm )(?<!im )(?<!is )(?<!feel )(?<!mentally )ill(?! (?:with|from|and|in|health)\b)|"
    r"we'?ll)\b|"
    r"(?:i|we)(?: \w+ly| still| now)? (?:will|shall)\b|(?:that i|i) (?:can|could) do and will do|"
    rf"{_AM} (?:\w+ly |still |just )*(?:going to|gonna|gunna|gona)\b|"
    rf"{_AM} (?:\w+ly |about |just )*(?:ready|prepared|willing|open to|set on|up for|down (?:to|for)|minded to|"
    rf"leaning towards?|"
    r"aiming (?:for|to)|planning|preparing to|looking (?:to|at)|determined|committed|done with|off the|in$|quitting|"
    r"stopping|"
    r"thinking (?:of|about|i'?ll))|"
    r"(?:i|we)(?: fully| do| really)? (?:plan (?:to|on)|intend|promise|swear|commit|vow|pledge|aim to|reckon i'?ll|"
    r"figure i'?ll)\b|"
    r"i mean to\b|i'?ve a mind to|i have a mind to|my (?:plan|goal|aim|intention) is|quit date is|the plan is|plan:|"
    r"(?:i|we)(?:'?ve| have)? (?:more or less |pretty much |sort of |all |finally |just |now )*"
    r"(?:decided|agreed|resolved|settled on|made up (?:my|our) minds?|given my word|gave my word|committed|"
    r"chosen to)\b|"
    r"\band i (?:are (?:going|taking|seeing|meeting|starting)|will|have|both|agreed|decided|plan|promised)\b|"
    r"let me\b|count me in|put me down|sign me up|i'?m in\b|you have my word|"
    r"(?:i give you )?my word on|i might\b|pinky promise|swear (?:down|to god|on my)|mark my words)",
    re.I,
)
# Without a subject, where only the speaker can be meant.
BARE = re.compile(
    rf"{_START}(?:i guess |i think )?(?:gonna|gunna|going to|gona|will (?!i\b|he\b|she\b|they\b|it\b|you\b|we\b|"
    rf"there\b|that\b|"
    r"power\b)\w|planning|prepared to|ready (?:to|when)|willing to|considering|thinking (?:of|about|i'?ll|ill)|"
    r"looking to|aiming|"
    r"reckon i'?ll|up for|down (?:to|for)|leaning towards?|promise\b|decided\b|no more \w+|swear\b|determined to)",
    re.I,
)
STEPS = re.compile(
    rf"(?:\b(?:i|we)(?:'?ve| have)?|\bive|{_START}|\b(?:husband|wife|partner|mom|mum|dad|brother|sister) and i) "
    r"?(?:already |just (?:now )?|finally |actually |now |even )*"
    r"(?:called|rang|phoned|booked|made(?! up)|signed|poured|tipped|threw|thrown|chucked|binned|deleted|blocked|told|"
    r"talked|spoke|went|"
    r"started|began|set up|emailed|texted|messaged|left|scheduled|registered|packed|found|cancelled|canceled|gave|"
    r"handed|"
    r"flushed|dumped|asked|joined|cut|moved|changed|swapped|switched|stopped|quit(?! date)|put|got|took|picked up|"
    r"saw|met|bought|"
    r"enrolled|filled|applied|arranged|walked|drove|hung up|accepted|confirmed|returned|dropped off|locked|removed|"
    r"uninstalled|closed|admitted|confessed|showed up|attended|stuck to|kept)\b",
    re.I,
)
# "haven't bought any since Friday": some days without are a step, some years a story.
DAYS_WITHOUT = re.compile(
    r"\b(?:haven'?t|havent|not|no) (?:\w+ )?(?:touched|bought|had|used|drunk|drank|smoked|bet|gambled|vaped|placed|"
    r"a drop|drink)\b"
    r".{0,40}\b(?:since (?:yesterday|last night|this morning|(?:last )?\w+day)|(?:in|for) (?:\w+ )?(?:days?|"
    r"nights?))\b",
    re.I,
)
PROGRESSIVE = re.compile(
    rf"\b{_AM} (?:not |never |\w+ly |also |just |still )*(?!go(?:ing)? to be\b)\w{{2,}}(?:ing|in)\b", re.I
)
PRESENT = re.compile(
    r"\b(?:i|we) (?:go|start|begin|hand|check|walk|ring|call|phone|stop|quit|move|see|meet|give|leave|take|put|drive|"
    r"tell|talk|"
    r"ask|sign|turn|pour|bring|sit|join|report|fly|pack|enter|delete|block|flush|dump|speak|show up)\b|"
    r"\bi(?:'?ll| will| a?'?m) (?:be )?(?:at|in|on|off)\b|\bi'?m (?:at|in|on|off|clean|sober|done|finished)\b",
    re.I,
)
BARE_ING = re.compile(rf"{_START}(?:i think |me )?(?!being|having|feeling|trying|nothing|something|everything|"
                      rf"anything|during|"
                      r"according|waiting|morning|evening|hoping|wishing|praying|"
                      r"wondering)\w{3,}ing\b", re.I)  # fmt: skip
DECLARED = re.compile(
    r"\b(?:it is,|(?:goes|go|going) (?:down|in|into|out|to) the (?:sink|toilet|drain|bin|trash|garbage)|(?:is|"
    r"are) gone by|"
    r"no (?:more )?(?:wine|beer|booze|drink|alcohol|whisky|pills|weed|cash|money|smoking|gambling)\b|"
    r"doesn'?t get (?:another|any|a)\b|(?:is|are) dry\b|that'?s me (?:finished|done)|get blocked|day one)",
    re.I,
)
WEAK = (BARE_ING, PROGRESSIVE, PRESENT, DECLARED)

# What a change is about: care, company, substances, bets, and telling those it concerns.
MATTERS = re.compile(
    r"\b(?:clinic|rehab|detox|doctors?|dr\.?|gp|surgery|therap\w+|counsel\w+|psychiatr\w+|psycholog\w+|nurse|hospital|"
    r"sponsor|meetings?|group|aa|na|ga|smart|al-?anon|helpline|hotline|program(?:me)?|(?:out|in)patient|residential|"
    r"sober\w*|clean|intake|admission|assessment|evaluation|treatment|recovery|naloxone|narcan|naltrexone|"
    r"buprenorphine|"
    r"suboxone|methadone|vivitrol|patch(?:es)?|gum|taper\w*|tablets?|pills?|meds|medication|prescription|dose|"
    r"whisk(?:e)?y|rum|wine|beers?|bottles?|vodka|gin|booze|liquor|alcohol|drink\w*|cig\w*|smok\w+|vap(?:e|es|ing)|"
    r"snus|dip|"
    r"weed|pipe|bong|stash|grinder|dealers?|dope|coke|heroin|meth|kratom|opioids?|benzos?|oxys?|fentanyl|needles?|"
    r"bets?|betting|gambl\w+|bookies?|casino|slots|(?:self-)?exclusion|cold turkey|quit\w*|bar|pub|liquor store|"
    r"stop(?:ping)? (?:it|this|that|covering|paying|for good)|cut(?:ting)? (?:down|back)|"
    r"(?:tell|telling|told|ask|asking|talk to|talking to|sit down with|call|calling) (?:my|his|her|our|him|her|them) ?"
    r"(?:wife|husband|partner|mom|mum|mother|dad|father|brother|sister|son|daughter|boss|manager|girlfriend|boyfriend|"
    r"family|parents|friends?|aunt|uncle)?|check(?:ing)? (?:myself |ourselves )?in(?:to)?|walk-in|sessions?|dry|"
    r"giving up|"
    r"sit(?:ting)? (?:him|her|them) down|the talk|intervention|(?:calling|call|ring|ringing|phone) (?:a|the|that|"
    r"some|this) (?:place|number|line|"
    r"people)|money|cash|cards?|keys|safe|lock(?:ing|ed)? up|help|leave of absence|the leave|the truth)\b",
    re.I,
)

# Going somewhere, where nothing says that it is for the change.
ERRAND = re.compile(
    r"\b(?:going|off|driving|heading|walking) (?:\w+ )?(?:to|for) (?:the |a |my )?(?:stores?|shops?|mall|gym|movies|"
    r"cinema|work|school|"
    r"bed|sleep|beach|game|dentist|gas|bank|post office|office|airport|run|walk|wedding|funeral|party)\b|"
    r"\bwatching (?:the|a|some|tv)\b",
    re.I,
)


def strong(text: str) -> list[re.Match[str]]:
    """Every place where the visitor says outright what they will do or have just done."""
    return [match for form in (STRONG, BARE, STEPS) for match in form.finditer(text)]


def weak(text: str) -> list[re.Match[str]]:
    """Every place that may be a plan, as in "Wednesday I check in"."""
    return [match for form in WEAK for match in form.finditer(text)]
