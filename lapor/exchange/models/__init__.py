"""The tables of the exchange."""

from lapor.exchange.models.centre import (
    BundleUpload,
    Carried,
    CarriedFile,
    FilePiece,
    PostEnrolment,
    PostFact,
    PostReport,
    Published,
    VillagePost,
)
from lapor.exchange.models.coverage import SignalSurvey, VillageCoverage
from lapor.exchange.models.post import OwnFact, OwnFile, OwnPost, OwnReport

__all__ = [
    "BundleUpload",
    "Carried",
    "CarriedFile",
    "FilePiece",
    "OwnFact",
    "OwnFile",
    "OwnPost",
    "OwnReport",
    "PostEnrolment",
    "PostFact",
    "PostReport",
    "Published",
    "SignalSurvey",
    "VillageCoverage",
    "VillagePost",
]
