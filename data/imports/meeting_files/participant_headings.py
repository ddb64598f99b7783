"""Headings of lists of participants, as tools write them: English first, then what exports were seen in."""

from data.imports.meeting_files.people import fold

LONGEST_HEADING = 80
HEADINGS = {
    "name": (
        "name|full name|fullname|user name (original name)|participant (original name)|"
        "nombre (nombre original)|nome (nome original)|nome (nome originale)|nom (nom d'origine)|"
        "naam (oorspronkelijke naam)|name (urspruenglicher name)|name (ursprunglicher name)|"
        "name (originalname)|participant|participant name|name (original name)|display name|attendee|"
        "attendee name|user name|vollstandiger name|teilnehmer|nom|nom complet|nombre|"
        "nombre completo|nome|nome completo|volledige naam|naam|nazwa|imie i nazwisko|enw|enw llawn|"
        "namn|navn|participants|nama|nama lengkap"
    ),
    "first_name": ("first name|vorname|prenom|nombre de pila|nome proprio|voornaam|enw cyntaf|given name"),
    "last_name": (
        "last name|surname|nachname|nom de famille|apellidos|cognome|achternaam|cyfenw|family name"
    ),
    "email": (
        "email|e-mail|attendee email|participant email|user email|email address|e-mail-adresse|"
        "e-mail adresse|adresse e-mail|adresse mail|correo electronico|correo|e-mailadres|"
        "posta elettronica|adres e-mail|ebost|e-post|correo de usuario|indirizzo e-mail|"
        "endereco de e-mail|courriel"
    ),
    "upn": (
        "participant id (upn)|upn|teilnehmer-id (upn)|id de participant (upn)|"
        "id. de participante (upn)|user id|id participant (upn)|deelnemer-id (upn)|"
        "id partecipante (upn)|identificador de participante (upn)"
    ),
    "joined": (
        "join time|first join|joined|joined at|time joined|join date|first join time|beitrittszeit|"
        "erster beitritt|uhrzeit des beitritts|zeitpunkt des beitritts|"
        "zeitpunkt des ersten beitritts|heure d'arrivee|heure de participation|"
        "premiere participation|heure d'entree|hora de union|hora de entrada|primera union|"
        "primer acceso|ora di accesso|ora di partecipazione|tijdstip van deelname|eerste deelname|"
        "toetredingstijd|hora de entrada na reuniao|czas dolaczenia|pierwsze dolaczenie|amser ymuno|"
        "first seen|first seen at|join timestamp|arrival time|arrived at|primera vez que se unio|"
        "primo accesso|inschakeltijd|login time|joined time"
    ),
    "left": (
        "leave time|last leave|left|left at|time exited|time left|exit time|verlassenszeit|"
        "letztes verlassen|zeitpunkt des verlassens|austrittszeit|uhrzeit des verlassens|"
        "heure de depart|dernier depart|heure de sortie|hora de salida|hora de abandono|"
        "ultima salida|ultimo abandono|ora di uscita|ora di abbandono|ultima uscita|"
        "last seen at|tijdstip van vertrek|laatste vertrek|vertrektijd|hora de saida|ultima saida|"
        "czas opuszczenia|ostatnie opuszczenie|amser gadael|last seen|leave timestamp|logout time|"
        "left time|departure time|left meeting at"
    ),
    "duration": (
        "duration|in-meeting duration|total duration|duration (minutes)|total duration (minutes)|"
        "time in session (minutes)|time in call|meeting duration|dauer|dauer der teilnahme|"
        "dauer in der besprechung|besprechungsdauer|duree|duree de la reunion|duree (minutes)|"
        "duree totale (minutes)|duracion|duracion en la reunion|duracion (minutos)|"
        "duracion total (minutos)|durata|durata (minuti)|durata totale (minuti)|duur|duur (minuten)|"
        "totale duur (minuten)|duracao|duracao (minutos)|duracao total (minutos)|czas trwania|hyd|"
        "dauer (minuten)|gesamtdauer (minuten)|attendance duration|durata della riunione|"
        "duree totale|attended minutes|session duration|total time in meeting|minutes attended|"
        "duur in vergadering|total time (minutes)|minutes"
    ),
    "role": ("role|rolle|fonction|rol|ruolo|funcao|rola|participant role|rôle"),
    "action": (
        "user action|action|benutzeraktion|action de l'utilisateur|action utilisateur|"
        "accion del usuario|accion de usuario|azione utente|gebruikersactie|acao do usuario|"
        "akcja uzytkownika|gweithred defnyddiwr"
    ),
    "moment": (
        "timestamp|zeitstempel|horodateur|horodatage|marca de tiempo|timestamp (ora)|tijdstempel|"
        "carimbo de data/hora|sygnatura czasowa|stamp amser|time|date and time|utceventtimestamp|"
        "utc event timestamp"
    ),
    "attended": ("attended|has attended|teilgenommen|a participe|asistio|ha partecipato|deelgenomen"),
    "waiting_room": ("in waiting room|im warteraum|en salle d'attente|en sala de espera|in wachtkamer"),
    "meeting": (
        "meeting id|meetingid|meeting number|meeting code|besprechungs-id|id de reunion|meeting-id|"
        "webinar id|id reunion"
    ),
    "topic": (
        "topic|meeting title|title|thema|besprechungstitel|titre de la reunion|sujet|"
        "titulo de la reunion|tema|titolo della riunione|titel van vergadering|titulo da reuniao|"
        "meeting topic|webinar title|meeting name"
    ),
    "start": (
        "start time|meeting start time|startzeit|beginn der besprechung|besprechungsbeginn|"
        "heure de debut|heure de debut de la reunion|hora de inicio|hora de inicio de la reunion|"
        "ora di inizio|begintijd|hora de inicio da reuniao|godzina rozpoczecia|amser dechrau|"
        "actual start time|scheduled start time|meeting start"
    ),
    "end": (
        "end time|meeting end time|endzeit|ende der besprechung|besprechungsende|heure de fin|"
        "hora de finalizacion|heure de fin de la reunion|hora de fin|ora di fine|eindtijd|"
        "hora de termino|godzina zakonczenia|amser gorffen|hora de finalizacion de la reunion|"
        "meeting end|actual end time|fin"
    ),
}
ROLE_OF_HEADING = {word: role for role, words in HEADINGS.items() for word in words.split("|")}


def find_roles(cells: list[str]) -> dict[str, int]:
    """Which column is what, by its heading."""
    roles: dict[str, int] = {}
    known = [ROLE_OF_HEADING.get(flatten(cell)) for cell in cells]
    # Zoom's long form tells of the host first; the person begins with the name's original in brackets.
    person = next((at for at, cell in enumerate(cells) if known[at] == "name" and "(" in cell), 0)
    for at in [*range(person, len(cells)), *range(person)]:
        role = known[at]
        if role and role not in roles:
            roles[role] = at
    return roles


def flatten(cell: str) -> str:
    """A heading as it is compared: small letters without accents, colons and stars."""
    return " ".join(fold(cell[:LONGEST_HEADING]).strip(" :*\ufeff").split())
