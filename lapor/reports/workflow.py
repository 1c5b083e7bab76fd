"""The one table of what may happen to a report: verb, from, to, who, clock, reason, law. Pure data; the server enforces it."""

from dataclasses import dataclass

RECEIVED, VERIFIED, FORWARDED, IN_PROGRESS = "received", "verified", "forwarded", "in_progress"
RESPONDED, CLOSED, REOPENED, ARCHIVED, MERGED = "responded", "closed", "reopened", "archived", "merged"

STATES = (RECEIVED, VERIFIED, FORWARDED, IN_PROGRESS, RESPONDED, CLOSED, REOPENED, ARCHIVED, MERGED)
OPEN_STATES = (RECEIVED, VERIFIED, FORWARDED, IN_PROGRESS, RESPONDED, REOPENED)
WORKING_STATES = (RECEIVED, VERIFIED, FORWARDED, IN_PROGRESS, REOPENED)

VERIFIER, LEAD, EXECUTOR, ASSIST, REPORTER, SYSTEM, OTHER_VERIFIER = (
    "verifier",
    "lead",
    "executor",
    "assist",
    "reporter",
    "system",
    "other_verifier",
)
VALIDATOR, SUPERIOR = "validator", "superior"


@dataclass(frozen=True, kw_only=True)
class Transition:
    """One row: who may do what from where, where it leads (None: the state stays) and what it does to the clocks.

    `who` are relations to the report: verifier (coordinator, or inspectorate in the sealed lane), lead (liaison officer of the
    leading institution), executor (executing officer there), assist, reporter, system, other_verifier (somebody who did not take
    the contested decision), validator (whoever checks independently that it is settled), superior (a leader above the office that
    answers). `while_waiting` says whether it is possible while the reporter is waited for.
    """

    verb: str
    title: str
    from_states: tuple[str, ...]
    to_state: str | None
    who: tuple[str, ...]
    clock: str
    reason_needed: bool
    law: str
    while_waiting: bool = True


class WrongVerb(Exception):
    """No row of the table has that verb from that state."""


TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        verb="file", title="Laporan masuk", from_states=(), to_state=RECEIVED, who=(REPORTER,),
        clock="starts verify and answer", reason_needed=False, law="docs/law/clocks.md#verify",
    ),
    Transition(
        verb="ask", title="Tanya pelapor", from_states=WORKING_STATES, to_state=None, who=(VERIFIER, LEAD),
        clock="pauses all", reason_needed=True, law="docs/law/clocks.md#not-completed", while_waiting=False,
    ),
    Transition(
        verb="answer_question", title="Pelapor menjawab pertanyaan", from_states=OPEN_STATES, to_state=None,
        who=(REPORTER,), clock="resumes all", reason_needed=False, law="docs/law/clocks.md#not-completed",
    ),
    Transition(
        verb="add", title="Pelapor menambah keterangan", from_states=OPEN_STATES, to_state=None, who=(REPORTER,),
        clock="none; only silent closing counts from it", reason_needed=False, law="docs/law/clocks.md#close",
    ),
    Transition(
        verb="reply", title="Tulis pesan kepada pelapor", from_states=OPEN_STATES, to_state=None,
        who=(VERIFIER, LEAD, ASSIST), clock="none; only silent closing counts from it", reason_needed=True,
        law="docs/law/clocks.md#close",
    ),
    Transition(
        verb="verify", title="Verifikasi laporan", from_states=(RECEIVED,), to_state=VERIFIED, who=(VERIFIER,),
        clock="ends verify; restarts nothing", reason_needed=False, law="docs/law/clocks.md#verify",
    ),
    Transition(
        verb="reclassify", title="Ubah topik atau prosedur", from_states=(VERIFIED, FORWARDED, IN_PROGRESS, REOPENED),
        to_state=None, who=(VERIFIER,), clock="answer counts anew from filing by the new procedure", reason_needed=True,
        law="docs/law/clocks.md#answer",
    ),
    Transition(
        verb="edit_public", title="Ubah judul dan teks publik",
        from_states=(VERIFIED, FORWARDED, IN_PROGRESS, RESPONDED, CLOSED, REOPENED), to_state=None, who=(VERIFIER,),
        clock="none", reason_needed=True, law="docs/law/privacy.md",
    ),
    Transition(
        verb="forward", title="Teruskan ke perangkat daerah", from_states=(VERIFIED, FORWARDED, REOPENED),
        to_state=FORWARDED, who=(VERIFIER,), clock="starts respond on the holder's calendar", reason_needed=False,
        law="docs/law/clocks.md#respond", while_waiting=False,
    ),
    Transition(
        verb="accept", title="Terima untuk dikerjakan", from_states=(FORWARDED,), to_state=IN_PROGRESS, who=(LEAD,),
        clock="none", reason_needed=False, law="docs/law/clocks.md#respond",
    ),
    Transition(
        verb="decline", title="Bukan wewenang kami", from_states=(FORWARDED, IN_PROGRESS), to_state=VERIFIED, who=(LEAD,),
        clock="ends the holder's span; the total clock runs on", reason_needed=True, law="docs/law/clocks.md#respond",
    ),
    Transition(
        verb="assign", title="Tugaskan pelaksana", from_states=(FORWARDED, IN_PROGRESS, REOPENED), to_state=IN_PROGRESS,
        who=(LEAD,), clock="none", reason_needed=False, law="docs/law/clocks.md#respond",
    ),
    Transition(
        verb="draft", title="Tulis konsep jawaban", from_states=(IN_PROGRESS, REOPENED), to_state=IN_PROGRESS,
        who=(EXECUTOR, LEAD), clock="none", reason_needed=False, law="docs/law/clocks.md#respond",
    ),
    Transition(
        verb="return_draft", title="Kembalikan konsep jawaban", from_states=(IN_PROGRESS, REOPENED), to_state=None,
        who=(LEAD,), clock="none", reason_needed=True, law="docs/law/clocks.md#respond",
    ),
    Transition(
        verb="respond", title="Kirim jawaban", from_states=(FORWARDED, IN_PROGRESS, REOPENED), to_state=RESPONDED,
        who=(LEAD,), clock="stops respond and answer; starts close", reason_needed=True, law="docs/law/clocks.md#respond",
    ),
    Transition(
        verb="respond_partly", title="Kirim jawaban sementara", from_states=(FORWARDED, IN_PROGRESS, REOPENED),
        to_state=IN_PROGRESS, who=(LEAD,), clock="stops respond; answer runs on", reason_needed=True,
        law="docs/law/clocks.md#respond",
    ),
    Transition(
        verb="confirm", title="Pelapor menyatakan selesai", from_states=(RESPONDED,), to_state=CLOSED, who=(REPORTER,),
        clock="stops all", reason_needed=False, law="docs/law/clocks.md#close",
    ),
    Transition(
        verb="rate", title="Pelapor memberi nilai", from_states=(CLOSED,), to_state=None, who=(REPORTER,), clock="none",
        reason_needed=False, law="docs/law/clocks.md#close",
    ),
    Transition(
        verb="dispute", title="Pelapor menyatakan belum selesai", from_states=(RESPONDED, CLOSED), to_state=REOPENED,
        who=(REPORTER,), clock="answer runs on; verify starts above the agency", reason_needed=True,
        law="docs/law/clocks.md#close",
    ),
    Transition(
        verb="close_silently", title="Ditutup karena tidak ada kabar", from_states=(RESPONDED,), to_state=CLOSED,
        who=(SYSTEM,), clock="stops all", reason_needed=False, law="docs/law/clocks.md#close", while_waiting=False,
    ),
    Transition(
        verb="archive", title="Arsipkan", from_states=(RECEIVED, VERIFIED, FORWARDED, REOPENED), to_state=ARCHIVED,
        who=(VERIFIER,), clock="stops all", reason_needed=True, law="docs/law/clocks.md#not-completed",
    ),
    Transition(
        verb="archive_not_completed", title="Diarsipkan karena tidak dilengkapi", from_states=WORKING_STATES,
        to_state=ARCHIVED, who=(SYSTEM,), clock="stops all", reason_needed=False,
        law="docs/law/clocks.md#not-completed",
    ),
    Transition(
        verb="withdraw", title="Pelapor mencabut laporan", from_states=OPEN_STATES, to_state=ARCHIVED, who=(REPORTER,),
        clock="stops all", reason_needed=False, law="docs/law/clocks.md#not-completed",
    ),
    Transition(
        verb="restore", title="Pelapor membuka kembali", from_states=(ARCHIVED,), to_state=RECEIVED, who=(REPORTER,),
        clock="verify starts anew; answer runs on", reason_needed=False, law="docs/law/clocks.md#not-completed",
    ),
    Transition(
        verb="merge", title="Gabungkan dengan laporan lain", from_states=(RECEIVED, VERIFIED, FORWARDED, IN_PROGRESS),
        to_state=MERGED, who=(VERIFIER,), clock="the parent's clocks count", reason_needed=False,
        law="docs/law/clocks.md#answer",
    ),
    Transition(
        verb="contest", title="Pelapor berkeberatan",
        from_states=STATES, to_state=None, who=(REPORTER,), clock="none", reason_needed=True, law="docs/law/clocks.md#answer",
    ),
    Transition(
        verb="rule_contest", title="Putuskan keberatan", from_states=STATES, to_state=None, who=(OTHER_VERIFIER,),
        clock="none; an upheld one restores the state before", reason_needed=True, law="docs/law/clocks.md#answer",
    ),
    Transition(
        verb="seal", title="Segel laporan", from_states=OPEN_STATES, to_state=None, who=(VERIFIER,),
        clock="none", reason_needed=True, law="docs/law/privacy.md",
    ),
    Transition(
        verb="wait_for", title="Menunggu instansi lain", from_states=(FORWARDED, IN_PROGRESS), to_state=None,
        who=(VERIFIER, LEAD), clock="none; names whom one waits for", reason_needed=True,
        law="docs/law/clocks.md#respond", while_waiting=False,
    ),
    Transition(
        verb="extend", title="Perpanjang batas waktu (KIP)", from_states=WORKING_STATES, to_state=None,
        who=(VERIFIER, LEAD), clock="answer is 7 working days longer, once", reason_needed=True,
        law="docs/law/clocks.md#answer",
    ),
    Transition(
        verb="object", title="Pemohon mengajukan keberatan (KIP)",
        from_states=(FORWARDED, IN_PROGRESS, RESPONDED, CLOSED), to_state=None, who=(REPORTER,),
        clock="starts answer_objection", reason_needed=True, law="docs/law/clocks.md#objection",
    ),
    Transition(
        verb="answer_objection", title="Jawab keberatan (KIP)",
        from_states=(FORWARDED, IN_PROGRESS, RESPONDED, CLOSED, REOPENED), to_state=None, who=(SUPERIOR,),
        clock="stops answer_objection", reason_needed=True, law="docs/law/clocks.md#objection",
    ),
    Transition(
        verb="validate_closure", title="Nyatakan benar selesai", from_states=(RESPONDED,), to_state=CLOSED,
        who=(VALIDATOR,), clock="stops all", reason_needed=True, law="docs/law/clocks.md#validate",
    ),
    Transition(
        verb="fail_validation", title="Nyatakan belum selesai", from_states=(RESPONDED,), to_state=REOPENED,
        who=(VALIDATOR,), clock="answer runs on; verify starts above the agency", reason_needed=True,
        law="docs/law/clocks.md#validate",
    ),
    Transition(
        verb="review_closure", title="Putuskan suara pendukung", from_states=(RESPONDED, CLOSED), to_state=None,
        who=(VERIFIER,), clock="stops the review span", reason_needed=True, law="docs/law/clocks.md#review",
    ),
    Transition(
        verb="reopen_after_review", title="Buka kembali atas suara pendukung", from_states=(RESPONDED, CLOSED),
        to_state=REOPENED, who=(VERIFIER,), clock="answer runs on; verify starts above the agency", reason_needed=True,
        law="docs/law/clocks.md#review",
    ),
    Transition(
        verb="ombudsman", title="Pelapor meminta berkas untuk Ombudsman", from_states=STATES, to_state=None,
        who=(REPORTER,), clock="none", reason_needed=False, law="docs/law/clocks.md#ombudsman",
    ),
    Transition(
        verb="transcribe", title="Tulis isi rekaman suara", from_states=WORKING_STATES, to_state=None,
        who=(VERIFIER, LEAD), clock="none", reason_needed=True, law="docs/law/privacy.md",
    ),
)  # fmt: skip

_BY_VERB = {row.verb: row for row in TRANSITIONS}


def transition(verb: str) -> Transition:
    """The row of that verb. Raises WrongVerb."""
    try:
        return _BY_VERB[verb]
    except KeyError:
        raise WrongVerb(verb) from None


def may_follow(state: str, verb: str) -> bool:
    """Whether the verb is possible from the state."""
    return state in transition(verb).from_states


def next_state(state: str, verb: str) -> str:
    """The state after the verb. Raises WrongVerb when the table has no such row."""
    row = transition(verb)
    if state not in row.from_states:
        raise WrongVerb(f"{verb} from {state}")
    return row.to_state or state
