"""How minutes word what was decided, put off and is to be done, and head its columns."""

import re

LONGEST_SEARCHED = 600  # letters of a passage
ACTION_LABEL = re.compile(
    r"(?:^|[\s(\[*–—:;.-])(?:(?:NEW\s+)?ACTIONS?(?:\s+(?:POINT|ITEM|REQUIRED))?|AP|AR|TODO|TO DO|A\.P\.)"
    r"\s*(?:(?:no\.?\s*)?\d[\w./-]{0,12})?"
    r"\s*(?:\(([^()]{1,60})\)|,\s*(?=[A-Z][\w'’ -]{1,40}:|all:)([^:]{2,40})(?=:)|\[([^\[\]]{1,60})"
    r"\]|([A-Z]{2,3}(?:\s?/\s?[A-Z]{2,3})*)(?=\s*[:–—-]))?"
    r"\s*[)\]]?\s*(?::|\s[-–—]\s|\)\s)\s*(.*)$"
)
WHO = (
    r"(?!(?:LOG|PLAN|LIST|ITEM|NOTE|NO|BY|DUE|WHO|RAG|NONE|NIL|TBC)\b)"
    r"[A-Z]{2,4}(?:\s?(?:/|&|,|and)\s?[A-Z]{2,4})*"
)
ACTION_WORD = re.compile(
    r"^\W{0,3}(?:Actions?|Action point|Action item|Agreed action|Cam gweithredu)"
    rf"\s*(?:(?:no\.?\s*)?\d[\w./-]{{0,12}})?\s*(?:\(([^()]{{1,60}})\)|({WHO})(?=\s*[:–—-]))?\s*[:–—-]\s*(.*)$"
)
# Behind a sentence: "… quarterly numbers. Action: CE by 1 September"; only the owner, the sentence is the
# action.
ACTION_BEHIND = re.compile(
    rf"^(.{{12,}}?[.;)])\s*[\[(]?\s*(?:Actions?|ACTIONS?)\s*[:–—-]?\s+({WHO}|All|ALL|(?:the )?(?:Parish )?"
    rf"(?:Clerk|Chair(?:man|person)?|Secretary|Treasurer))\b(\s+by\b.{{0,40}})?\s*[\])]?\.?$"
)
# On a line of its own under what is to be done: "ACTION BF", "Action: AB/CD".
ACTION_ALONE = re.compile(rf"^\W*(?:Actions?|ACTIONS?)(?:\s+by)?\s*[:–—-]?\s+({WHO})\s*(by\b.{{0,40}})?\W*$")
NOT_ACTIONS = re.compile(
    r"^(?:none|nil|n/?a|notes?(?=\s*:)|"
    r"reviewed|see (?:below|above|attached|action)|the action log|the actions|all actions|"
    r"no (?:new |further |outstanding )?actions|updates? (?:were|was)|members (?:noted|reviewed)|noted|as "
    r"(?:above|below)|"
    r"the (?:group|board|meeting|panel|committee) (?:noted|reviewed|went through))\b",
    re.IGNORECASE,
)
AR_WORD = re.compile(
    r"^(?:AR|AP|TODO)\s+([A-Z][\w'’-]+.*)$|^AI\s*[:–-]\s*([@A-Z][\w'’-]*(?:\s+[A-Z]\w+)?\s+(?:to|will)\s.+)$"
)
# In a list of actions: "Stephen: open a channel", "[Ann] to file an issue", "@beth - write it up".
OWNER_FIRST = re.compile(
    r"^(?:\[([^\[\]]{2,40})\]|@([\w-]{2,39})|([A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,2}))\s*(?::|\s[-–—]\s|(?<=\])|(?=\sto\s))\s*(\S.{4,})$"
)
DECISION_LABEL = re.compile(
    r"^(?:(?:KEY\s+)?DECISION|DECIDED|AGREED|RESOLVED|RESOLUTION|APPROVED|MOTION|"
    r"VOTE|Decision|Decided|Resolved|Resolution|"
    r"Agreed|Approved|Motion|Vote|Penderfyniad)(?:\s+unanimously)?"
    r"(?:\s+(?:no\.?\s*)?[A-Z]{0,3}\d[\w./-]{0,12})?"
    r"\s*(?::|\s[-–—]\s|,\s*(?=that\b)|\s(?=to\b(?! be\b)|that\b))\s*(.+)$"
)
# "RESOLVED: That" alone: what was resolved stands in the list below.
DECISION_OPENS = re.compile(
    r"^(?:(?:UNANIMOUSLY\s+)?RESOLVED|AGREED|DECIDED|Resolved|Agreed|Decided|Decision|DECISION|"
    r"It was (?:agreed|resolved)|PENDERFYNWYD|Penderfynwyd|Cytunwyd)"
    r"\s*[:,–—-]?\s*(?:that|That|to|To)?\s*[:–—-]?\s*$"
)
# How a vote went is no decision of its own.
COUNT_OF_VOTES = re.compile(
    r"^\W*(?:(?:unanimous(?:ly)?|all in favou?r|agreed|carried|passed|approved|none|yes|no|abst\w*|for|"
    r"against|"
    r"in favou?r|opposed)\b|[\d\s,;:/+()–-])+\W*$",
    re.IGNORECASE,
)
DECIDING = re.compile(
    r"\b(?:it was (?:\w+ly |also |then |further )?(?:agreed|resolved|decided|"
    r"approved|endorsed|ratified|adopted)|"
    r"(?:the |all )?(?:board|partnership|committee|group|panel|members?|meeting|"
    r"executive|partners|attendees|team|tac|council|trustees|governors|directors|councillors|councillor[’']s)"
    r"(?: members?| present)? (?:have |has |had |were |all |\w+ly |"
    r"also |then )*(?:agreed|resolved|decided|approved|endorsed|ratified|"
    r"adopted|signed off|voted)|motion (?:was )?(?:passed|carried|approved|rejected|"
    r"defeated)|passed unanimously|"
    r"(?:penderfynwyd|cytunwyd|cymeradwywyd) |unanimous(?:ly)? (?:yes|agreed|approved|vote)|"
    r"all (?:agreed|in favou?r|\+1)|"
    r"(?:and )?this was (?:unanimously )?(?:agreed|approved)|carried unanimously|vote[sd]?:? \d+ ?-|"
    r"vote\b(?:(?!\bnot\b)[^.]){0,80}? (?:passe[sd]|carrie[sd]|was unanimous)|"
    r"(?:the )?agreement was (?:to|that)|"
    r"(?:the )?(?:board|partnership|committee|group|panel|team|council) \w+ed\b[^.]{3,160}?,? and"
    r" (?:\w+ly )?(?:agreed|decided|resolved) (?:to|that|not)|"
    r"(?:proposals?|recommendations?|amendments?) (?:was |were )(?:\w+ly )?"
    r"(?:accepted|agreed|approved|adopted|passed|carried)|"
    r"we (?:have |all |also |then |\w+ly )*(?:agreed|decided|resolved) (?:to|that|on|not)|"
    r"motion (?:passes|carries)|"
    r"motion (?:to|that)\b(?:(?!\bnot\b)[^.]){3,200}? (?:was |were )?(?:\w+ly )?(?:carried|passed)|"
    r"voted (?:to|for|in favou?r|as|\d+)|consensus (?:for|to|on) |general agreement)\b",
    re.IGNORECASE,
)
# "Decision on the 19th for the picnic", "…, but decision to go on": taken, unless it is still to be.
DECISION_TAKEN = re.compile(
    r"(?:^\W*|[,;]\s*(?:but |and )?)decision (?:on|to(?! be\b)|that)\b"
    r"(?!.*\b(?:to be|will be|next|pending|needed|required|defer\w*|awaited|made by|outstanding|"
    r"expected|not yet)\b)",
    re.IGNORECASE,
)
# "Cllr Lee proposed that …, seconded by Cllr Hand": what a council does so, it decides.
PROPOSED = re.compile(r"\bproposed\b.{3,400}?\bseconded\b", re.IGNORECASE)
# "… but it was not seconded", "the motion was lost", "seconded by Cllr Hand; fell": not decided so.
NOT_CARRIED = re.compile(
    r"\b(?:not|never)(?: \w+)? seconded\b|[,;:(–—-]\s*(?:lost|fell)\b|"
    r"\b(?:motion|proposal|amendment|vote|it|this|which|was|were|but|and) (?:\w+ )?"
    r"(?:lost|fell|falls|fails|failed)\b",
    re.IGNORECASE,
)
# "If the proposals were accepted, …": only supposed.
SUPPOSED_AHEAD = re.compile(r"\b(?:if|unless|whether)\b[^,;]*$", re.IGNORECASE)
PROCEDURE = re.compile(
    r"\b(?:accept\w*|approv\w*|adopt\w*|sign\w*)(?: of)?(?: the)? minutes\b|"
    r"\bminutes\b(?: of .{0,60})? (?:be|were|was|are) (?:accepted|approved|signed|adopted|a true)|"
    r"\b(?:clos|re-?open|adjourn|suspend)\w*\b.{0,60}\bmeeting\b|"
    r"\bmeeting\b.{0,30}\b(?:re-?open|clos|adjourn)\w*",
    re.IGNORECASE,
)
PUT_OFF = re.compile(
    r"(?<!not be )(?<!not )(?<!never )"
    r"\b(?:deferred|postponed|held over(?! (?:the |a |an )?(?:internet|zoom|teams|skype|video|phone|"
    r"telephone|web|conference|google|microsoft|two|three|several))|put off)\b|"
    r"\b(?:decision|vote|item) (?:is |was |to be )?(?:deferred|moved|carried over)\b|"
    r"(?<!not to )(?<!not )(?<!never )"
    r"\bdefer (?:the |this |a |any )?(?:decisions?|resolutions?|items?|reports?|matters?|votes?)\b|"
    r"\bmoved to discussion\b|\bdid not reach a vote\b|\bno decision (?:was )?(?:made|reached|taken)\b",
    re.IGNORECASE,
)
# Of what was decided: "to defer the grant", "to hold the item over". A payment or a start is put off by it,
# not the decision.
TO_PUT_OFF = re.compile(
    r"(?<!not to )(?<!not )(?<!never )(?<!than )\b(?:defer|postpone|deferring|postponing)\b"
    r"(?!\s+to\b(?! (?:the |a |its )?(?:next|later|future|following|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|"
    r"nov|dec|\d)))"
    r"(?!\s+(?:the |its |our |this |any )?(?:\w+ )?(?:payments?|start|launch|opening|training|event|move|"
    r"conference|recruitment|go-live|implementation|meeting)\b)|"
    r"\badjourn(?:ed)? (?:the |this )?(?:debate|discussion|item|matter|decision|vote|application)\b|"
    r"\bhold (?:the |this |that )?(?:item|matter|decision|application|vote) over\b|"
    r"\b(?:lie|left|lay) on the table\b|"
    r"\b(?:next|future|later|\w+ly) meeting for (?:a |final |further )?(?:decision|approval)\b|"
    # To table a paper is to lay it before a meeting; to table it until May, or by a motion, to put it off.
    r"\btable\b[^.;]{0,80} (?:until|pending)\b|\btabled (?:until|pending|to the next)\b|"
    r"\btabled by (?:unanimous|general|majority|consensus)\b|"
    r"\bmotion\b[^.;]{0,80}? to table\b|\b(?:result|outcome|motion|vote)\s*:?\s*(?:was )?tabled\b",
    re.IGNORECASE,
)
FORMALITY = re.compile(
    r"\bminutes\b.{0,200}\b(?:taken as read|correctly recorded)\b|"
    r"\bminutes\b.{0,80}\b(?:agreed(?! to (?!be\b))|approved|accepted|accurate|confirmed|"
    r"true record|correct record)\b|"
    r"\b(?:agreed?|approved?|accept(?:ed)?|adopt(?:ed)?|confirm(?:ed)?)\b.{0,60}\bminutes (?:of|from|as)\b|"
    r"\b(?:approve|adopt)(?:d)? the agenda\b|\bcofnodion\b.{0,80}\b(?:gywir|cymeradwy\w*|derbyn\w*)",
    re.IGNORECASE,
)
PAST = re.compile(r"\b(?:previously|last year|last meeting|at the previous|already|earlier)\b", re.IGNORECASE)

