"""The doors of intake: filing, every later word or file of a citizen, and conversations over short messages."""

from lapor.intake.services.account import drop_report, keep_report, send_code
from lapor.intake.services.block import block_sender, unblock_sender
from lapor.intake.services.converse import converse
from lapor.intake.services.held import (
    drop_conversation,
    finish_conversation,
    forget_messages,
    keep_told_files,
    watch_conversations,
)
from lapor.intake.services.officer_reply import OfficerReply, receive_officer_reply
from lapor.intake.services.receive import receive
from lapor.intake.services.receive_word import mask_word, receive_word
from lapor.intake.services.scanned import drop_scan, keep_scan
from lapor.intake.services.vote import cast_vote, send_vote_code
from lapor.intake.services.wait import collect_waiting

__all__ = [
    "OfficerReply",
    "block_sender",
    "cast_vote",
    "collect_waiting",
    "converse",
    "drop_conversation",
    "drop_report",
    "drop_scan",
    "finish_conversation",
    "forget_messages",
    "keep_report",
    "keep_scan",
    "keep_told_files",
    "mask_word",
    "receive",
    "receive_officer_reply",
    "receive_word",
    "send_code",
    "send_vote_code",
    "unblock_sender",
    "watch_conversations",
]
