"""All writes of the case, one file per verb."""

from lapor.reports.services.accept import accept_report
from lapor.reports.services.answer_template import close_answer_template, keep_answer_template
from lapor.reports.services.archive import archive_not_completed, archive_report
from lapor.reports.services.ask import ask_reporter, reply_to_reporter
from lapor.reports.services.assign import assign_executor
from lapor.reports.services.classify import edit_public_text, reclassify_report
from lapor.reports.services.confirm import close_silently, confirm_settled, dispute_response, rate_report
from lapor.reports.services.contest import contest_decision, rule_contest
from lapor.reports.services.decline import decline_report
from lapor.reports.services.delivery import keep_late_fact, note_delivery, reach_reporter, wait_for_delivery
from lapor.reports.services.draft import draft_response, return_draft
from lapor.reports.services.due import MOVE_DUE, ask_to_move_due, move_due_of
from lapor.reports.services.escalate import sweep, sweep_report
from lapor.reports.services.file import file_report
from lapor.reports.services.forward import forward_report
from lapor.reports.services.hand_over import hand_over_desk, sign_off_desk
from lapor.reports.services.kip import answer_objection, extend_answer, object_to_answer
from lapor.reports.services.link import (
    enter_paper_answer,
    make_office_link,
    note_link_delivery,
    note_undelivered_link,
    open_office_link,
)
from lapor.reports.services.merge import merge_report
from lapor.reports.services.note import write_note
from lapor.reports.services.ombudsman import make_ombudsman_file
from lapor.reports.services.reach import set_reachable
from lapor.reports.services.respond import respond, respond_partly
from lapor.reports.services.sample import draw_archive_sample, judge_sample
from lapor.reports.services.seal import seal_report
from lapor.reports.services.shorter_limit import set_shorter_limit
from lapor.reports.services.support import support_report
from lapor.reports.services.transcribe import transcribe_sound
from lapor.reports.services.validation import choose_validation, validate_closure
from lapor.reports.services.verify import verify_report
from lapor.reports.services.vote import VOTED_ON, review_closure, vote_on_closure
from lapor.reports.services.wait_for import wait_for_institution
from lapor.reports.services.withdraw import restore_report, withdraw_report
from lapor.reports.services.word import add_word, answer_question

__all__ = [
    "MOVE_DUE",
    "VOTED_ON",
    "accept_report",
    "add_word",
    "answer_objection",
    "answer_question",
    "archive_not_completed",
    "archive_report",
    "ask_reporter",
    "ask_to_move_due",
    "assign_executor",
    "choose_validation",
    "close_answer_template",
    "close_silently",
    "confirm_settled",
    "contest_decision",
    "decline_report",
    "dispute_response",
    "draft_response",
    "draw_archive_sample",
    "edit_public_text",
    "enter_paper_answer",
    "extend_answer",
    "file_report",
    "forward_report",
    "hand_over_desk",
    "judge_sample",
    "keep_answer_template",
    "keep_late_fact",
    "make_office_link",
    "make_ombudsman_file",
    "merge_report",
    "move_due_of",
    "note_delivery",
    "note_link_delivery",
    "note_undelivered_link",
    "object_to_answer",
    "open_office_link",
    "rate_report",
    "reach_reporter",
    "reclassify_report",
    "reply_to_reporter",
    "respond",
    "respond_partly",
    "restore_report",
    "return_draft",
    "review_closure",
    "rule_contest",
    "seal_report",
    "set_reachable",
    "set_shorter_limit",
    "sign_off_desk",
    "support_report",
    "sweep",
    "sweep_report",
    "transcribe_sound",
    "validate_closure",
    "verify_report",
    "vote_on_closure",
    "wait_for_delivery",
    "wait_for_institution",
    "withdraw_report",
    "write_note",
]
