"""Identifiers with a shape of their own in free text: numbers, dates of birth, addresses, references.

Every expression has bounded repeats and a fixed left edge, so that time grows with the text and no faster.
"""

import re
from collections.abc import Iterator

from phonenumbers import NumberParseException, is_possible_number, parse
from stdnum.gb import nhs

Found = tuple[str, int, int, float]  # kind, start, end, confidence

MONTH = (
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ionawr|chwef|mawrth|ebrill|mehefin|gorff|awst|"
    r"medi|hydref|tachwedd|rhagfyr)[a-z]{0,6}\.?|mai\b)"
)
SPOKEN_DAY = (
    r"(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|"
    r"twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s{1,3})?"
DAY = (
    rf"(?:\d{{1,2}}{MONTH}(?:19|20)\d{{2}}(?!\d)"
    rf"|{WEEKDAY}\d{{1,2}}\s?(?:st|nd|rd|th)?\s{{0,2}}(?:of\s)?[-./\s]?{MONTH}(?:,"
    rf"?[-./\s]{{1,2}}(?:19|20|['’])?\d{{2}}(?!\d))?"
    rf"|{WEEKDAY}{MONTH}\s{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s{{1,2}}(?:19|20)\d{{2}})?"
    rf"|{SPOKEN_DAY}\s(?:of\s)?{MONTH}(?:\s{{1,2}}(?:19|20)\d{{2}})?"
    r"|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}\s?[-./]\s?\d{1,"
    r"2}\s?[-./]\s?(?:(?:19|20)\d{2}|\d{2})(?!\d))"
)
BIRTH = re.compile(
    r"(?<!\w)(?:d\s?\.?\s?o\s?\.?\s?b\b\.?|date[\s-]{1,2}of[\s-]{1,2}birth|birth\s?date|"
    r"birthday|dyddiad\s{1,2}geni|born|b\.)"
    r"(?:(?<=born)\s(?:in|at)(?:\s[A-Z][\w'’-]{1,20}){1,3}(?=\s(?:on|in)?))?"
    rf"(?:\s{{0,2}}(?:is|was|on|the|as|given|recorded|here|it['’]s|of|[:=\-–—,(])){{0,8}}\s{{0,3}}"
    rf"({DAY}|\d{{6}}(?!\d)|\d{{8}}(?!\d))",
    re.IGNORECASE,
)

# "Date of birth, which the school has as 3.5.2014": a clause between the label and the day.
BIRTH_AFTER_CLAUSE = re.compile(
    r"(?<!\w)(?:d\.?o\.?b\b\.?|date\sof\sbirth|birthday)[,\s(–-]{1,3}(?:which|that|as|according|recorded|entered|"
    rf"shown|stated|per|on)\b[^\d.;:\n]{{0,40}}({DAY})",
    re.IGNORECASE,
)
# "He turned eighteen on 14 September" tells the day as a date of birth does.
COMING_OF_AGE = re.compile(
    rf"(?<!\w)turn(?:s|ed|ing)\s(?:\d{{1,2}}|[a-z]{{3,9}}(?:[- ][a-z]{{3,5}})?)\s(?:on\s)?(?:the\s)?({DAY})",
    re.IGNORECASE,
)

# What costs, services and plans do as people do: "costs turned 20 on 3 May", "the plan is three years old".
THINGS = (
    r"(?:costs?|spend(?:ing)?|budgets?|prices?|scores?|rates?|shares?|numbers?|totals?|figures?|counts?|backlogs?|"
    r"averages?|medians?|waits?|lists?|funds?|grants?|contracts?|agreements?|charit(?:y|ies)|services?|programmes?|"
    r"projects?|partnerships?|boards?|teams?|networks?|forums?|polic(?:y|ies)|strateg(?:y|ies)|plans?|schemes?|"
    r"laws?|acts?|protocols?|systems?|websites?|reports?|data|databases?|buildings?|houses?|hubs?|centres?|"
    r"schools?|nurser(?:y|ies)|hospitals?|wards?|vans?|cars?|computers?|referrals|cases|audits?|reviews?)"
)
DETERMINERS = (
    r"(?:the|our|its|this|that|these|those|their|a|an|all|total|average|annual|monthly|and|but|when|while|as|"
    r"because|unit|travel|placement|agency|legal|waiting|current|new|old|first)"
)
# The whole clause, from its start: with anybody in it ("a boy of the team turned 16") it is not of a thing.
OF_A_THING = re.compile(
    rf"(?:^|[.,;:!?\n])\s?(?:{DETERMINERS}\s){{0,4}}{THINGS}"
    r"\s(?:(?:is|are|was|were|has|have|had|just|now|already|nearly|only|about|over)\s){0,3}$",
    re.IGNORECASE,
)
BEFORE_A_THING = re.compile(
    r"\s(?:polic(?:y|ies)|strateg(?:y|ies)|plans?|programmes?|projects?|contracts?|agreements?|buildings?|systems?|"
    r"protocols?|laws?|reports?|databases?|websites?|schemes?|vans?|cars?|computers?)\b",
    re.IGNORECASE,
)
OF_ANYTHING = re.compile(r"turn|nearly|.*\b(?:old|age)$", re.IGNORECASE)
LONGEST_SUBJECT = 80

# "Re: Sam Field, 17 June 2010, LCS 4402918": a day between a name and the number of a record.
BIRTH_BEFORE_RECORD = re.compile(
    rf"(?<=, )({DAY})(?=,?\s(?:lcs|nhs|upn|uln|crn|mosaic|liquidlogic|carefirst)\b)", re.IGNORECASE
)

# An address spelt out so that machines do not see it.
EMAIL_IN_WORDS = re.compile(
    r"(?<![\w.])[\w.+-]{1,40}\s?[\[(]?\s?\bat\b\s?[\])]?\s?[\w-]{1,40}(?:\s?[\[(]?\s?\bdot\b\s?[\])]?\s?[a-z]{2,12}){1,3}\b",
    re.IGNORECASE,
)
# With the sign in brackets or between spaces: "sam(at)example.org", "sam @ example.org".
EMAIL_APART = re.compile(
    r"(?<![\w.+'’%-])[\w+%][\w.+'’%-]{0,63}(?:\s?[\[(]\s?(?:at|@)\s?[\])]\s?|\s@\s?|@\s)"
    r"[\w-]{1,63}(?:\.[\w-]{2,63}){1,5}",
    re.IGNORECASE,
)
# "We met @ example.org": where something was, and nobody's address.
PLACE_WORDS = re.compile(
    r"(?:met|meet(?:ing)?s?|held|hosted|based|see|seen|join(?:ed)?|visit(?:ed)?|find|found|live|online|lunch|events?|"
    r"workshops?|sessions?|seminars?|conferences?|training|talks?|spoke|speak(?:ing)?|present(?:ed|ing)?|attend(?:ed)?|"
    r"work(?:s|ed|ing)?|volunteer(?:s|ed|ing)?|is|are|was|were|us|and|or|more|now|today)\s?@",
    re.IGNORECASE,
)
EMAIL = re.compile(r"(?<![\w.+'’%-])[\w+%][\w.+'’%-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
NHS_SHAPE = re.compile(r"(?<![\d£$€.,/-])\d{3}([ .-]?|[ ]{2})\d{3}\1\d{4}(?![\d/]|[.,]\d)")
NHS_LABELLED = re.compile(r"\bnhs\b[^\d\n]{0,20}(\d(?:[ .–-]{0,2}\d){9})(?!\d)", re.IGNORECASE)
NHS_LABEL = re.compile(r"\bnhs\b[^\d\n]{0,20}$", re.IGNORECASE)
NUMBERED_THINGS = re.compile(
    r"\b(?:order|invoice|po|budget|grant|charity|company|vat|account|rows?|cost|"
    r"version|isbn)\b[^\d\n]{0,20}$",
    re.IGNORECASE,
)
INSURANCE = re.compile(
    r"(?<![A-Za-z0-9])([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|QQ)[ -]{0,2}\d{2}[ -]?\d{2}[ "
    r"-]?\d{2}[ -]{0,2}[A-D](?![A-Za-z0-9])",
    re.IGNORECASE,
)
# gov.uk, National Insurance Manual NIM39110: prefixes that are never given out.
NEVER_ISSUED = frozenset({"BG", "GB", "NK", "KN", "TN", "NT", "ZZ"})
INSURANCE_LABELLED = re.compile(
    r"(?<!\w)(?:n\.?i\.?n?o?\.?|nat(?:ional)?\.?\s?ins(?:urance)?\.?)\s{0,"
    r"2}(?:number|num|no\.?|#)?\s{0,2}(?:is|was)?\s{0,2}[:=–-]?\s{0,2}"
    r"([A-Z]{2}[ -]{0,2}\d{2}[ -]?\d{2}[ -]?\d{2}(?:[ -]{0,2}[A-Z])?)(?![A-Za-z0-9])",
    re.IGNORECASE,
)

POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])(?:GIR {0,2}0AA|([A-Z]{1,2})(?:\d[A-HJKMNPR-Y]|\d{1,2}) {0,"
    r"2}\d[ABD-HJLNP-UW-Z]{2})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
POSTCODE_LABELLED = re.compile(
    r"\bpost\s?code\b[\s:=–-]{0,4}(?:is\s|was\s)?"
    r"([A-Z]{1,2}\d[A-Z\d]?[\s.–-]{0,3}\d[A-Z]{2})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
# Where somebody moved, by the first half of two postcodes: "moved from BS16 to BS4". Roads, rooms and
# sections of laws are written so too, so somebody must be said to have moved or to live there.
DISTRICT = r"([A-Z]{1,2})\d(?:\d|[A-Z])?(?![\w/-])"
DISTRICTS = re.compile(
    r"(?i:\b(?:mov(?:ed?|es|ing)|relocat(?:ed?|es|ing)|rehoused|placed|placements?|transferred|resettled|"
    r"liv(?:ed?|es|ing)|stay(?:ed|s|ing)?)\b[^.;:\n]{0,40}?)\b(?i:from|between)\s"
    rf"({DISTRICT}\s{{0,2}}(?:to|and|into|[-–—→])\s{{0,2}}{DISTRICT})"
)
OF_ROADS = re.compile(r"\b(?:motorways?|junctions?|roads?|traffic|rooms?|sections?|sites?)\b", re.IGNORECASE)
# Royal Mail's 124 post code areas.
AREAS = frozenset(
    """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC
    EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS
    LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP
    SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE ZZ
    """.split()
)

PHONE = re.compile(
    r"(?<![\w£$€.,/+-])(?:(?:\(?(?:\+|00)\s?\d{1,3}\)?\s?(?:\(0\)\s?)?)|\(?0)(?:[\s()"
    r".\-]{0,2}\d){6,12}(?![\d%]|[.,/:]\d)"
)
PHONE_LABELLED = re.compile(
    r"(?<!\w)(?:tel(?:ephone)?|phone|mob(?:ile)?|landline|whats\s?app|fax|"
    r"contact\s{1,2}number|ff[oô]n)\b\.?\s{0,2}(?:no\.?|number|is|on)?\s{0,"
    r"2}[:\-–]?\s{0,2}"
    r"(\d(?:[ \-]?\d){5,12})(?![\d/])",
    re.IGNORECASE,
)
EXTENSION = re.compile(r",?\s{0,2}(?:ext(?:ension|n)?|x)\.?\s{0,2}\d{1,6}(?!\d)", re.IGNORECASE)
LONGEST_GROUPS = 5

CASE_LABEL = (
    r"(?:crime|police|incident|occurrence|niche|cad|log|urn|crn|cps\s{1,2}urn|case|"
    r"court|cp|child\s{1,2}protection|lado|nrm|marac|mash|maracs|"
    r"social\s{1,2}care|lcs|ics|azeus|ll|ehm|mrn|protocol|eclipse|capita\s{1,2}one|framework\s?i|liquidlogic|liquid\s{1,2}logic|mosaic|carefirst|"
    r"system\s?one|hospital|patient|pnc|custody|yjs|yos|yot|home\s{1,2}office|"
    r"upn|uln|unique\s{1,2}pupil|passport|visa|brp|care\s{1,2}first|early\s{1,2}help|file|our|your|op(?:eration)?\s{1,2}encompass|"
    r"encompass|ehm|eh|mispers?|missing\s{1,2}person|referral|family|child|client|"
    r"safeguarding|section\s{1,2}47|s47|prison|c2i|lac|cin|emis|rio|paris)"
)
CASE_REFERENCE = re.compile(
    rf"(?<![\w-])(?:{CASE_LABEL}\s{{0,2}}(?:record|notification|episode|contact|log|"
    rf"file|assessment|plan|case|id|urn|ref)?\s{{0,2}}(?:ref(?:erence)?|number|num|no|id|urn|record|"
    rf"contact|#)?\.?\s{{0,2}}(?:number|num|no|id)?\.?"
    r"(?:\s{0,2}(?:for|on|in)\s(?:that|this|the|him|her|them)(?:\s(?:one|case|child|family))?)?"
    r"\s{0,2}(?:is|was|of)?\s{0,2}[:#=–]?\s{0,2}(?:-\s{1,2})?)"
    r"([A-Z]{0,6}[-/ ]?\d[\dA-Z/.\-]{0,24}(?:\s{1,2}of\s{1,2}" + DAY + r")"
    r"?|[A-Z]{1,6}[-/][A-Z0-9/\-]{2,24})",
    re.IGNORECASE,
)
WHEN = re.compile(r"(?:by|on|in|from|until|till|before|after|at|to|for|due|since)\s\d", re.IGNORECASE)
POLICE_LOG = re.compile(
    r"\b(?:police|incident|cad|log)\s{1,2}(?:(?:log|ref|incident)\s{1,2})?(?:no\.?\s?|number\s)?"
    rf"(\d{{1,6}}\s{{1,2}}(?:of\s{{1,2}})?(?:{DAY}|(?=the\b)))",
    re.IGNORECASE,
)
# "Reference number SAF-25-0331": whose reference it is stands nowhere; those of things are left alone.
ANY_REFERENCE = re.compile(
    r"(?<![\w-])(?:ref(?:erence)?|case\s?id|mrn)(?:\s(?:number|num|no))?\b\.?\s{0,2}(?:is|was)?\s?[:#–]?\s{0,2}"
    r"([A-Z]{0,6}[-/]?(?=[A-Z0-9/-]{0,24}\d{3})[A-Z0-9][A-Z0-9/-]{2,24})(?![\w%])",
    re.IGNORECASE,
)
OF_THINGS = re.compile(
    r"\b(?:grant|invoice|order|budget|minutes?|document|policy|project|paper|tender|contract|ofsted|charity|company|"
    r"school|decision|action|item|purchase|payment)\s{1,2}(?:and\s)?$",
    re.IGNORECASE,
)
PLAIN_CASE_WORDS = frozenset(
    """
    family child client case our your log file hospital patient police court referral social
    safeguarding section s47 prison cin lac home paris rio eh
    """.split()
)
NUMBER_WORD = re.compile(r"\b(?:ref(?:erence)?|number|num|no|id|urn|record|contact|#)\b|[#:]", re.IGNORECASE)
# An exhibit is named by the initials of whoever produced it.
EXHIBIT = re.compile(
    r"(?<!\w)(?i:exhibit(?:s|ed\sas)?)\s(?:(?i:refs?|references?|nos?|numbers?)\.?:?\s)?"
    r"([A-Z]{2,4}/\d{1,4}[A-Z]?(?:(?:,\s|\s?(?:and|&|to)\s)[A-Z]{2,4}/\d{1,4}[A-Z]?){0,8})(?![\w/-])"
)
# Behind a day, the name of the system goes with the number: both say whose record it is.
RECORD_AFTER_DAY = re.compile(
    rf"(?:{DAY}),?\s((?:lcs|upn|uln|crn|mosaic|liquidlogic|carefirst)\s?(?:id|no|number|ref)?\.?:?\s?"
    r"[A-Z]{0,4}[-/]?\d{4,12}[A-Z]?)(?![\w/-])",
    re.IGNORECASE,
)
# References that say what they are by their shape: family court, PNC, pupil number, initials-year-number.
CASE_SHAPES = re.compile(
    r"(?<![\w/-])(?:[A-Z]{2}\d{2}[A-Z]\d{5}|\d{2}/\d{4,7}[A-Z]|[A-Z]\d{12}|[A-Z]\d{11}[A-Z]|"
    r"(?:CP|CSC|LAC|CIN|MARAC|MASH|LADO|NRM|YJS|CRN|DV|ASB|EHA|FGC|EH|SC|MR|NYP|WYP|GMP|MPS)"
    r"[-/](?:\d{2,8}[-/]){0,2}\d{2,8}(?:[-/][A-Z0-9]{1,6})?|"
    r"\d{2}[A-Z]{2}/\d{3,6}/\d{2})(?![\w/-])"
)

FORM_NUMBER = re.compile(r"\b(?:forms?|paper|template|version|policy)\s{1,2}$", re.IGNORECASE)

STREET = (
    r"(?:street|st|road|rd|lane|ln|avenue|ave|close|drive|court|crescent|cres|"
    r"terrace|way|place|gardens?|grove|square|hill|view|walk|row|mews|"
    r"parade|rise|green|park|croft|fold|gate|wharf|quay|mount|bank|heights|meadows?|"
    r"yard|vale|chase|broadway|buildings|approach|maltings|"
    r"fields?|garth|brow|esplanade|promenade|villas|cottages|farm|estate|towers|"
    r"rectory|cottage|lodge|house|site|orchard|paddocks?|side|end|dene|gr|gdns|pl|sq|tce|terr|corner|top|"
    r"common|mill|bridge|causeway|embankment|drove|hollow|spinney|copse|hey|ridge|fold|wynd|brae|loan|vennel)"
)
CAPITAL = r"[A-ZŴŶÂÊÎÔÛ][\w.'’\-]{0,24}"
HOUSE_NUMBER = r"\d{1,4}\s?[a-zA-Z]?(?:\s?[-–/]\s?\d{1,4}[a-zA-Z]?)?"
UNIT = (
    r"(?:(?i:flat|apartment|apt|unit|room|plot|pitch|caravan)\s{1,2}"
    r"(?:\d{1,4}[a-zA-Z]?(?:/\d{1,3})?|[A-Z]),?\s{1,2})"
)
NAMED = (
    rf"(?:(?:The\s)?(?:{CAPITAL}\s){{1,3}}(?:Cottage|House|Rectory|Farm|Lodge|Barn|"
    rf"Vicarage|Villa|Bungalow|Forge|Mill|Grange|Manor|Hall|Stables|Smithy|Croft|Cottages|"
    rf"Caravan\sSite),\s{{1,2}})"
)
TYPED = rf"(?:(?:{CAPITAL}|of|the|y|yr)\s{{1,2}}){{1,4}}(?i:{STREET})(?![\w])"
WELSH = (
    rf"(?:(?i:heol|ffordd|stryd|lôn|lon|maes|clos|rhodfa|bryn|cae|y\sstryd)"
    rf"\s{{1,2}}(?:(?:{CAPITAL}|y|yr)\s?){{1,3}})"
)
ODD = rf"(?:Mount\s{CAPITAL}|The\s{CAPITAL}|(?:{CAPITAL}\s){{0,2}}Broadway|Queensway|Kingsway)"
TOWN = rf"(?:,\s{{1,2}}{CAPITAL}(?:\s{CAPITAL}){{0,2}}){{0,3}}"
ADDRESS = re.compile(
    rf"(?<![\w£$€/.-])(?:(?:(?<=at )|(?<=of )|(?<=to ))(?:{CAPITAL}\s?){{1,3}},\s{{1,2}}"
    rf"{HOUSE_NUMBER}\s{{1,2}}{TYPED}{TOWN}|"
    rf"(?:(?i:no\.?)\s{{0,2}})?(?:\d/\d{{1,2}},?\s{{1,2}})?{UNIT}?{NAMED}?{HOUSE_NUMBER},?\s{{1,2}}(?:{WELSH}|{TYPED}|"
    rf"{ODD}){TOWN}|{UNIT}{NAMED}{TYPED}{TOWN}|{UNIT}{TYPED}{TOWN}|"
    rf"{NAMED}{TYPED}{TOWN})"
)
ADDRESS_LABELLED = re.compile(
    rf"(?<!mail )(?<!to )\b(?i:address)(?:\s(?:is|was|given\sas))?\s{{0,2}}[:–-]?\s{{1,2}}"
    rf"({CAPITAL}(?:\s(?:{CAPITAL}|y|yr|of|the|on)){{0,4}}"
    rf"(?:,\s{{1,2}}(?:{HOUSE_NUMBER}\s)?{CAPITAL}(?:\s(?:{CAPITAL}|y|yr|of|the|on)){{0,4}}){{1,4}})"
)
NOT_AN_ADDRESS = re.compile(
    r"\b(?:section|chapter|paragraph|page|item|appendix|paper|quarter|form|table|"
    r"figure|step|year|week|phase|version)\s{1,2}$",
    re.IGNORECASE,
)

NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
# Not an age when a unit or a thing follows: "she is 10 minutes late", "they are two of nine".
NO_UNIT = (
    r"(?![\d/:.,]?\d|\s?(?:%|months?|weeks?|days?|minutes?|hours?|miles?|"
    r"of\b|per\b|pounds?|times?|sessions?))"
)
AGE_NUMBER = rf"(\d{{1,2}}|{'|'.join(reversed(NUMBER_WORDS))})\b"
PERSON = (
    r"(?:boy|girl|son|daughter|child|brother|sister|sibling|cousin|nephew|niece|lad|baby|twin|pupil|client|patient|"
    r"yp|oldest|eldest|youngest|middle|male|female|boyfriend)"
)
AGE_WORDS = re.compile(
    rf"(?<!\w)(?:(?:aged?|assessed\sas)\s{{1,2}}{AGE_NUMBER}(?!\d|\s{{0,2}}(?:and|to|or|[-–]|plus|\+|%))"
    r"|\bage:?\s{1,2}(\d{1,2})(?!\d|\s{0,2}(?:and|to|or|[-–]|plus|\+|%))"
    rf"|{AGE_NUMBER}\s?[- ]\s?(?:years?|yrs?)(?:[- ]?\s?old(?!s)|\sof\sage)"
    r"|(\d{1,2})[\s-]?(?:months?|weeks?|wks?|days?)[- ]old(?!s)"
    r"|(\d{1,2})\s?-?(?:yo|y/o|yrs?\sold)\b"
    rf"|(?<!over )(?<!for )(?<!in )(?<!last )(?<!next )(?<!past )(?<![\d–-])(\d{{1,2}})\s?yrs\b"
    r"(?!\s?(?:of|ago|plan|funding|strategy|contract|experience|in\b))"
    rf"|(?:turning|turned|turns|nearly)\s(\d{{1,2}}){NO_UNIT}(?=[,.;]|\s(?:and|next|in|on|this|last)\b|$)"
    r"|(?:boy|girl|son|daughter|child|brother|sister|lad|baby)\sof\s(\d{1,2})(?![\d%])"
    r"|(?:boy|girl|son|daughter|child|brother|sister|lad|baby|mother|mum|male|female|yp)\s\((\d{1,2})\s?(?:yrs?|years?)?\)"
    r"|(?:s?he|they|who)\s(?:is|was|were|are|will\sbe|turned|turns)\s(?:now\s|"
    rf"nearly\s|only\s|just\s)?(\d{{1,2}}){NO_UNIT}"
    rf"|(?:i['’]m|i\sam|s?he['’]s)\s(?:now\s|nearly\s|only\s|just\s)?{AGE_NUMBER}(?=[,.;]|\s(?:and|now|but)\b)"
    r"|(?:boy|girl|son|daughter|child|brother|sister|lad|male|female),\s(\d{1,2})(?=[,.;]\s|[.;,]?$)"
    r"|\((?:m|f|male|female|boy|girl)\s?[,/]?\s?(\d{1,2})\)"
    # "(12 m)" is a length, a time or a sum as often as a boy, unless a person stands before it.
    r"|\((\d{1,2})(?:\s?[,/]\s?(?:m|f)|\s?(?:f|(?-i:M)|male|female|boy|girl))\)"
    rf"|{PERSON}\s\((\d{{1,2}})\s?m\)"
    r"|(?:baby|infant|newborn|twins?|child|boy|girl|son|daughter),\s(\d{1,2})\s(?=(?:days?|weeks?|wks?|months?)[,.;)])"
    r"|(?:since|when)\s(?:i|s?he|they|you)\s(?:was|were|am|is)\s(\d{1,2})(?![\d%]))",
    re.IGNORECASE,
)
# What stands around the number of an age and is of no use without it: "aged [age]", "[age] years old".
AGE_UNIT = re.compile(
    r"\s?-?(?:years?|yrs?|yo|y/o|months?|weeks?|wks?|days?)\b(?:[- ]?old\b|\sof\sage\b)?", re.IGNORECASE
)
MANY_PEOPLE = re.compile(
    r"\b(?:children|those|people|pupils|girls|boys|adults|babies|everyone|anyone|"
    r"parents|infants|residents|population|groups?)\s{1,2}$",
    re.IGNORECASE,
)
OLDEST_CHILD = 25


def find_identifiers(text: str) -> Iterator[Found]:
    """Every identifier by its own shape or label; spans may overlap."""
    for finder in (
        _emails,
        _births,
        _nhs_numbers,
        _insurance_numbers,
        _postcodes,
        _phones,
        _references,
        _addresses,
        _ages,
    ):
        yield from finder(text)


def _emails(text: str) -> Iterator[Found]:
    for match in EMAIL.finditer(text):
        yield "email", match.start(), match.end(), 0.99
    for shape in (EMAIL_IN_WORDS, EMAIL_APART):
        for match in shape.finditer(text):
            if not PLACE_WORDS.match(match[0]):
                yield "email", match.start(), match.end(), 0.9


def _births(text: str) -> Iterator[Found]:
    for shape in (BIRTH, BIRTH_AFTER_CLAUSE, BIRTH_BEFORE_RECORD, COMING_OF_AGE):
        for match in shape.finditer(text):
            if shape is COMING_OF_AGE and _is_of_a_thing(text, match.start()):
                continue
            article = 4 if text[: match.start(1)].casefold().endswith(" the ") else 0
            yield "date_of_birth", match.start(1) - article, match.end(1), 0.97


def _nhs_numbers(text: str) -> Iterator[Found]:
    for match in NHS_SHAPE.finditer(text):
        before = text[max(0, match.start() - 30) : match.start()]
        labelled = bool(NHS_LABEL.search(before))
        valid = nhs.is_valid(re.sub(r"\D", "", match[0]))
        if labelled or (valid and not NUMBERED_THINGS.search(before)):
            yield "nhs_number", match.start(), match.end(), 0.99 if valid and labelled else 0.85
    for match in NHS_LABELLED.finditer(text):
        yield "nhs_number", match.start(1), match.end(1), 0.9


def _insurance_numbers(text: str) -> Iterator[Found]:
    for match in INSURANCE.finditer(text):
        if match[1].upper() not in NEVER_ISSUED:
            yield "ni_number", match.start(), match.end(), 0.95
    for match in INSURANCE_LABELLED.finditer(text):
        yield "ni_number", match.start(1), match.end(1), 0.9


def _postcodes(text: str) -> Iterator[Found]:
    for match in POSTCODE.finditer(text):
        letters = [letter for letter in match[0] if letter.isalpha()]
        one_case = all(letter.isupper() for letter in letters) or all(letter.islower() for letter in letters)
        if one_case and (match[1] is None or match[1].upper() in AREAS):
            yield "postcode", match.start(), match.end(), 0.95
    for match in DISTRICTS.finditer(text):
        if {match[2], match[3]} <= AREAS and not OF_ROADS.search(
            text, max(0, match.start() - LONGEST_SUBJECT), match.end()
        ):
            yield "postcode", match.start(1), match.end(1), 0.8
    for match in POSTCODE_LABELLED.finditer(text):
        yield "postcode", match.start(1), match.end(1), 0.95


def _phones(text: str) -> Iterator[Found]:
    for match in PHONE.finditer(text):
        if _is_phone(match[0]):
            yield "phone", _inside_bracket(match), _with_extension(text, match.end()), 0.9
    for match in PHONE_LABELLED.finditer(text):
        yield "phone", match.start(1), _with_extension(text, match.end(1)), 0.85


def _inside_bracket(match: re.Match[str]) -> int:
    """Where the number begins: a bracket that closes only behind it belongs to the sentence."""
    is_open = match[0].startswith("(") and match[0].count("(") > match[0].count(")")
    return match.start() + is_open


def _with_extension(text: str, end: int) -> int:
    extension = EXTENSION.match(text, end)
    return extension.end() if extension else end


def _is_phone(written: str) -> bool:
    """A number that could be dialled from Britain, written in few groups or digit by digit."""
    groups = re.findall(r"\d+", written)
    spelled_out = all(len(group) == 1 for group in groups)
    if len(groups) > LONGEST_GROUPS and not spelled_out:
        return False
    if "." in written and any(len(group) < 3 for group in groups):
        return False
    digits = "".join(groups)
    foreign = written.lstrip("( ").startswith(("+", "00"))
    if not foreign:
        return digits[1] in "123789" and len(digits) in (10, 11)
    try:
        return is_possible_number(parse("+" + digits.removeprefix("00").replace("440", "44", 1), None))
    except NumberParseException:
        return False


def _references(text: str) -> Iterator[Found]:
    for match in CASE_SHAPES.finditer(text):
        if FORM_NUMBER.search(text[max(0, match.start() - 12) : match.start()]):
            continue
        yield "case_reference", match.start(), match.end(), 0.9
    for shape in (EXHIBIT, RECORD_AFTER_DAY):
        for match in shape.finditer(text):
            yield "case_reference", match.start(1), match.end(1), 0.9
    for match in POLICE_LOG.finditer(text):
        yield "case_reference", match.start(1), match.end(1), 0.9
    for match in ANY_REFERENCE.finditer(text):
        if not OF_THINGS.search(text[max(0, match.start() - 24) : match.start()]):
            yield "case_reference", match.start(1), match.end(1), 0.8
    for match in CASE_REFERENCE.finditer(text):
        if OF_THINGS.search(text[max(0, match.start() - 24) : match.start()]):
            continue
        value = match[1].rstrip("./-")
        label = match[0][: match.start(1) - match.start()]
        first = label.split()[0].casefold().rstrip(":#.") if label.split() else ""
        digits = sum(letter.isdigit() for letter in value)
        numbered = bool(NUMBER_WORD.search(label[len(first) :]))
        plain = first in PLAIN_CASE_WORDS
        if digits < (3 if not plain or numbered else 5) or (plain and not numbered):
            continue
        if WHEN.match(value):
            continue  # "the MARAC protocol by 30/04/2026"
        if re.fullmatch(r"(?:19|20)\d{2}", value) and not numbered:
            continue  # a year: "CSC 2024"
        yield "case_reference", _start_of_word(text, match.start(1)), match.start(1) + len(value), 0.9


def _start_of_word(text: str, at: int) -> int:
    """Where the word begins that a hyphen goes on with: "Referral REF-2025-0044" takes REF for a label."""
    while text[at] in "-/" and at and text[at - 1].isalnum() and text[at - 1 : at + 1].isascii():
        at -= 1
        while at and text[at - 1].isalnum():
            at -= 1
        break
    return at


def _addresses(text: str) -> Iterator[Found]:
    for match in ADDRESS.finditer(text):
        if not NOT_AN_ADDRESS.search(text[max(0, match.start() - 20) : match.start()]):
            yield "address", match.start(), match.start() + len(match[0].rstrip(" .,'")), 0.85
    for match in ADDRESS_LABELLED.finditer(text):
        yield "address", match.start(1), match.end(1), 0.8


def _ages(text: str) -> Iterator[Found]:
    for match in AGE_WORDS.finditer(text):
        which = next(number for number in range(1, len(match.groups()) + 1) if match[number])
        before = text[max(0, match.start() - 20) : match.start()]
        of_thing = OF_ANYTHING.match(match[0]) and (
            _is_of_a_thing(text, match.start()) or BEFORE_A_THING.match(text, match.end())
        )
        if read_age(match[which]) <= OLDEST_CHILD and not MANY_PEOPLE.search(before) and not of_thing:
            unit = AGE_UNIT.match(text, match.end(which))
            aged = match.start() if text[match.start() :][:5].casefold() == "aged " else match.start(which)
            yield "age", aged, unit.end() if unit else match.end(which), 0.8


def _is_of_a_thing(text: str, at: int) -> bool:
    start = max(0, at - LONGEST_SUBJECT)
    found = OF_A_THING.search(text[start:at])
    # At the edge of what is looked at nobody knows what stands before.
    return found is not None and (start == 0 or found.start() > 0)


def read_age(written: str) -> int:
    """ "nine" and "9" are 9."""
    word = written.casefold()
    return NUMBER_WORDS.index(word) + 1 if word in NUMBER_WORDS else int(word)
