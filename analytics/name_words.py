"""Words that tell whether a capital is somebody: kin, care and cases around it, or an ordinary word."""

KIN = frozenset(
    """
    child children son sons daughter daughters boy girl baby babies mum mums mam mother mothers
    mummy dad dads father fathers daddy stepmum stepmother stepdad stepfather step-mum step-mother
    step-dad step-father parent grandmother grandfather grandma grandad granddad granny gran nan
    nana nain taid aunt auntie aunty uncle brother sister brothers sisters sibling siblings twin
    twins cousin niece nephew partner ex-partner boyfriend girlfriend husband wife ex carer carers
    stepson stepdaughter grandson granddaughter guardian lad toddler infant newborn teenager
    neighbour lodger grandparent family
    """.split()
)
CASE_WORDS = frozenset(
    """
    case cases victim victims suspect perpetrator patient pupil client witness offender complainant
    defendant re regarding concerning concerns disclosed disclosure placement placed foster fostered
    kinship contact referral referred plan custody mash marac cse cce exploitation abuse neglect
    assault arrested missing harm injury bruising section s47 conference protection assessment
    looked-after removed risk safeguarding core strategy unborn episode advocate social worker camhs
    excluded exclusion attendance school nursery person
    """.split()
)
PEOPLE_WORDS = KIN | CASE_WORDS
TITLES = frozenset(
    "child mr mrs ms miss mx master uncle aunt auntie aunty baby grandma grandad "
    "nan nana nain taid dr cllr".split()
)
PRONOUNS = frozenset("he she her his him hers himself herself".split())
ACTS = frozenset(
    """
    is was has had told said says asked went goes lives lived wants wanted needs does doesn't
    doesn’t did didn't didn’t got left moved disclosed returned attends attended refuses refused
    reported turned became stays stayed feels felt ran runs came comes hates loves lost found took
    takes gave never cried sleeps slept witnessed started stopped started can cannot can't wrote
    shared rang phoned called died remains presented alleged self-harmed denied engages engaged
    """.split()
)
# After these a capital is somebody: "nobody told Emeka", "she named Siu Guo".
SPOKEN_TO = frozenset(
    "told asked called named helped met saw hit kicked slapped visited contacted rang loves hates".split()
)
INTO_PLACES = frozenset("to in from near at via across around outside into within".split())
PARTICLES = frozenset(
    "de da das do dos di del della du la le el al van von der den ter bin ibn binti "
    "bint ap ab ferch ó o ní ni nic mac mc st ul".split()
)
# Capitalised words that are no names: calendar, agencies, posts, papers, places, openings of sentences.
ORDINARY = frozenset(
    """
    keep protect recognise safeguard promote listen stop reduce spot identify respond look treat give
    put build understand intervene avoid shield secure defend allow enable empower respect notice teach
    talk meet hear think believe know offer create take move
    january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov
    dec christmas easter ramadan diwali eid a an the this that these those there then they their
    them we our us you your i me my it its he she his her him and or but nor so if when where while
    who whom whose which what why how as at by for from in into of off on onto out over to under up
    with without within about above after again against all also although always am among another
    any anyone anything are around because been before behind being below between both can cannot
    could did do does doing done down during each either else ever every everyone everything few
    first following further get gets got had has have having here however is just last late later
    least less let like made make many might mine more most much must near need needs neither never
    new next no nobody none not nothing now once one only other others ought own per perhaps please
    quite rather re right same second see seen several shall should since some someone something
    soon still such than thanks third three through throughout till together too toward towards two
    unless until upon very was way well were whether will would yes yet four five six seven eight
    nine ten both may might action actions add addition address advice advocate aged agenda ages
    agreed agency agencies alternate annual any apologies application appendix approach area areas
    assessment assessments attendance audit average back bail balance behaviour benefit birth black
    asian white board boards bond borough briefing budget business cabinet call calls care carers
    case cases chair chairs chapter charity child children childrens children's church city civic
    civil clerk clinic close closed clinical college comment comments commission commissioner
    commissioning committee community company complaint complaints concern concerns conference
    confidential consent consultant contact contacts context core corporate cost costs council
    councillor councils country county court courts coroner crime criminal crown custody cyber data
    date dates day days decision decisions deferred delay department deputy designated detective
    development director directors disclosure discussed discussion district doctor document domestic
    draft drug duty early education emergency emails email england english enquiries enquiry episode
    equality escalation estate europe european evidence executive family families feedback female
    file fire follow form forms forum foster foundation full fund funding general gender good
    governance government governor governors grant grants great group groups guardian guidance guide
    harm head health help high his home homes hospital hospitals house housing human hub identity
    immigration impact improvement incident independent indicators information initial initiative
    inspection inspector inspectorate integrated intelligence interim international interpreter
    investigation invoice issue issues item items joint journey judge justice juvenile key kingdom
    labour lead leaders leadership learning legal lessons letter level liaison library lift list
    listed local log looked low magistrates main male management manager managers meeting meetings
    member members membership memorial mental minister ministry minute minutes mobile model
    monitoring multi multi-agency museum music national need neglect network news nhs north note
    noted notes notification number numbers nurse nursery nursing objective office officer officers
    operation operational order organisation organisations outcome outcomes outreach overall own
    page panel paper papers parent parental parenting parents park parish parliament part partner
    partners partnership patient people performance permission person phase phone place placement
    plan planning plans police policy positive postcode practice practitioners pre prevent
    prevention primary prime prison private probation procedure procedures process professional
    professionals programme project proposal protection protocol provider providers public pupil
    pupils purpose quality quarter queen queens question questions race rapid rate rates
    recommendation recommendations record records recovery reference referral referrals refuge
    region regional register registered registration report reports request research residential
    resource resources response responsibility return review reviews rights risk risks road room
    royal rule safe safeguarding safer safety saint school schools scotland scottish screening
    secondary secretary section sector select send senior separate serious service services session
    sexual share shared sharing sheet sign signed signs site situation social society south special
    specialist spend sport staff stage standard standards state statement station statutory step
    strategic strategy street strong sub sub-group subgroup suggestion suggested summary supervision
    supplier suppliers support survey suspect system systems table target targets task team teams
    terms threshold thresholds time times title total town trade traffic training transition
    translation travel traveller tribunal trust turnover twin unborn union unit united universal
    university update updates urgent various verbal version victim victims view violence virtual
    visit visits voice voluntary volunteer vote wales ward wards warning website weekly welcome
    welfare welsh west work worker workers workforce working works workshop written year years young
    youth zone mum mums mam mother mothers dad dads father fathers son sons daughter daughters
    brother sister brothers sisters sibling siblings baby babies boy girl boys girls uncle aunt
    auntie aunty nan nana nain taid gran grandma grandad grandmother grandfather cousin wife husband
    step-dad step-mum stepdad stepmum stepfather stepmother carer witness perpetrator maternal
    paternal neighbour friend boyfriend girlfriend spouse british irish polish romanian somali
    arabic chinese french german spanish turkish indian pakistani bangladeshi african caribbean
    act acts allocated seen recorded noted reviewed attended discharged valley toolkit
    ring tell ask speak write chase remind invite arrange book send share draft circulate agree confirm
    explore ensure obtain provide produce prepare bring check raise feed nominate complete publish
    american russian ukrainian kurdish muslim christian hindu sikh jewish catholic roma gypsy
    european sylheti urdu punjabi bengali cantonese mandarin dari pashto tigrinya farsi london leeds
    bradford manchester liverpool birmingham sheffield newcastle sunderland bristol cardiff swansea
    newport wrexham edinburgh glasgow aberdeen dundee belfast derry york hull wakefield kirklees
    calderdale halifax huddersfield dewsbury batley bolton bury oldham rochdale salford stockport
    tameside trafford wigan blackpool fylde wyre preston lancashire cumbria cheshire derby
    derbyshire leicester leicestershire lincoln lincolnshire nottingham nottinghamshire luton kent
    essex surrey sussex devon cornwall dorset somerset wiltshire hampshire oxford oxfordshire
    cambridge cambridgeshire norfolk suffolk norwich ipswich reading berkshire coventry warwickshire
    stafford staffordshire worcester dudley walsall sandwell wolverhampton solihull plymouth exeter
    southampton portsmouth brighton hackney camden islington lambeth lewisham southwark tower
    hamlets croydon bromley barnet brent ealing enfield haringey harrow newham merton sutton gwynedd
    powys anglesey conwy flintshire denbighshire ceredigion pembrokeshire carmarthenshire gwent
    glamorgan dublin paris ireland europe africa india pakistan poland romania somalia china syria
    iraq iran turkey vietnam nigeria ghana homs kings helpline mechanism insurance barnardo after
    mosaic liquidlogic childline relief teams zoom google microsoft word excel outlook ofsted estyn
    cafcass barnardo's barnardos nspcc hmcts ico camhs mash marac lado gp cpn sen ehcp mp ms pc dc
    ds di dci wpc sgt supt rev cllr mr mrs miss mx dr prof sir dame lord lady tv bus car church
    summer autumn winter spring hope faith joy grace rose mark bill will may grant dean chase miles
    """.split()
)
# A run with one of these is an organisation, a law or a place, whoever gave it the name.
NOT_OF_PEOPLE = frozenset(
    """
    street road lane avenue hospital school academy college university foundation trust house centre
    center hall church council police authority law rule act review report inquiry award committee
    uhb icb ccg lscb lscp
    constabulary clinic surgery nursery hub library park partnership service services institute
    society association charity fund bank court building primary secondary infirmary hospice day
    challenge project programme operation scheme model team ltd limited plc valley dale toolkit tool
    profile act strategy framework policy bill
    """.split()
)
SAINTS = frozenset({"st", "saint", "great", "operation", "storm"})
