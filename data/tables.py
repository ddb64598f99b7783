"""Every table of the database: private records, published releases, and who may open what.

Rows are written with Core `insert` after a plain model has checked them: `table=True` models do not
validate, and `Field(ge=…)` makes no CHECK, so the checks that must hold stand here as constraints.
"""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, Column, DateTime, Index, MetaData, Text, UniqueConstraint, text
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class StoredRow(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMES))):
    """Base of every table. Its own registry keeps a hot reload from declaring tables twice."""


def one_of(column: str, *allowed: str) -> CheckConstraint:
    """A CHECK that the column holds one of these words."""
    words = ", ".join(f"'{word}'" for word in allowed)
    return CheckConstraint(f"{column} IN ({words})", name=f"{column}_known")


def quarter_shape(column: str = "quarter") -> CheckConstraint:
    """A CHECK that a quarter is written as 2026-Q3; LIKE serves SQLite and PostgreSQL alike."""
    shape = f"length({column}) = 7 AND {column} LIKE '____-Q_'"
    return CheckConstraint(
        f"{shape} AND substr({column}, 7, 1) IN ('1', '2', '3', '4')", name=f"{column}_shape"
    )


def aware_time(*, nullable: bool = True) -> Column:
    return Column(DateTime(timezone=True), nullable=nullable)


# ---------------------------------------------------------------- who takes part


class Partnership(StoredRow, table=True):
    __tablename__ = "partnership"
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    purpose: str | None = None
    is_synthetic: bool = False
    # The import that first named it (no foreign key: batches point at partnerships); undone with it.
    made_by_batch_id: int | None = None


class Organisation(StoredRow, table=True):
    """One agency of the programme; it may belong to several partnerships."""

    __tablename__ = "organisation"
    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    sector: str
    made_by_batch_id: int | None = None


class Membership(StoredRow, table=True):
    """An organisation's seat in a partnership, and whether it is expected at its meetings."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("partnership_id", "organisation_id"),)
    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id")
    organisation_id: int = Field(foreign_key="organisation.id")
    expected_at_meetings: bool = True
    seat_count: int = 1
    joined_on: date | None = None
    left_on: date | None = None
    made_by_batch_id: int | None = None


# ---------------------------------------------------------------- import batches and mappings


class ImportBatch(StoredRow, table=True):
    """One file taken in whole, or undone whole. The same content cannot stand twice."""

    __tablename__ = "import_batch"
    __table_args__ = (
        Index(
            "uq_import_batch_standing",
            "content_key",
            unique=True,
            sqlite_where=text("undone_at IS NULL"),
            postgresql_where=text("undone_at IS NULL"),
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    file_format: str = "csv"
    content_key: str  # SHA-256 over the file, its kind, its mapping and where it goes
    partnership_id: int | None = Field(default=None, foreign_key="partnership.id")
    rows_read: int
    rows_accepted: int
    rows_skipped: int
    imported_at: datetime = Field(sa_column=aware_time(nullable=False))
    imported_by: str | None = None
    undone_at: datetime | None = Field(default=None, sa_column=aware_time())
    # JSON, while it stands: earlier values of rows that this file brought up to date; undoing puts them back.
    replaced: str | None = Field(default=None, sa_column=Column(Text))


class RecordChange(StoredRow, table=True):
    """Quarters of a partnership whose numbers a file, its undoing, or an entry on a screen may have changed.

    Rows are only added. No foreign key leads to the partnership: undoing may take it away, and a number must
    never come twice, because a release notes the last one that it has seen.
    """

    __tablename__ = "record_change"
    __table_args__ = (Index("ix_record_change_place", "partnership_id", "id"),)
    id: int | None = Field(default=None, primary_key=True)
    batch_id: int | None = Field(default=None, foreign_key="import_batch.id")  # None: typed on a screen
    partnership_id: int
    first_quarter: str
    last_quarter: str


class Mapping(StoredRow, table=True):
    """How one layout of a file is read; found again by the file's header."""

    __tablename__ = "mapping"
    __table_args__ = (UniqueConstraint("kind", "header_key"),)
    id: int | None = Field(default=None, primary_key=True)
    kind: str
    header_key: str
    name: str
    definition: str = Field(sa_column=Column(Text, nullable=False))  # YAML
    saved_at: datetime = Field(sa_column=aware_time(nullable=False))


