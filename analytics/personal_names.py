"""Names in case talk: a known given name, or a capital where the words around it speak of a person.

Two kinds of evidence: the word itself (`given_names`), and the company it keeps (kin, care and case words,
titles, "'s mum", an age in brackets). Ordinary capitalised words of meetings are in `ORDINARY`.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from analytics.given_names import ALSO_WORDS, GIVEN_NAMES
from analytics.personal_identifiers import Found

WORD = re.compile(r"[^\W\d_](?:[^\W_]|['’\-](?=[^\W\d_])){0,40}")
SENTENCE_END = re.compile(r"[.!?]\s+|\n+|\s[–—]\s|[:;]\s+")
LONGEST_NAME_WORDS = 5
NEAR = 8  # words within which somebody is spoken of

KIN = frozenset(
    "child children son sons daughter daughters boy girl baby babies mum mums mam mother mothers mummy dad dads father fathers "
    "daddy stepmum stepmother stepdad stepfather step-mum step-mother step-dad step-father parent grandmother grandfather "
    "grandma grandad granddad granny gran nan nana nain taid aunt auntie aunty uncle brother sister brothers sisters sibling "
    "siblings twin twins cousin niece nephew partner ex-partner boyfriend girlfriend husband wife ex carer carers stepson "
    "stepdaughter grandson granddaughter guardian lad toddler infant newborn teenager neighbour lodger grandparent family".split()  # noqa: SIM905
)
CASE_WORDS = frozenset(
    "case cases victim victims suspect perpetrator patient pupil client witness offender complainant defendant re regarding "
    "concerning concerns disclosed disclosure placement placed foster fostered kinship contact referral referred plan custody "
    "mash marac cse cce exploitation abuse neglect assault arrested missing harm injury bruising section s47 conference "
    "protection assessment looked-after removed risk safeguarding core strategy unborn episode advocate social worker "
    "camhs excluded exclusion attendance school nursery person".split()  # noqa: SIM905
)
PEOPLE_WORDS = KIN | CASE_WORDS
TITLES = frozenset("child mr mrs ms miss mx master uncle aunt auntie aunty baby grandma grandad nan nana nain taid dr cllr".split())  # noqa: SIM905
PRONOUNS = frozenset("he she her his him hers himself herself".split())  # noqa: SIM905
ACTS = frozenset(
    "is was has had told said says asked went goes lives lived wants wanted needs does doesn't doesn’t did didn't didn’t got left moved "
    "disclosed returned attends attended refuses refused reported turned became stays stayed feels felt ran runs came comes "
    "hates loves lost found took takes gave never cried sleeps slept witnessed started stopped started can cannot can't wrote "
    "shared rang phoned called died remains presented alleged self-harmed denied engages engaged".split()  # noqa: SIM905
)
# After these a capital is somebody: "nobody told Emeka", "she named Siu Guo".
SPOKEN_TO = frozenset("told asked called named helped met saw hit kicked slapped visited contacted rang loves hates".split())  # noqa: SIM905
INTO_PLACES = frozenset("to in from near at via across around outside into within".split())  # noqa: SIM905
PARTICLES = frozenset(
    "de da das do dos di del della du la le el al van von der den ter bin ibn binti bint ap ab ferch ó o ní ni nic mac mc st ul".split()  # noqa: SIM905
)
# Capitalised words that a name is made of only by accident: calendar, agencies, posts, papers, places, openings.
ORDINARY = frozenset(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec christmas easter ramadan diwali eid
    a an the this that these those there then they their them we our us you your i me my it its he she his her him and or
    but nor so if when where while who whom whose which what why how as at by for from in into of off on onto out over to
    under up with without within about above after again against all also although always am among another any anyone
    anything are around because been before behind being below between both can cannot could did do does doing done down
    during each either else ever every everyone everything few first following further get gets got had has have having
    here however is just last late later least less let like made make many might mine more most much must near need needs
    neither never new next no nobody none not nothing now once one only other others ought own per perhaps please quite
    rather re right same second see seen several shall should since some someone something soon still such than thanks
    third three through throughout till together too toward towards two unless until upon very was way well were whether
    will would yes yet four five six seven eight nine ten both may might
    action actions add addition address advice advocate aged agenda ages agreed agency agencies alternate annual any
    apologies application appendix approach area areas assessment assessments attendance audit average back bail balance
    behaviour benefit birth black asian white board boards bond borough briefing budget business cabinet call calls care
    carers case cases chair chairs chapter charity child children childrens children's church city civic civil clerk clinic
    close closed clinical college comment comments commission commissioner commissioning committee community company
    complaint complaints concern concerns conference confidential consent consultant contact contacts context core corporate
    cost costs council councillor councils country county court courts coroner crime criminal crown custody cyber data date
    dates day days decision decisions deferred delay department deputy designated detective development director directors
    disclosure discussed discussion district doctor document domestic draft drug duty early education emergency emails
    email england english enquiries enquiry episode equality escalation estate europe european evidence executive family
    families feedback female file fire follow form forms forum foster foundation full fund funding general gender good
    governance government governor governors grant grants great group groups guardian guidance guide harm head health help
    high his home homes hospital hospitals house housing human hub identity immigration impact improvement incident
    independent indicators information initial initiative inspection inspector inspectorate integrated intelligence
    interim international interpreter investigation invoice issue issues item items joint journey judge justice juvenile key
    kingdom labour lead leaders leadership learning legal lessons letter level liaison library lift list listed local log
    looked low magistrates main male management manager managers meeting meetings member members membership memorial
    mental minister ministry minute minutes mobile model monitoring multi multi-agency museum music national need neglect
    network news nhs north note noted notes notification number numbers nurse nursery nursing objective office officer
    officers operation operational order organisation organisations outcome outcomes outreach overall own page panel paper
    papers parent parental parenting parents park parish parliament part partner partners partnership patient people
    performance permission person phase phone place placement plan planning plans police policy positive postcode practice
    practitioners pre prevent prevention primary prime prison private probation procedure procedures process professional
    professionals programme project proposal protection protocol provider providers public pupil pupils purpose quality
    quarter queen queens question questions race rapid rate rates recommendation recommendations record records recovery
    reference referral referrals refuge region regional register registered registration report reports request research
    residential resource resources response responsibility return review reviews rights risk risks road room royal rule safe
    safeguarding safer safety saint school schools scotland scottish screening secondary secretary section sector select
    send senior separate serious service services session sexual share shared sharing sheet sign signed signs site situation
    social society south special specialist spend sport staff stage standard standards state statement station statutory
    step strategic strategy street strong sub sub-group subgroup suggestion suggested summary supervision supplier suppliers
    support survey suspect system systems table target targets task team teams terms threshold thresholds time times title
    total town trade traffic training transition translation travel traveller tribunal trust turnover twin unborn union unit
    united universal university update updates urgent various verbal version victim victims view violence virtual visit
    visits voice voluntary volunteer vote wales ward wards warning website weekly welcome welfare welsh west work worker
    workers workforce working works workshop written year years young youth zone
    mum mums mam mother mothers dad dads father fathers son sons daughter daughters brother sister brothers sisters sibling
    siblings baby babies boy girl boys girls uncle aunt auntie aunty nan nana nain taid gran grandma grandad grandmother
    grandfather cousin wife husband step-dad step-mum stepdad stepmum stepfather stepmother carer witness perpetrator
    maternal paternal neighbour friend boyfriend girlfriend spouse
    british irish polish romanian somali arabic chinese french german spanish turkish indian pakistani bangladeshi african
    caribbean american russian ukrainian kurdish muslim christian hindu sikh jewish catholic roma gypsy european sylheti urdu
    punjabi bengali cantonese mandarin dari pashto tigrinya farsi
    london leeds bradford manchester liverpool birmingham sheffield newcastle sunderland bristol cardiff swansea newport wrexham
    edinburgh glasgow aberdeen dundee belfast derry york hull wakefield kirklees calderdale halifax huddersfield dewsbury
    batley bolton bury oldham rochdale salford stockport tameside trafford wigan blackpool fylde wyre preston lancashire
    cumbria cheshire derby derbyshire leicester leicestershire lincoln lincolnshire nottingham nottinghamshire luton kent
    essex surrey sussex devon cornwall dorset somerset wiltshire hampshire oxford oxfordshire cambridge cambridgeshire
    norfolk suffolk norwich ipswich reading berkshire coventry warwickshire stafford staffordshire worcester dudley walsall
    sandwell wolverhampton solihull plymouth exeter southampton portsmouth brighton hackney camden islington lambeth lewisham
    southwark tower hamlets croydon bromley barnet brent ealing enfield haringey harrow newham merton sutton gwynedd powys
    anglesey conwy flintshire denbighshire ceredigion pembrokeshire carmarthenshire gwent glamorgan dublin paris ireland
    europe africa india pakistan poland romania somalia china syria iraq iran turkey vietnam nigeria ghana homs kings
    helpline mechanism insurance barnardo after mosaic liquidlogic childline relief
    teams zoom google microsoft word excel outlook ofsted estyn cafcass barnardo's barnardos nspcc hmcts ico camhs mash marac
    lado gp cpn sen ehcp mp ms pc dc ds di dci wpc sgt supt rev cllr mr mrs miss mx dr prof sir dame lord lady tv
    bus car church summer autumn winter spring hope faith joy grace rose mark bill will may grant dean chase miles
    """.split()  # noqa: SIM905
)
# A run with one of these is an organisation, a law or a place, whoever gave it the name.
NOT_OF_PEOPLE = frozenset(
    "street road lane avenue hospital school academy college university foundation trust house centre center hall church "
    "council police authority law rule act review report inquiry award committee constabulary clinic surgery nursery hub "
    "library park partnership service services institute society association charity fund bank court building primary "
    "secondary infirmary hospice day challenge project programme operation scheme model team ltd limited plc".split()  # noqa: SIM905
)
SAINTS = frozenset({"st", "saint", "great", "operation", "storm"})


