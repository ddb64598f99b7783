"""Words of which names of organisations and posts are made, in minutes and lists of members."""

import re

from data.imports.meeting_files.people import fold

# Words of which organisations and posts are made; a piece with one of them is no person.
ORGANISATION_WORDS = frozenset(
    """
    council police nhs trust health school schools college service services board care university
    foundation authority team partnership hospital icb ccg lhb borough county city district
    department ltd limited plc cic charity church housing education social probation cafcass
    barnardo's nspcc academy group unit hub network federation association society institute
    ministry government office agency commission safeguarding children's childrens community
    voluntary sector public mental nursing primary secondary fire rescue ambulance court legal youth
    justice early help family families yos yjs mash lscp scp lado camhs gp constabulary cyngor
    heddlu bwrdd iechyd gofal
    """.split()
)
ROLE_WORDS = frozenset(
    """
    chair chairperson chairman vice-chair vice deputy director manager officer head lead leader
    nurse chief commissioner worker coordinator co-ordinator administrator inspector superintendent
    member secretary treasurer auditor clerk convenor convener trustee president bookkeeper tsc toc
    emeritus observer minutes minute notes taker scribe guest presenter practitioner
    consultant designated named doctor independent executive assistant strategic operational
    business support governance co-chair tac representative rep lay teacher headteacher principal
    cadeirydd is-gadeirydd swyddog rheolwr cyfarwyddwr pennaeth
    advisor adviser analyst solicitor partner parent carer intern student
    """.split()
)
# "Head of …", "Designated Doctor for …": a post, whatever it is the head of.
POST = re.compile(
    r"^(?:(?:interim|acting|deputy|assistant|associate|corporate|executive|strategic|joint|service|principal|chief|"
    r"lead|senior|group|regional|named|designated|divisional)\s+){0,3}"
    r"(?:head|director|lead|manager|nurse|doctor|officer|chief|member|chair|commissioner|professional|gp|midwife|"
    r"coordinator|co-ordinator|superintendent|inspector|cabinet member|portfolio holder)\s(?:of|for|-|–)\s",
    re.IGNORECASE,
)
# A piece that ends so is a post even if it names an organisation: "Board Manager", "Police Inspector".
POSTS = frozenset(
    """
    officer manager lead chair director nurse worker coordinator co-ordinator secretary inspector
    superintendent
    commissioner administrator doctor consultant adviser advisor practitioner representative teacher
    headteacher
    principal sergeant constable midwife solicitor analyst councillor chief
    """.split()
)


def is_role(piece: str) -> bool:
    """Whether words beside a name are a post, whatever it is a post of."""
    if POST.match(piece):
        return True
    words = [fold(word).strip(".,") for word in piece.split()]
    if words and words[-1] in POSTS:
        return True
    has_role = any(word in ROLE_WORDS for word in words)
    return has_role and not any(word in ORGANISATION_WORDS for word in words)
