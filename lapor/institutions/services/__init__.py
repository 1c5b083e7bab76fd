"""All writes of the institutions floor, one file per verb."""

from lapor.institutions.services.load_holidays import load_holidays
from lapor.institutions.services.set_up import SetUp, set_up_region

__all__ = ["SetUp", "load_holidays", "set_up_region"]
