"""All writes of the institutions floor, one file per verb."""

from lapor.institutions.services.add import add_institution
from lapor.institutions.services.change import (
    move_institution,
    rename_institution,
    set_duty,
    set_reach,
    set_report_address,
    set_week,
)
from lapor.institutions.services.close import close_institution, merge_institution
from lapor.institutions.services.holidays import change_calendar
from lapor.institutions.services.load_boundaries import Loaded, load_boundaries
from lapor.institutions.services.load_holidays import load_holidays
from lapor.institutions.services.load_population import load_population
from lapor.institutions.services.mark_regions import mark_blank_spots, place_regions
from lapor.institutions.services.profile import remove_emblem, set_emblem, set_profile
from lapor.institutions.services.set_up import SetUp, set_up_region

__all__ = [
    "Loaded",
    "SetUp",
    "add_institution",
    "change_calendar",
    "close_institution",
    "load_boundaries",
    "load_holidays",
    "load_population",
    "mark_blank_spots",
    "merge_institution",
    "move_institution",
    "place_regions",
    "remove_emblem",
    "rename_institution",
    "set_duty",
    "set_emblem",
    "set_profile",
    "set_reach",
    "set_report_address",
    "set_up_region",
    "set_week",
]
