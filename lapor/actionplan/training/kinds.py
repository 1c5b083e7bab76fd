"""The kinds of events of training: on the stream of the institution that holds the course, and on each participant's own."""

from lapor.audit import kinds

kinds.declare(
    "actionplan",
    course_planned="A course for officers was planned, or its plan changed.",
    course_participants_chosen="The list of a planned course's participants changed; the event holds their keys, no names.",
    course_held="A course was held; the event holds how many attended and passed.",
    course_cancelled="A planned course was cancelled, with the reason.",
    course_taken="An officer was on the list of a course that was held; the event holds whether they attended and passed.",
    procedure_read="An officer says to have read a procedure; the event holds which one and in which version.",
    officer_confirmed="The coordinator confirmed that an officer has everything that is asked of a new one.",
)