@dataclass(frozen=True)
class Token:
    text: str
    start: int
    end: int
    flat: str  # lower case without accents and without a final 's
    capital: bool
    opens: bool  # first word of a sentence


@dataclass(frozen=True)
class Run:
    """Neighbouring capitalised words, by their places in the list of words."""

    first: int
    last: int


def find_names(text: str) -> Iterator[Found]:
    """Every name that the words around it or the name itself give away."""
    tokens = _read_tokens(text)
    taken: set[int] = set()
    for run in _find_runs(text, tokens):
        span = _judge(text, tokens, run)
        if span:
            first, last, confidence = span
            taken.update(range(first, last + 1))
            yield "name", tokens[first].start, _end_without_s(tokens[last]), confidence
    yield from _in_lower_case(text, tokens)
    yield from _in_lists(text, tokens, taken)
    yield from _in_brackets(text, tokens, taken)


def _read_tokens(text: str) -> list[Token]:
    breaks = [match.end() for match in SENTENCE_END.finditer(text)]
    tokens: list[Token] = []
    sentence = -1
    for match in WORD.finditer(text):
        at = bisect_right(breaks, match.start())
        word = match[0]
        tokens.append(
            Token(word, match.start(), match.end(), _fold(word), word[0].isupper(), at != sentence)
        )
        sentence = at
    return tokens


