"""The candidate written down once: `profile: me.yaml`, or the person's own file."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from afterword.details import attachments, tree
from afterword.details.problems import BadValueError, DetailsError, Place, Problem
from afterword.details.reader import read_tree
from afterword.details.text import find_hidden, shown
from afterword.errors import AfterwordError
from afterword.resources import configuration

OWN = "profile.yaml"
"""The person's own profile in the configuration folder."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile file: its name for messages, its folder, and who named it."""

    name: str
    folder: Path
    file: str
    named: tree.Mark


def find_profile(root: tree.Mapping, source: Path) -> Profile | None:
    """Return the profile that the details in `root`, read from `source`, are to use.

    The one that they name; else, if they do not say who the candidate is, the
    person's own. Who gives a name is somebody perhaps other than the person whose
    computer this is, and gets nothing from that profile.
    """
    node = root.get("profile")
    if isinstance(node, tree.Scalar) and isinstance(node.value, str):
        file = node.value.strip()
        if not file or find_hidden(file) is not None:
            return None  # the walker says what is wrong
        return Profile(str(source.parent / file), source.parent, file, node.mark)
    candidate = root.get("candidate")
    named = isinstance(candidate, tree.Mapping) and candidate.get("name")
    if node or named:
        return None
    own = configuration() / OWN
    try:
        exists = own.is_file()
    except OSError:  # it cannot even be looked for
        exists = False
    if not exists:
        return None
    return Profile(str(own), own.parent, OWN, tree.Mark(str(own), Place(1, 1)))


def join_profile(
    root: tree.Mapping, profile: Profile
) -> tuple[tree.Mapping, tuple[Problem, ...]]:
    """Return `root` with what it does not say of the candidate, and the problems.

    The keys of `candidate` in `root` win over those of the profile, key by key.
    """
    try:
        data = attachments.read_file(profile.folder, profile.file)
        known = read_tree(profile.name, data)
    except DetailsError as error:
        return root, error.problems
    except (AfterwordError, BadValueError) as error:
        mark = profile.named
        return root, (Problem(mark.file, mark.place, "profile", str(error)),)
    return _join(root, known), tuple(_problems(known))


def _problems(known: tree.Mapping) -> Iterator[Problem]:
    keys = [key.name for key, _ in known.entries]
    for index, (key, _) in enumerate(known.entries):
        if key.name != "candidate" or key.name in keys[:index]:
            message = "a profile holds candidate, once, and nothing else"
            yield Problem(key.mark.file, key.mark.place, shown(key.name), message)
    if known.get("candidate") is None:
        mark = known.mark
        yield Problem(mark.file, mark.place, "candidate", "is missing in this profile")


def _join(root: tree.Mapping, known: tree.Mapping) -> tree.Mapping:
    old, new = root.get("candidate"), known.get("candidate")
    others = tuple(entry for entry in root.entries if entry[0].name != "candidate")
    if old is None and new is not None:
        key = known.key("candidate") or tree.Key("candidate", known.mark)
        return tree.Mapping(((key, new), *others), root.mark)
    if isinstance(old, tree.Mapping) and isinstance(new, tree.Mapping):
        more = tuple(entry for entry in new.entries if not old.key(entry[0].name))
        whole = tree.Mapping((*old.entries, *more), old.mark)
        key = root.key("candidate") or tree.Key("candidate", old.mark)
        return tree.Mapping(((key, whole), *others), root.mark)
    return root
