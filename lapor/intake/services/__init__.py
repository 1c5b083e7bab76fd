"""The doors of intake: filing, and every later word or file of a citizen."""

from lapor.intake.services.receive import receive
from lapor.intake.services.receive_word import receive_word

__all__ = ["receive", "receive_word"]