# "Create the list - already completed during the meeting"
SAID_BEHIND = re.compile(r"\s[-–—]\s(?:already|now|since)\s([^-–—]{3,60})$", re.IGNORECASE)
# A full stop behind "Cllr", "Mrs" or an initial ends no sentence.
SENTENCE_END = (
    r"(?<=[.!?])(?<!\bCllr\.)(?<!\bCllrs\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bRev\.)"
    r"(?<!\bProf\.)(?<!\bSt\.)(?<!\bCyng\.)(?<!\bNo\.(?=\s\d))(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bapprox\.)"
    r"(?<![.rs] [A-Z]\.)(?<!^[A-Z]\.)\s+"
)
TO_DO = re.compile(
    r"^(?:[-–—•\s]*)((?:[A-Z][\w.'’-]*)(?:\s+(?:[A-Z][\w.'’-]*|and|&|/|de|van|der|von|le|la)){0,6})"
    r"(?:\s+\([^()]{1,40}\))?\s+(to|i|will|is to|are to|agreed to|agree to|should|must|"
    r"needs? to|shall|has agreed to|took the action(?: item)? to|offered to|volunteer(?:s|ed) to)"
    r"\s+([a-z][\w-]+)"
)
# "No objection, Michael will take the action to open it": said in the middle of a sentence.
TAKES_ACTION = re.compile(
    r"(?:^|[,;:]\s+)([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?) (?:will|to) take (?:the |an )?actions?\b"
)
# "The Clerk will write …", "the Chairman asked the Clerk to look into it": posts that minutes do not name.
POST_TO_DO = re.compile(
    r"(?:^|[,;]\s+|\basked )[Tt]he ((?:Deputy |Parish |Town )?(?:Clerk|Chair(?:man|woman|person)?|Secretary|"
    r"Treasurer|Business Manager|Administrator)"
    r"(?: and (?:the )?(?:Clerk|Chair(?:man|woman|person)?|Secretary|Treasurer))?)"
    r" (?:to|will|is to|are to|shall|agreed to)(?: also| again| then| now)? ([a-z][\w-]+)"
)
PASSIVE = frozenset("be have attend join report note continue present chair remain miss speak host".split())
# What somebody in a post does at meetings or with the post is nothing to follow up.
PASSIVE_IN_A_POST = PASSIVE | frozenset(
    "consider leave retire welcome thank the a an this that our their".split()
)
OPENS_A_MEETING = re.compile(
    r"\b(?:open|close)\b.{0,30}\b(?:meeting|session|event|proceedings|discussion|conference|day)\b|"
    r"\b(?:open|close) (?:at|with)\b"
)
OWNER_AFTER = re.compile(
    r"(?:\bOwner|\bLead|\bAction by|\bBy whom|\bResponsible|\bWho|\bAssigned to)\s*:?\s+([^.;,()|]{2,60})",
    re.IGNORECASE,
)
OWNER_LAST = re.compile(r"(?:\(([^()]{2,60})\)|\s[-–—]\s([^-–—().]{2,40}))\s*\.?$")
INITIALS = re.compile(r"^[A-Z]{2,4}$")
SAID_DAY = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|"
    r"\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}(?:\s+\d{2,4})?)"
)
DONE = re.compile(
    r"\b(?:done|completed?|closed|discharged|action closed|actioned)\b[\s.)\]*]*$|"
    r"^(?:done|completed?|closed)\b(?! by\b)|"
    rf"(?<!be )\b(?:done|completed|closed|discharged|actioned)\b\s*(?:on\b|[:–—-])?\s*{SAID_DAY}[\s.)\]*]*$",
    re.IGNORECASE,
)
# "Completed 20/02/2026": since when.
DONE_ON = re.compile(
    rf"\b(?:done|completed?|closed|discharged|actioned)\b\s*(?:on\b|[:–—-])?\s*({SAID_DAY})", re.IGNORECASE
)
CARRIED = re.compile(
    r"\b(?:carried? (?:forward|over)|c/?fwd|c/f|brought forward|b/f|roll(?:ed)? over|"
    r"still outstanding|outstanding from)\b",
    re.IGNORECASE,
)
DROPPED = re.compile(
    r"\b(?:withdrawn|no longer (?:needed|required)|superseded|cancelled|dropped)\b", re.IGNORECASE
)
NOT_OWNERS = frozenset(
    """
    need needs plan plans try continue agreed have due up want hoping ask it this that they we i he
    she there these discussion proposal decision action update work how what where when why who
    going able ready subject
    """.split()
)
ENTITIES = ("all", "chair", "all members", "all partners", "business unit", "partners", "members")