# ---------------------------------------------------------------- survey


class StoredInstrument(StoredRow, table=True):
    """An instrument as it was when a round used it, so that a release can always be made again."""

    __tablename__ = "instrument"
    __table_args__ = (UniqueConstraint("instrument_id", "version"),)
    id: int | None = Field(default=None, primary_key=True)
    instrument_id: str
    version: str
    definition: str = Field(sa_column=Column(Text, nullable=False))  # YAML


class SurveyRound(StoredRow, table=True):
    """One survey wave of one partnership in a quarter."""

    __tablename__ = "survey_round"
    __table_args__ = (
        UniqueConstraint("partnership_id", "quarter", "kind"),
        quarter_shape(),
        one_of("kind", "survey", "pulse"),
        one_of("state", "open", "closed"),
        CheckConstraint("invited_count IS NULL OR invited_count >= 0", name="invited_not_negative"),
        CheckConstraint("smallest_group >= 5", name="smallest_group_at_least_five"),
    )
    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id")
    quarter: str
    kind: str = "survey"
    state: str = "open"
    instrument_id: str
    instrument_version: str
    invited_count: int | None = None
    smallest_group: int = 5
    opened_at: datetime = Field(sa_column=aware_time(nullable=False))
    closed_at: datetime | None = Field(default=None, sa_column=aware_time())
    made_by_batch_id: int | None = None


