"""The details file: its facts, and what is wrong with it."""

from afterword.details.model import Interview, Interviewer, points_for
from afterword.details.problems import (
    DetailsError,
    DetailsMissingError,
    Place,
    Problem,
)
from afterword.details.read import Details, read_details
from afterword.details.schema import schema

__all__ = [
    "Details",
    "DetailsError",
    "DetailsMissingError",
    "Interview",
    "Interviewer",
    "Place",
    "Problem",
    "points_for",
    "read_details",
    "schema",
]
