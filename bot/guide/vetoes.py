"""What only sounds like a commitment: questions, hopes, pasts, other people's plans, conditions, irony.

Some are vetoes of the whole utterance, some only of the clause that they stand in: "I can't go on, so I'll call" is
still a promise to call.
"""

from __future__ import annotations

import re

CLAUSE = re.compile(r"[,;:—–.!]|\s-\s|\b(?:so|and|but|then|because|cause|since|although|though)\b", re.I)

QUESTION = re.compile(
    r"\?\W*$|^\W*(?:(?:and|but|so|ok|okay|well|um|hey|hi)\W+)*(?:(?:should|shall|do|does|did|can|could|would|am|is|"
    r"are|will|won'?t) "
    r"(?:i|we|he|she|they|it|you|there|this|that|my|the|somebody|someone|anybody)\b|what|whats|how|hows|who|why|"
    r"where|which|"
    r"when (?:do|does|did|can|could|should|will|would|is|are)\b|any idea|anyone know|is it|tell me)|"
    r"\b(?:wonder(?:ing)?|asking myself|not sure|no idea|unsure|don'?t (?:think|know)|dunno|doubt|undecided|"
    r"can'?t decide)\b",
    re.I,
)
GOES_ON = re.compile(
    r"\b(?:keep|continue|carry on|carrying on|go on|stick(?:ing)? (?:to|with)) (?:on )?(?:drinking|using|smoking|"
    r"vaping|gambling|"
    r"betting|the (?:booze|drink|weed|wine)|my (?:drinking|beer|wine|weed)|doing (?:it|this|what))\b|"
    r"(?<!not )\b(?:going to|gonna|i'?ll)(?: (?!never)\w+)? (?:(?:drink|use|smoke|gamble|bet|vape) "
    r"(?:tonight|today|again|anyway|more|tomorrow|myself)\b|get (?:drunk|high|loaded|wasted|smashed|hammered|stoned)\b|"
    r"end up (?:drinking|using|smoking|drunk|high)\b|have (?:a (?:drink|beer|smoke|bet|few)|another|one more|"
    r"a couple)\b)|"
    r"\b(?:i'?m|im|i am) (?:having|grabbing|getting|pouring) (?:a (?:drink|beer|glass|few)|another|drunk|high|"
    r"hammered|wasted)\b|"
    r"\b(?:started|begun|began|back to|went back to|kept|keep on) (?:drinking|using|smoking|gambling|betting|"
    r"vaping)\b(?! less| fewer)|"
    r"\b(?:drinking|using|smoking|gambling|betting|vaping) again\b|"
    r"\b(?:bought|got|picked up|scored|grabbed|drank|took|had|ordered|smoked|bet|poured) (?:\w+ )?(?:another|more|"
    r"some|extra|myself|"
    r"two|three|four|five|six|a (?:bottle|case|pack|bag|gram|few|couple|drink|beer|hit))\b|"
    r"\b(?:went|gone|been) (?:back )?(?:to|into|down) the (?:bar|pub|casino|liquor store|bookies|off-licence|slots)\b|"
    r"\b(?:saw|met|called|texted|rang) my (?:dealer|guy|plug)\b|\bkept (?:the|a|my|some) (?:\w+ )?(?:bottle|stash|"
    r"pills|number)\b",
    re.I,
)
CONDITIONAL = re.compile(
    r"(?<!even )\bif (?!that'?s (?:what|where|when|how)\b|(?:i|we) have to crawl|need be|not\b)|\bunless\b|"
    r"\bprovided\b|"
    r"\bassuming\b|\bsupposing\b|\bsuppose (?:i|we|he|she)\b|\bon (?:the )?condition|\bdepend(?:s|ing)\b|\bin case\b|"
    r"\b(?:so|as) long as (?:he|she|you|it|there|nobody|no one)\b|\bonly when (?:he|she|they|you|the)\b|"
    r"\b(?:were i|had i|would'?ve|could'?ve|should'?ve|would have|could have|should have|might have|might'?ve)\b|"
    r"\bi would(?!n'?t)\b|\bi'?d (?!already|just|decided|booked|better)|\bwe'?d\b|\botherwise i\b|\bmaybe if\b|"
    r"\bwhen (?:hell|pigs|(?:he|she|they|you|my \w+|everyone)(?: \w+)? (?:stops?|quits?|starts?|pays?|apologi[sz]es?|"
    r"does|do|gives?)|"
    r"the (?:sea|sun|moon|world|cows|devil|stars))\b",
    re.I,
)
SARCASM = re.compile(
    r"\b(?:yeah,? right|as if\b|fat chance|hell freezes|pigs (?:might )?(?:fly|learn)|dream on|like that'?(?:ll|s)|"
    r"(?:win|won|winning) the lottery|(?:and|then|sure) (?:i'?m|i am) (?:the )?(?:queen|king|pope|santa|president|"
    r"tooth|mother "
    r"teresa|elvis|batman|easter|cleopatra|napoleon|a (?:ballerina|astronaut|unicorn|saint|nun|monk))|"
    r"said no ?(?:one|body)|"
    r"get right on (?:that|it)|your (?:majesty|highness|honou?r)|whatever you say|because that (?:worked|went|always|"
    r"helps)|"
    r"what could (?:possibly )?go wrong|how hard can|big (?:surprise|shock)|shocker|wouldn'?t (?:you|"
    r"that) (?:just )?love|"
    r"good one|nice try|very funny|ha(?:ha)+|hold your breath|don'?t all|thrilled|can'?t wait\b|just what i need|"
    r"(?:a|the) (?:gold )?(?:medal|halo|parade|trophy|certificate)|brass band|sprout wings|by magic|"
    r"magic(?:ally)? wand|magically|poof|happily ever after|kumbaya|"
    r"unicorns?|rainbows?|fairy (?:dust|godmother)|in my next life|another life|twelfth of never|sometime never|"
    r"never o'?clock|"
    r"any (?:day|minute|year) now|lucky me|who needs|nothing says|obviously|clearly|genius|slow clap|all better now|"
    r"miracle|"
    r"so excited|how (?:exciting|lovely|wonderful)|what a treat|oh joy|yippee|hooray|hallelujah|problem solved|"
    r"like a good (?:boy|girl|little)|(?:walk|walking|float|floating) on water|halo|monastery|choir|sainthood|nobel|"
    r"oscar)\b|"
    r"^\W*(?:oh|ah|ooh),? (?:sure|yeah|yes|right|absolutely|of course|great|brilliant|wonderful|totally|definitely|"
    r"good|"
    r"fantastic|lovely|perfect|i'?ll|i'?m|yay|goody|joy)\b|^\W*(?:sure|yeah sure|right|of course),? (?:because|"
    r"and i'?m|and then|like|why "
    r"not|i'?ll just|let me just|sure)\b|^\W*(?:yay|brilliant|fantastic|wonderful|marvell?ous|great|super|"
    r"fabulous)[,.!]|"
    r"^\W*(?:yes|yeah|sure|right|great|okay|of course|absolutely),? (?:and (?:next|then|tomorrow|after)|because|"
    r"right after)\b|"
    r", (?:shall|am|will|aren'?t|won'?t) (?:i|we)\W*$|\blike every other\b|\bright after (?:curing|winning|solving|"
    r"saving|learning|"
    r"becoming|i (?:win|become|learn|climb))|\bwe can all\b|\bwill be my (?:sponsor|witness|date|best man)|"
    r"\b(?:sure|right|yeah)\s*[.!…]*\s*$|🙄|\bjust like (?:that|the last)|\s/s\b|\bas (?:always|usual|ever)\b",
    re.I,
)
# Sayings that borrow the words of intention or of substances.
FIGURE = re.compile(
    r"\b(?:(?:i'?ll|i will|let me) (?:tell you|say|bet|admit|give (?:you|him|her|them) that|take (?:your|his|her|"
    r"their) word|"
    r"drink to that|cross that bridge|eat my (?:hat|shoes?)|never (?:hear|live|forget|understand|know|get over)|pass\b|"
    r"live\b|manage\b|survive|think about it)\b|"
    r"i(?:'?ll| will) be (?:honest|fine|ok|okay|alright|damned|the death|dead|frank|straight|blunt|real|back to|"
    r"there in spirit)|"
    r"we(?:'?ll| will) see|(?:going to|gonna|'?ll|could|about to) (?:die|kill|murder|strangle|scream|explode|burst|"
    r"cry|snap|crack|"
    r"lose (?:it|my|everything)|go (?:mad|crazy|insane|nuts|under|through the roof)|be sick|throw up|pass out|"
    r"fall apart|break down|drown|give (?:him|her|them) a piece)|"
    r"i'?m (?:dying|drowning|losing|going (?:mad|crazy|insane|nuts|nowhere|round|around|under|out of my mind|through)|"
    r"climbing the walls|seeing (?:red|stars|double)|running on|hanging (?:on|in)|treading|walking on|sinking|burning|"
    r"falling (?:apart|to)|pulling my hair|banging my head|sick of|tired of|fed up|at the end of|on (?:the edge|"
    r"thin ice|my last|"
    r"top of|cloud|a roll|fire|the ropes|the fence|my knees)|in (?:pieces|over my|deep|the dark|hell|bits|the dog)|"
    r"off (?:my head|the rails|the wagon)|taking it (?:one|day)|going with the flow|playing with fire|kicking myself)|"
    r"told (?:\w+ ){1,2}to (?:leave|mind|shut|get lost|back off|stop nagging|go away)|away with it|"
    r"bottl(?:e|ed|ing) (?:it|things|everything|my \w+) up|pour(?:ed|ing)? (?:my (?:heart|soul)|myself|cold water|"
    r"money|with)|"
    r"threw (?:up|a fit|me|shade)|throw(?:ing)? (?:up|a fit|shade)|put(?:ting)? my (?:foot|feet)|cut(?:ting)? (?:the|"
    r"my) (?:grass|hair|losses|"
    r"corners|teeth)|picked up (?:the pieces|the phone and put)|(?:quit|stop)(?:ting|ped|ping)? (?:worrying|"
    r"complaining|kidding|pretending|"
    r"bitching|moaning|my job|facebook|twitter|instagram|tiktok)|detox(?:ing)? from|sobering|high (?:road|hopes|time|"
    r"marks)|"
    r"dry (?:my|your|his|her|eyes|clothes)|clean (?:the|my) (?:house|kitchen|car|room|plate)|"
    r"hit(?:ting)? the (?:road|sack|hay|roof|ceiling|"
    r"nail|books|gym)|cold (?:feet|all over|shoulder|comfort)|(?:going|went) (?:bananas|ballistic|to the dogs|to pot|"
    r"up in smoke|off the "
    r"deep end)|at my wit'?s?'? end|in the same boat|signing my life|i'?ll be (?:right )?(?:back|there|over) in a|"
    r"be on my way|"
    r"(?:taking|took) (?:flak|heat|off|a back ?seat|it hard|it personally|one for the team)|moving mountains|"
    r"start(?:ed|ing) a fire|"
    r"kick(?:ed|ing)? (?:off|myself|up a)|up in smoke|smok(?:e|ed|ing) (?:him|them|the competition)|drunk with|"
    r"punch-?drunk|"
    r"jump(?:ing)? (?:ship|through hoops|off a)|carry(?:ing)? the can|on the (?:same page|warpath|rocks)|"
    r"wean(?:ing)? (?:the|off sugar)|"
    r"kick(?:ed|ing)? the bucket|throw(?:ing)? in the towel|bite the dust|cold turkey sandwich|"
    r"(?:quit|stop)(?:ting|ping)? while|stopped the world|hit(?:ting)? (?:the )?(?:rock bottom|a wall)|"
    r"over my dead body|"
    r"back to (?:square one|the drawing board)|drop(?:ping)? like flies|a drop in the ocean|(?:drunk|high|hooked|"
    r"addicted|"
    r"hung ?over) on (?:life|love|work|sugar|power|success|you|her|him|this|that)|in stitches|(?:took|takes|"
    r"taking) (?:the|its|a) "
    r"(?:biscuit|cake|toll|life|beating|hit)|went (?:downhill|south|to hell|pear|wrong|sideways)|"
    r"got (?:worse|me|him|her|to me|out of hand|over|away)|gave (?:up the ghost|way)|(?:the )?straw that)\b",
    re.I,
)
# Vetoes of the clause they stand in.
NEGATED = re.compile(
    r"\b(?:not (?:going|gonna|calling|ready|doing|taking|signing|seeing|joining|about to|planning|interested|willing|"
    r"prepared|up for|open|setting|stopping|quitting|giving up|talking|telling|letting|stepping|sitting|yet)|"
    r"won'?t|wont|will not|shan'?t|never|can'?t|cant|cannot|couldn'?t|don'?t (?:want|plan|intend|need|see|care|do|go|"
    r"believe)|"
    r"dont (?:want|plan|intend|need|see|care|do|go)|ain'?t|didn'?t|didnt|haven'?t|havent|wouldn'?t|no way|refus(?:e|"
    r"ing)|"
    r"no (?:intention|plans?|interest|chance|desire)|nobody'?s (?:getting|making|dragging)|catch me|nowhere near|"
    r"far from|too (?:scared|tired|late|proud|busy|ashamed)|hardly|rather (?:die|not|eat|chew)|forget it|"
    r"not a chance)\b",
    re.I,
)
PAST = re.compile(
    r"\b(?:(?:i|we) (?:was|were|used|said|thought|kept (?!a\b|the\b|my\b)|tried|promised|meant|planned|intended|"
    r"swore|vowed|"
    r"hoped|wanted|nearly|almost|had|did)\b|(?<!after )last (?:month|year|time|summer|winter|spring|fall|autumn|"
    r"christmas|"
    r"easter|thanksgiving|january|february|march|april|may|june|july|august|september|october|november|december|"
    r"decade)|"
    r"(?:back|that time) (?:in|when|then)|(?:years?|months?|weeks|decades?|ages|summers?|winters?) (?:ago|back)\b|"
    r"ages ago|"
    r"long ago|(?:in|since|until|till|of|back) (?:19|20)[012]\d\b|(?:in|during) (?:my (?:teens|twenties|thirties)|"
    r"college|high school|"
    r"lockdown|the (?:eighties|nineties|army|navy|service))|when (?:i|we) (?:was|were|lived|worked|got|had|first|"
    r"turned)|"
    r"for (?:\w+ )?(?:years|months|ages)\b(?! (?:at|to come))|years (?:running|in a row)|before (?:covid|"
    r"the pandemic|my divorce)|"
    r"(?:twice|three times|four times|a few times|several times|many times|every time)\b|didn'?t (?:last|work|stick|"
    r"help|take|hold)|"
    r"(?:and|but|then)(?: then)? (?:i |it |we )?(?:relapsed|gave up|slipped|stopped going|quit going|fell off|"
    r"started again|"
    r"went back to|never went|never called|didn'?t)|"
    r"once(?! (?:i|i'?m|we|he|she|they|it|the|my|her|his|our|that'?s|this|and for all|a (?:week|day|month))\b)|"
    r"the (?:first|last|only|second|third) time(?! last week)|yesterday'?s|as a (?:kid|teenager|child))\b",
    re.I,
)
HOPE = re.compile(
    r"\b(?:(?:i|we)(?: really| just| do| still| so| also| would| only)* (?:wish|hope|want|need|should|ought|have to|"
    r"gotta|must|"
    r"dream|pray|long|crave|wanna|would (?:love|like)|'?d (?:love|like))|i'?ve got to|i got to|i'?d (?:love|like)|"
    r"hoping|hopefully|hope(?:s)?\b|wishing|wish\b|praying|pray (?:that|i|he|she|for)|fingers crossed|touch wood|"
    r"knock on wood|"
    r"god willing|with any luck|if only|it would be (?:nice|good|great)|would be (?:nice|good|great|lovely)|"
    r"wouldn'?t it be|"
    r"supposed to|someday|some day|the day i|one day(?! (?:at a time|without|off|sober|clean)\b)|daydream|"
    r"dream(?:ing)? (?:of|about)|"
    r"imagin(?:e|ing)|picture (?:me|myself)|want(?:ing)? to|in an ideal|in a perfect|wanna)\b",
    re.I,
)
ABILITY = re.compile(
    r"\b(?:(?:i|we) (?:can|could|know (?:how|i can)|am able|was able|managed?)|i'?m (?:able|capable|strong enough|"
    r"good at|quite capable)|"
    r"i'?ve (?:got it in me|got what it takes|done it before)|i'?d be able|(?:is|it'?s) (?:doable|possible)|"
    r"(?:be )?able to|"
    r"capable of|have it in me|have the (?:strength|willpower|will)|could (?:probably|easily|always|"
    r"maybe))\b(?! do and will)",
    re.I,
)
_OTHER = (
    r"(?:he|she|they|everyone|everybody|people|nobody|someone|somebody|you|(?:my|his|her|our|the|their|this|"
    r"that) (?!plan\b|goal\b)[\w'’-]+(?: [\w'’-]+)?)"
)
REPORTED = re.compile(
    rf"\b{_OTHER}(?:'s|'ve|'re)? (?:\w+ly |always |still |all |just |already |keeps? |kept |has |have |had )*(?:said|"
    rf"says|say|told|tells|"
    r"tell|telling|saying|thinks?|thought|reckons?|wants?|wanted|asked|asks|expects?|insists?|insisted|claims?|"
    r"claimed|swears?|"
    r"swore|promised|promises|suggests?|suggested|recommends?|recommended|decided|believes?|signed me|got me|put me|"
    r"ordered|"
    r"makes? me|made me|assumes?|announced|wrote|figures?|keeps on)\b|"
    r"\baccording to\b|\bapparently\b|\bsupposedly\b|\b(?:i'?m|im|i am) (?:being|told|meant|supposed)\b|"
    r"\bi (?:said|told (?:\w+ ){1,3}?|promised(?: \w+){0,2}|swore|claimed) (?:that )?i(?:'?d| would| was)\b|"
    r"\bi (?:always|keep|kept|used to) (?:say|saying|tell|telling|promis\w+|swear\w*)|that'?s what (?:i|he|she|they|"
    r"we) (?:always )?"
    r"(?:say|said|says|told)|\bword is\b|\brumou?r\b|\bon paper\b|\bthe (?:sign|poster|leaflet|letter|app|"
    r"website) (?:says|said)|"
    r"\b(?:famous )?last words\b|\bquote\b|^\W*[\"“'‘].*[\"”'’]\W*$",
    re.I,
)
OTHERS = re.compile(
    r"^\W*(?:(?:and|but|so|well|then|apparently|ok|okay|yeah)\W+)*(?:he|she|they|my (?!plan\b|goal\b|aim\b|quit\b|"
    r"word\b)[\w'’-]+|"
    r"our (?!plan\b)[\w'’-]+|the (?!plan\b|minute\b|moment\b|day\b|second\b|week\b|first\b|next\b|last\b)[\w'’-]+|"
    r"his|her|their|it|people|"
    r"you|nobody|everyone|somebody|someone|there)\b",
    re.I,
)
# "Kevin's going to", "Aunt Rosa will": a name at the head, and what it does.
NAMED = re.compile(r"^\W*(?:And |But |So |Well,? )?(?!I\b|I'|We\b|We'|Let|Quit|That|This|What|It|Court|New Year|"
                   r"Christmas|\w+day\b|Thanksgiving)(?:[A-Z][\w-]+ ){0,2}?[A-Z][\w-]+"
                   r"(?:'s|'ll| is| will| has| says| went| booked| called| started| wants| plans| quit|"
                   r" got) ?(?=\w)")  # fmt: skip