class Response(StoredRow, table=True):
    """One person's sheet. `answers` is JSON: item id → rating; -1 is "don't know", absent is blank.

    `person_key` is a keyed hash (per partnership) of the code the person made up; never the code.
    `sheet_key` tells two sheets of one round apart, so that a file read twice adds nothing.
    """

    __tablename__ = "response"
    __table_args__ = (
        UniqueConstraint("round_id", "sheet_key"),
        Index("uq_response_person", "round_id", "person_key", unique=True),
        Index("ix_response_batch", "batch_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    round_id: int = Field(foreign_key="survey_round.id")
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    sector: str
    person_key: str | None = None
    sheet_key: str
    answers: str = Field(sa_column=Column(Text, nullable=False))
    batch_id: int | None = Field(default=None, foreign_key="import_batch.id")


class Comment(StoredRow, table=True):
    """An open answer that a person has read and approved. Not tied to a sheet."""

    __tablename__ = "comment"
    __table_args__ = (Index("ix_comment_round", "round_id"),)
    id: int | None = Field(default=None, primary_key=True)
    round_id: int = Field(foreign_key="survey_round.id")
    question_id: str
    sector: str | None = None
    words: str = Field(sa_column=Column(Text, nullable=False))
    approved_by: str
    approved_at: datetime = Field(sa_column=aware_time(nullable=False))
    batch_id: int | None = Field(default=None, foreign_key="import_batch.id")


class WorkingTie(StoredRow, table=True):
    """How well working with another organisation goes, answered for the organisation."""

    __tablename__ = "working_tie"
    __table_args__ = (Index("ix_working_tie_round", "round_id"),)
    id: int | None = Field(default=None, primary_key=True)
    round_id: int = Field(foreign_key="survey_round.id")
    rater_organisation_id: int = Field(foreign_key="organisation.id")
    rated_organisation_id: int = Field(foreign_key="organisation.id")
    strength: float
    batch_id: int | None = Field(default=None, foreign_key="import_batch.id")


# ---------------------------------------------------------------- meetings


class Meeting(StoredRow, table=True):
    __tablename__ = "meeting"
    __table_args__ = (UniqueConstraint("partnership_id", "held_on", "series"),)
    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id")
    held_on: date
    series: str = "partnership board"
    began_at: str | None = None  # 14:00, where a list of who came says it
    scheduled_minutes: float | None = None
    quorum_count: int | None = None
    minutes_sent_on: date | None = None
    child_voice_recorded: bool | None = None
    batch_id: int | None = Field(default=None, foreign_key="import_batch.id")


class Attendance(StoredRow, table=True):
    """One person of one organisation at one meeting; people are keyed hashes here."""

    __tablename__ = "attendance"
    __table_args__ = (
        UniqueConstraint("meeting_id", "organisation_id", "person_key"),
        one_of("presence", "present", "deputy", "apologies", "absent", "unknown"),
        Index("ix_attendance_batch", "batch_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id")
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    person_key: str = ""
    expected: bool = True
    presence: str
    minutes_present: float | None = None
    talk_seconds: float | None = None
    batch_id: int | None = Field(default=None, foreign_key="import_batch.id")


class Decision(StoredRow, table=True):
    __tablename__ = "decision"
    __table_args__ = (
        one_of("state", "open", "decided", "deferred"),
        UniqueConstraint("partnership_id", "row_key"),
    )
    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id")
    row_key: str
    raised_on: date
    decided_on: date | None = None
    state: str = "open"
    deferred_count: int = 0
    due_on: date | None = None  # until when it is put off
    words: str | None = Field(default=None, sa_column=Column(Text))
    child_welfare: str | None = Field(default=None, sa_column=Column(Text))
    interests_named: str | None = Field(default=None, sa_column=Column(Text))
    batch_id: int | None = Field(default=None, foreign_key="import_batch.id")


class Action(StoredRow, table=True):
    """What was agreed: owner, date, and the finding that it answers."""

    __tablename__ = "action"
    __table_args__ = (
        one_of("state", "open", "closed", "dropped"),
        UniqueConstraint("partnership_id", "row_key"),
    )
    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id")
    row_key: str
    words: str | None = Field(default=None, sa_column=Column(Text))
    owner: str | None = None
    owner_organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    agreed_on: date | None = None
    due_on: date | None = None
    closed_on: date | None = None
    state: str = "open"
    carried_forward_count: int = 0
    finding_key: str | None = None
    finding_quarter: str | None = None
    batch_id: int | None = Field(default=None, foreign_key="import_batch.id")


class DecisionStep(StoredRow, table=True):
    """How a decision stood before a step (put off, decided, opened again), and the day of the step."""

    __tablename__ = "decision_step"
    __table_args__ = (
        one_of("state", "open", "decided", "deferred"),
        Index("ix_decision_step_decision", "decision_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    decision_id: int = Field(foreign_key="decision.id")
    taken_on: date
    state: str
    decided_on: date | None = None
    deferred_count: int
    batch_id: int | None = Field(default=None, foreign_key="import_batch.id")  # None: typed on a screen


class ActionStep(StoredRow, table=True):
    """How an action stood before a step (carried forward, dropped, closed …), and the day of the step."""

    __tablename__ = "action_step"
    __table_args__ = (
        one_of("state", "open", "closed", "dropped"),
        Index("ix_action_step_action", "action_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    action_id: int = Field(foreign_key="action.id")
    taken_on: date
    state: str
    due_on: date | None = None
    closed_on: date | None = None
    carried_forward_count: int
    batch_id: int | None = Field(default=None, foreign_key="import_batch.id")  # None: typed on a screen


# ---------------------------------------------------------------- resources


class ResourceLine(StoredRow, table=True):
    """One line of a ledger: need → committed → received → spent, in money or its worth in kind."""

    __tablename__ = "resource_line"
    __table_args__ = (
        quarter_shape(),
        UniqueConstraint("partnership_id", "row_key"),
        Index("ix_resource_line_quarter", "partnership_id", "quarter"),
    )
    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id")
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    row_key: str
    quarter: str
    category: str
    in_kind: bool = False
    currency: str = "GBP"
    need_original: float | None = None
    need: float | None = None
    pledged: float | None = None
    committed: float | None = None
    received: float | None = None
    spent: float | None = None
    batch_id: int | None = Field(default=None, foreign_key="import_batch.id")


class StaffLine(StoredRow, table=True):
    """Posts of one organisation in full-time equivalents."""

    __tablename__ = "staff_line"
    __table_args__ = (quarter_shape(), UniqueConstraint("partnership_id", "row_key"))
    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id")
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    row_key: str
    quarter: str
    post: str
    fte_established: float
    fte_in_post: float
    fte_seconded: float = 0.0
    batch_id: int | None = Field(default=None, foreign_key="import_batch.id")


class Training(StoredRow, table=True):
    """People who need a course and whether their certificate is current; one row a person or a count."""

    __tablename__ = "training"
    __table_args__ = (UniqueConstraint("partnership_id", "row_key"),)
    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id")
    organisation_id: int | None = Field(default=None, foreign_key="organisation.id")
    row_key: str
    course: str
    person_key: str | None = None
    people_count: int = 1
    needed_from: date | None = None
    completed_on: date | None = None
    expires_on: date | None = None
    batch_id: int | None = Field(default=None, foreign_key="import_batch.id")


class Event(StoredRow, table=True):
    """A dated small win, training, check-in, policy step or change of people, drawn on the trend."""

    __tablename__ = "event"
    __table_args__ = (
        one_of("kind", "small_win", "training", "check_in", "policy", "people"),
        UniqueConstraint("partnership_id", "row_key"),
    )
    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id")
    row_key: str
    happened_on: date
    kind: str
    words: str | None = None
    batch_id: int | None = Field(default=None, foreign_key="import_batch.id")


# ---------------------------------------------------------------- releases


class Release(StoredRow, table=True):
    """One published (or drafted, or withdrawn) version of a partnership's quarter. Never edited."""

    __tablename__ = "release"
    __table_args__ = (
        UniqueConstraint("partnership_id", "quarter", "version"),
        quarter_shape(),
        one_of("state", "draft", "published", "withdrawn"),
        # At most one version of a quarter stands published; two people pressing at once meet here.
        Index(
            "uq_release_standing",
            "partnership_id",
            "quarter",
            unique=True,
            sqlite_where=text("state = 'published'"),
            postgresql_where=text("state = 'published'"),
        ),
        # Of tens of thousands a programme's page reads one quarter, and counts what is out no more.
        Index(
            "ix_release_standing_quarter",
            "quarter",
            "partnership_id",
            sqlite_where=text("state = 'published'"),
            postgresql_where=text("state = 'published'"),
        ),
        Index(
            "ix_release_withdrawn",
            "partnership_id",
            sqlite_where=text("state = 'withdrawn'"),
            postgresql_where=text("state = 'withdrawn'"),
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id")
    quarter: str
    version: int
    state: str = "draft"
    instrument_id: str | None = None
    instrument_version: str | None = None
    method_version: str
    # The frozen partition and what the next version is compared with: sectors → group names, counts.
    partition: dict = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    records_key: str  # hash of the records it was made from
    what_changed: str | None = None
    made_at: datetime = Field(sa_column=aware_time(nullable=False))
    published_at: datetime | None = Field(default=None, sa_column=aware_time())
    published_by: str | None = None
    withdrawn_at: datetime | None = Field(default=None, sa_column=aware_time())
    # What it was made from, brought forward when it is looked at again and found to say the same: the last
    # record_change, and a hash of the earlier quarters' releases. Missing in releases of earlier programs.
    changes_seen: int | None = None
    stands_on: str | None = None


class Cell(StoredRow, table=True):
    """One published number with what must travel with it. Columns as in the design's list."""

    __tablename__ = "cell"
    __table_args__ = (
        UniqueConstraint("release_id", "measure", "breakdown", "group_name"),
        one_of("audience", "partnership", "programme"),
        Index("ix_cell_programme", "audience", "measure", "release_id"),
    )
    id: int | None = Field(default=None, primary_key=True)
    release_id: int = Field(foreign_key="release.id")
    measure: str
    breakdown: str
    group_name: str
    unit: str
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    standard_error: float | None = None
    respondent_count: int | None = None
    invited_count: int | None = None
    organisation_count: int | None = None
    dont_know_share: float | None = None
    agreement: str | None = None
    evidence_streams: str | None = None
    verdict: str | None = None
    # Everything else that belongs to one kind of cell (degrees of freedom, smallest detectable change …).
    detail: dict = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    audience: str = "partnership"


class LedgerSum(StoredRow, table=True):
    """Money of a release's cells side by side: a row a category, and one of all its categories ("").

    A programme's page adds up thousands of releases; written with the cells, and never apart from them.
    """

    __tablename__ = "ledger_sum"
    __table_args__ = (UniqueConstraint("release_id", "group_name"),)
    id: int | None = Field(default=None, primary_key=True)
    release_id: int = Field(foreign_key="release.id")
    group_name: str
    need_gbp: float | None = None
    committed_gbp: float | None = None
    received_gbp: float | None = None
    spent_gbp: float | None = None
    unmet_need_gbp: float | None = None


class PeopleSum(StoredRow, table=True):
    """Empty posts and missing certificates of a release's cells side by side, kept as its LedgerSum is."""

    __tablename__ = "people_sum"
    id: int | None = Field(default=None, primary_key=True)
    release_id: int = Field(foreign_key="release.id", unique=True)
    fte_gap: float | None = None
    training_shortfall_share: float | None = None
    short_count: float | None = None
    needed_count: float | None = None


class Finding(StoredRow, table=True):
    """One sentence: what, how much, how sure, from which sources."""

    __tablename__ = "finding"
    __table_args__ = (
        UniqueConstraint("release_id", "finding_key"),
        one_of("audience", "partnership", "programme"),
    )
    id: int | None = Field(default=None, primary_key=True)
    release_id: int = Field(foreign_key="release.id")
    finding_key: str  # stable between versions: kind:measure:group
    rank: int
    kind: str
    measure: str
    group_name: str
    verdict: str | None = None
    sentence: str = Field(sa_column=Column(Text, nullable=False))
    size: float | None = None
    low: float | None = None
    high: float | None = None
    sources: str
    cells: list = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    next_step: str
    audience: str = "partnership"


class Opening(StoredRow, table=True):
    """A measure that a partnership has opened to the programme, from a quarter until another."""

    __tablename__ = "opening"
    __table_args__ = (quarter_shape("from_quarter"), Index("ix_opening_partnership", "partnership_id"))
    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id")
    measure: str
    from_quarter: str
    until_quarter: str | None = None
    opened_by: str | None = None


class Workshop(StoredRow, table=True):
    """An agenda that a facilitator kept; `blocks` are the rows of its timed plan."""

    __tablename__ = "workshop"
    __table_args__ = (quarter_shape(),)
    id: int | None = Field(default=None, primary_key=True)
    partnership_id: int = Field(foreign_key="partnership.id")
    quarter: str
    title: str
    length_minutes: int
    blocks: list = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    saved_at: datetime = Field(sa_column=aware_time(nullable=False))


# ---------------------------------------------------------------- accounts


class Account(StoredRow, table=True):
    """A person who may sign in. Issuer and subject identify; the e-mail only carries the invitation."""

    __tablename__ = "account"
    __table_args__ = (UniqueConstraint("issuer", "subject"), UniqueConstraint("email"))
    id: int | None = Field(default=None, primary_key=True)
    email: str
    issuer: str | None = None
    subject: str | None = None
    invited_at: datetime = Field(sa_column=aware_time(nullable=False))
    bound_at: datetime | None = Field(default=None, sa_column=aware_time())


class Grant(StoredRow, table=True):
    """A role of an account, for one partnership or (none named) for the programme."""

    __tablename__ = "grant"
    __table_args__ = (
        one_of("role", "custodian", "coordinator", "facilitator", "funder", "partner"),
        Index(
            "uq_grant_scope",
            "account_id",
            "role",
            text("coalesce(partnership_id, 0)"),
            unique=True,
        ),
    )
    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id")
    role: str
    partnership_id: int | None = Field(default=None, foreign_key="partnership.id")
    granted_at: datetime = Field(sa_column=aware_time(nullable=False))


class AuditEntry(StoredRow, table=True):
    """What was done, by whom, when. Only ever added to; triggers refuse the rest."""

    __tablename__ = "audit_entry"
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_column=aware_time(nullable=False))
    account_id: int | None = None
    action: str
    subject: str | None = None
    outcome: str = "done"
