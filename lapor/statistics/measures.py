"""What is counted: the stored codes of the cells."""

RECEIVED = "received"
VERIFY_DUE = "verify_due"
VERIFY_MET = "verify_met"
ANSWERED = "answered"
ANSWER_DUE = "answer_due"
ANSWER_MET = "answer_met"
FOLLOWABLE = "followable"
FOLLOWED_UP = "followed_up"
CLOSED = "closed"
CONFIRMED = "confirmed"
SILENT = "closed_silently"
REOPENED = "reopened"
ARCHIVED = "archived"
MERGED = "merged"
RETURNED = "returned"
HANDED = "handed"
BOUNCED = "bounced"
RESPONSES = "responses"
CONTESTED = "contested"
RATED = "rated"
SATISFIED = "satisfied"
SCORE = "score"
FIRST_RESPONSE_DAYS = "first_response_days"
ANSWER_DAYS = "answer_days"
CLOSE_DAYS = "close_days"
TRANSPORT_DAYS = "transport_days"

DUE = (VERIFY_DUE, VERIFY_MET, ANSWER_DUE, ANSWER_MET)
ACTS = (ANSWERED, FIRST_RESPONSE_DAYS, RETURNED)
ALL = (
    *DUE,
    RECEIVED,
    ANSWERED,
    FOLLOWABLE,
    FOLLOWED_UP,
    CLOSED,
    CONFIRMED,
    SILENT,
    REOPENED,
    ARCHIVED,
    MERGED,
    RETURNED,
    HANDED,
    BOUNCED,
    RESPONSES,
    CONTESTED,
    RATED,
    SATISFIED,
    SCORE,
    FIRST_RESPONSE_DAYS,
    ANSWER_DAYS,
    CLOSE_DAYS,
    TRANSPORT_DAYS,
)