HERSELF = re.compile(r"\b(?:i|we)\b|\b(?:i|we)'|\bim\b|\bive\b|\bill\b", re.I)
TOLD = re.compile(r"\b(?:told|asked|texted|emailed|messaged|admitted|confessed)$", re.I)
# "He and I", "my husband and I": the visitor too.
TOGETHER = re.compile(r"^\W*(?:\w+ ){0,3}and (?:i|me)\b", re.I)


def whole(text: str) -> bool:
    """Whether something about the whole utterance keeps it from being a commitment."""
    return any(form.search(text) for form in (QUESTION, GOES_ON, CONDITIONAL, SARCASM, FIGURE))


def clauses(text: str, said: list[re.Match[str]]) -> list[re.Match[str]]:
    """Of the places where something is intended, those in whose own clause nothing takes it back."""
    return [
        match
        for match in said
        if not any(_governs(veto, match, text, near=False) for form in (NEGATED, PAST) for veto in form.finditer(text))
        and not any(
            _governs(veto, match, text, near=True) for form in (HOPE, ABILITY, REPORTED) for veto in form.finditer(text)
        )
    ]


def others(text: str, said: list[re.Match[str]]) -> bool:
    """Whether it is somebody else who acts: their name stands first, and no clause of the visitor's own follows."""
    head = OTHERS.match(text) or NAMED.match(text)
    if head is None or TOGETHER.match(text):
        return False
    return not any(HERSELF.search(match.group(0)) and CLAUSE.search(text[head.end() : match.end()]) for match in said)


def _governs(veto: re.Match[str], match: re.Match[str], text: str, *, near: bool) -> bool:
    """Whether the two stand in one clause: nothing that parts clauses lies between them.

    `near`: what follows the intention counts only close behind it; "I'll need to", not "I'll ring, I have to".
    What somebody was told is no word about the telling: "I told her I can't go on".
    """
    if veto.end() <= match.start():
        return not CLAUSE.search(text[veto.end() : match.start()] + " ") and not CLAUSE.match(match.group(0))
    if match.end() <= veto.start():
        between = text[match.end() : veto.start()]
        if TOLD.search(match.group(0)) or (near and len(between.split()) > 1):
            return False
        return not CLAUSE.search(between)
    return True