COLUMNS = {
    "words": "action|actions|task|what|description|action point|action required|agreed "
    "action|action agreed|actions agreed|action/decision|decision/action|action "
    "item|details|gweithred|camau gweithredu|cam gweithredu|gweithredoedd",
    "decision": "penderfyniad|decision|decisions|decision made|resolution|agreed decision",
    "owner": "made by|decided by|agreed by|"
    "owner|lead|who|responsible|by whom|action owner|responsibility|person responsible|"
    "persons responsible|responsible persons|assigned to|action by|for action by|action for|"
    "to be completed by|completed by|by who|who by|lead officer|lead person|whom|"
    "responsible person|assignee|action lead|owner(s)|owners|lead(s)|leads|name|cyfrifoldeb|"
    "perchennog|pwy|arweinydd|yn gyfrifol|gan bwy",
    "organisation": "sefydliad|asiantaeth|organisation|agency|organization|lead agency|partner",
    "due": "due|deadline|by when|when|due date|target date|timescale|date due|completion "
    "date|timeframe|due by|date for completion|timescales|target|"
    "erbyn pryd|erbyn|dyddiad cwblhau|pryd|amserlen",
    "raised": "date raised|raised|date agreed|meeting date|date of meeting|date set|date added|date|"
    "agreed on|"
    "meeting|date opened",
    "status": "status|progress|update|rag|complete|rag status|outcome|complete?|done|comments|"
    "progress/update",
    "talk": "item|discussion|notes|minute|minutes|agenda item|topic|subject|detail|key points|summary",
}
COLUMN_OF = {word: column for column, words in COLUMNS.items() for word in words.split("|")}
