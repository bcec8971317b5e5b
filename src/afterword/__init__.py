"""Interview follow-ups: handwritten card, letter and email from one file.

    from pathlib import Path
    import datetime as dt
    from afterword import Order, make, open_assets, read_details, whole_kit

    assets = open_assets()
    details = read_details(Path("me.yaml"), assets)
    interview = details.interview
    kinds = whole_kit(interview, assets)
    people = interview.interviewers
    kit = make(Order(interview, details.files, people, kinds, dt.date.today()), assets)
    for item in kit.items:
        print(item.name, len(item.data))

Nothing here prints, exits or writes; `write_all` in `afterword.files` writes files.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from afterword.details.read import Details, read_details
    from afterword.kit import Item, Kit, Order, make, whole_kit
    from afterword.resources import Assets, open_assets
    from afterword.writing.compose import addressees, compose
    from afterword.writing.message import Message

__version__ = "0.1.0"

__all__ = [
    "Assets",
    "Details",
    "Item",
    "Kit",
    "Message",
    "Order",
    "addressees",
    "compose",
    "make",
    "open_assets",
    "read_details",
    "whole_kit",
]

_HOMES = {
    "afterword.details.read": ("Details", "read_details"),
    "afterword.kit": ("Item", "Kit", "Order", "make", "whole_kit"),
    "afterword.resources": ("Assets", "open_assets"),
    "afterword.writing.compose": ("addressees", "compose"),
    "afterword.writing.message": ("Message",),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used; start-up stays quick."""
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