def _fold(word: str) -> str:
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    if plain.isascii():
        return plain
    letters = unicodedata.normalize("NFKD", plain.replace("ł", "l").replace("ø", "o").replace("đ", "d").replace("ı", "i"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _end_without_s(token: Token) -> int:
    return token.end - 2 if token.text[-2:] in ("'s", "’s") else token.end


def _find_runs(text: str, tokens: list[Token]) -> Iterator[Run]:
    """Capitalised words side by side, with the little words that stand inside names."""
    at = 0
    while at < len(tokens):
        if not tokens[at].capital:
            at += 1
            continue
        last = at
        while last + 1 < len(tokens) and last - at < LONGEST_NAME_WORDS * 2 and _goes_on(text, tokens, last):
            last += 1
        while last > at and not tokens[last].capital:
            last -= 1
        yield Run(at, last)
        at = last + 1


def _goes_on(text: str, tokens: list[Token], at: int) -> bool:
    """The next word belongs to the same name: a space or hyphen between, no sentence end, no 's before."""
    here, following = tokens[at], tokens[at + 1]
    between = text[here.end : following.start]
    if following.opens or here.text[-2:] in ("'s", "’s"):
        return False
    if between == ", " and here.text.isupper() and len(here.text) > 2 and following.capital and not following.text.isupper():
        return True  # SMITH, Oliver
    if between not in (" ", ". ", "-", " -", "  "):
        return False
    if between == ". " and len(here.text) > 2 and here.flat not in TITLES:
        return False
    return following.capital or (following.flat in PARTICLES and at + 2 < len(tokens) and tokens[at + 2].capital)


# ---------------------------------------------------------------- one run of capitals


def _judge(text: str, tokens: list[Token], run: Run) -> tuple[int, int, float] | None:
    """Which of the words are a name, and how sure that is."""
    words = tokens[run.first : run.last + 1]
    titled = words[0].flat in TITLES and len(words) > 1
    if any(word.flat in NOT_OF_PEOPLE for word in words[1:]) or (words[0].flat in SAINTS and not titled):
        return None
    following = tokens[run.last + 1] if run.last + 1 < len(tokens) else None
    if words[-1].text[-2:] in ("'s", "’s") and following and following.capital and following.flat in NOT_OF_PEOPLE:
        return None  # Clare's Law
    first, last = _strip_ordinary(words, titled)
    if first > last:
        return _ordinary_but_named(text, tokens, run)
    kept = words[first : last + 1]
    if all(len(word.flat) == 1 for word in kept):
        return None
    place = (run.first + first, run.first + last)
    company = _keeps_company(text, tokens, *place)
    while place[0] > run.first and tokens[place[0] - 1].flat in TITLES | {"and"}:
        place = (place[0] - 1, place[1])  # the title tells that it is a name, and goes with it
    if titled:
        return run.first, place[1], 0.95
    known = [word for word in kept if _is_given_name(word)]
    if known and (company or not _is_acronym(kept) or len(kept) > 1):
        return (*place, 0.9 if company else 0.7)
    also_word = [word for word in kept if word.flat in ALSO_WORDS]
    if also_word and (company or (not kept[0].opens and len(kept) > 1)):
        return (*place, 0.75)
    if company and not _is_acronym(kept) and not _is_place(tokens, place[0]):
        return (*place, 0.65)
    return None


def _strip_ordinary(words: list[Token], titled: bool) -> tuple[int, int]:
    """Leave out ordinary words at either end: "When Kofi", "Child Zhang", "Police Priya"."""
    first, last = (1 if titled else 0), len(words) - 1
    while first <= last and _is_ordinary(words[first]):
        first += 1
    while last >= first and _is_ordinary(words[last]) and words[last].flat not in ALSO_WORDS:
        last -= 1
    return first, last


def _is_ordinary(word: Token) -> bool:
    """Also in the plural, in a contraction ("I'd"), or made of ordinary words ("Looked-after")."""
    if word.flat in ORDINARY or (word.flat.endswith("s") and word.flat[:-1] in ORDINARY):
        return True
    parts = re.split(r"['’\-]", word.flat)
    return len(parts) > 1 and (parts[0] in ORDINARY or parts[0] in KIN) and all(len(part) < 3 or part in ORDINARY for part in parts[1:])


def _ordinary_but_named(text: str, tokens: list[Token], run: Run) -> tuple[int, int, float] | None:
    """ "Hope", "Will" and "Grace" are words; beside kin or before "'s mum" they are children."""
    for at in range(run.first, run.last + 1):
        token = tokens[at]
        if token.flat not in ALSO_WORDS or at != run.last:
            continue
        before = tokens[at - 1] if at else None
        beside = before is not None and before.flat in KIN and token.start - before.end <= 3
        acts = at + 1 < len(tokens) and tokens[at + 1].flat in ACTS
        own = token.text[-2:] in ("'s", "’s") and at + 1 < len(tokens) and tokens[at + 1].flat in PEOPLE_WORDS
        spoken_of = acts and _is_spoken_of(tokens, at) and token.flat not in ("will", "may", "can", "mark")
        if beside or own or spoken_of or _has_age(text, token):
            return at, at, 0.7
    return None


def _is_given_name(word: Token) -> bool:
    """The word, or each part of a double name, is on the list."""
    if word.flat in GIVEN_NAMES and word.flat not in ORDINARY:
        return True
    parts = [part for part in re.split(r"['\-]", word.flat) if len(part) > 2]
    return len(parts) > 1 and any(part in GIVEN_NAMES and part not in ORDINARY for part in parts)


def _is_acronym(kept: list[Token]) -> bool:
    return all(word.text.isupper() and len(word.text) > 1 for word in kept)


def _is_place(tokens: list[Token], first: int) -> bool:
    """ "moved to Rotherham": an unknown word after a preposition of place is where, not who."""
    return first > 0 and tokens[first - 1].flat in INTO_PLACES and not tokens[first].opens


def _has_age(text: str, token: Token) -> bool:
    return bool(re.match(r"(?:['’]s)?,?\s?\(?(?:aged?\s|dob|d\.o\.b|born\s|\d{1,2}\)|\d{1,2},)", text[_end_without_s(token) : token.end + 12], re.IGNORECASE))


def _keeps_company(text: str, tokens: list[Token], first: int, last: int) -> bool:
    """The words around speak of a person: kin before or after, an age, an act with a pronoun, a case."""
    token = tokens[last]
    if _has_age(text, token):
        return True
    owner = token.text[-2:] in ("'s", "’s")
    after = tokens[last + 1] if last + 1 < len(tokens) and not tokens[last + 1].opens else None
    if after is not None and after.flat in KIN and (owner or text[token.end : after.start] in (" ", ", ")):
        return True
    before = [tokens[at] for at in range(max(0, first - 3), first)]
    if any(word.flat in PEOPLE_WORDS for word in before):
        return True
    if before and not tokens[first].opens and before[-1].flat in SPOKEN_TO:
        return True
    if after is not None and after.flat in ACTS and (not tokens[first].opens or _is_spoken_of(tokens, last)):
        return True
    if owner and after is not None and after.flat in PEOPLE_WORDS:
        return True
    if not tokens[first].opens:
        return _sentence_speaks_of_people(tokens, first, last)
    return False


def _is_spoken_of(tokens: list[Token], at: int) -> bool:
    near = tokens[at + 1 : at + 1 + NEAR]
    return any(word.flat in PRONOUNS or word.flat in PEOPLE_WORDS for word in near)


def _sentence_speaks_of_people(tokens: list[Token], first: int, last: int) -> bool:
    near = [*tokens[max(0, first - NEAR) : first], *tokens[last + 1 : last + 1 + NEAR]]
    return any(word.flat in KIN or word.flat in PRONOUNS for word in near)


# ---------------------------------------------------------------- lists, brackets and lower case


def _in_lists(text: str, tokens: list[Token], taken: set[int]) -> Iterator[Found]:
    """ "Ruby, Alfie and Mia": where one of a list is a name, its capitalised neighbours are too."""
    for at in sorted(taken):
        for step in (1, -1):
            here = at
            while True:
                beside = _next_in_list(text, tokens, here, step)
                if beside is None or beside in taken or not _may_be_listed(tokens, beside):
                    break
                taken.add(beside)
                yield "name", tokens[beside].start, _end_without_s(tokens[beside]), 0.6
                here = beside


def _next_in_list(text: str, tokens: list[Token], at: int, step: int) -> int | None:
    """The word after a comma, "and" or "&" (or both), in either direction."""
    other = at + step
    if 0 <= other < len(tokens) and tokens[other].flat == "and":
        other += step
    if not 0 <= other < len(tokens):
        return None
    first, second = sorted((at, other))
    between = text[tokens[first].end : tokens[second].start]
    return other if re.fullmatch(r",? and |, | & ", between) else None


def _may_be_listed(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    named = token.flat in ALSO_WORDS or token.flat not in ORDINARY
    return token.capital and named and not (token.text.isupper() and len(token.text) > 1)


def _in_brackets(text: str, tokens: list[Token], taken: set[int]) -> Iterator[Found]:
    """ "Mum (Donna Brooks)": capitals in brackets right after kin."""
    for at, token in enumerate(tokens[:-1]):
        if token.flat in KIN and text[token.end : tokens[at + 1].start] in (" (", " – ", ", "):
            following = tokens[at + 1]
            if following.capital and at + 1 not in taken and following.flat not in ORDINARY and not following.text.isupper():
                taken.add(at + 1)
                yield "name", following.start, _end_without_s(following), 0.6


def _in_lower_case(text: str, tokens: list[Token]) -> Iterator[Found]:
    """Comments typed on a phone have no capitals; a known name among kin words is a name all the same."""
    capitals = sum(token.capital for token in tokens)
    if not tokens or capitals > max(2, 0.1 * len(tokens)):
        return
    for at, token in enumerate(tokens):
        if token.capital or len(token.flat) < 4 or token.flat not in GIVEN_NAMES or token.flat in ORDINARY:
            continue
        near = tokens[max(0, at - NEAR) : at + 1 + NEAR]
        if any(word.flat in KIN or word.flat in PRONOUNS for word in near):
            yield "name", token.start, _end_without_s(token), 0.6
