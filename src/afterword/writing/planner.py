"""From facts to paragraphs: which moves, which frames, in which order.

Several drafts are written, each is scored, and the best is kept, so that the
quality of a message is a number. Chance comes from `digest` alone, keyed by variant,
person and register: the same words come out wherever it runs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from afterword.chance import digest
from afterword.errors import AssetError
from afterword.resources import Assets
from afterword.writing.facts import Facts
from afterword.writing.frames import (
    Frame,
    Outline,
    Setting,
    Slots,
    admits,
    frames,
    prose,
    render,
    saying_most,
)
from afterword.writing.message import Paragraph
from afterword.writing.typography import one_stop, typeset

PARAGRAPHS = 4
"""Most paragraphs of a message; published letters have three or four."""

SHORTEST = 15
"""Words below which a paragraph is joined to a neighbour."""

DRAFTS = 12
"""How many drafts are tried for one message."""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence or two of a draft: the move, its frame, and the text."""

    move: str
    frame: Frame
    text: str


@dataclass(frozen=True, slots=True)
class Task:
    """What the planner is asked for: facts in a setting, within an outline."""

    facts: Facts
    setting: Setting
    outline: Outline
    keys: tuple[object, ...]
    variant: int


def plan(task: Task, used: set[str], assets: Assets) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the best draft, and add its frames to `used`.

    `used` are the frames that others of the panel have read already: they are left
    to the last, so that no two messages are alike.
    """
    drafts = [_draft(task, used, number, assets) for number in range(DRAFTS)]
    best = min(drafts, key=lambda draft: _faults(draft, task))
    used.update(said.frame.text for said in best)
    return _paragraphs(best, task.outline)


def _draft(task: Task, used: set[str], number: int, assets: Assets) -> tuple[Said, ...]:
    """Say what ranks first, as long as there is room for it."""
    draft: list[Said] = []
    aim, most = task.outline.words[1:]
    taken = set(used)
    for index, move in enumerate(task.outline.rank):
        occasions = task.facts.moves.get(move, ())
        for slots in occasions[: task.outline.most.get(move)]:
            said = _say(task, (move, slots, number), taken, assets)
            total = _words(draft) + (len(said.text.split()) if said else 0)
            room = most if move in _fact_moves(task) else aim
            if said and (total <= room or index == 0):
                draft.append(said)
                taken.add(said.frame.text)
    return tuple(draft)


def _fact_moves(task: Task) -> frozenset[str]:
    """In a letter every fact is said; on a card only what there is room for."""
    if task.setting.register == "brief":
        return frozenset()
    return frozenset(move for move, slots in task.facts.moves.items() if any(slots))


def _say(
    task: Task, what: tuple[str, Slots, int], taken: set[str], assets: Assets
) -> Said | None:
    move, fact, number = what
    slots = {**task.facts.common, **fact}
    admitted = [f for f in frames(assets, move) if admits(f, task.setting, slots)]
    able = saying_most(admitted, fact)
    if not able:
        return None
    order = sorted(able, key=lambda frame: digest(*task.keys, move, frame.text))
    # The opening turns with the variant, so that another variant never opens alike.
    step = (
        task.variant - 1 if move == task.outline.rank[0] else _step(task, move, number)
    )
    turned = [order[(step + i) % len(order)] for i in range(len(order))]
    frame = min(turned, key=lambda frame: (frame.text in taken, turned.index(frame)))
    return Said(move, frame, typeset(one_stop(render(frame.text, slots, prose(move)))))


def _step(task: Task, move: str, number: int) -> int:
    return int.from_bytes(digest(*task.keys, task.variant, move, number)[:4])


def _words(draft: Sequence[Said]) -> int:
    return sum(len(said.text.split()) for said in draft)


def _faults(draft: tuple[Said, ...], task: Task) -> float:
    """Return how bad a draft is: 0 would be perfect."""
    ordered = [s for moves in _grouped(draft, task.outline) for s in moves]
    sentences = [
        sentence for said in ordered for sentence in split_sentences(said.text)
    ]
    first = [sentence.split()[0] for sentence in sentences]
    with_i = sum(word in ("I", "I’m", "I’d") for word in first)
    starts_with_i = with_i / max(1, len(first))
    alike = sum(a == b for a, b in pairwise(first))
    echoes = sum(len(set(_stems(a)) & set(_stems(b))) for a, b in pairwise(sentences))
    stutters = sum(_repeats(_stems(sentence)) for sentence in sentences)
    wording = [stem for said in draft for stem in set(_stems(_plain(said.frame.text)))]
    over = max(0, _words(draft) - task.outline.words[1])
    return (
        40 * max(0.0, starts_with_i - 0.4)
        + 4 * alike
        + 1.5 * echoes
        + 2 * _repeats(wording)
        + 3 * stutters
        + over / 10
    )


def _plain(text: str) -> str:
    """Return a frame's own words, without its facts."""
    return re.sub(r"\{\{.*?\}\}", " ", text)


def _stems(text: str) -> list[str]:
    """Return the first four letters of the longer words, to find echoes by."""
    return [w[:4] for w in re.findall(r"[^\W\d_]+", text.lower()) if len(w) > 4]


def _repeats(stems: list[str]) -> int:
    return len(stems) - len(set(stems))


def split_sentences(text: str) -> list[str]:
    """Return the sentences of `text`, not breaking after "Ms." and the like."""
    parts = re.split(r"(?<=[.?!])(?<!\b[A-Z][a-z]\.)(?<!\bMrs\.)\s+(?=[“‘A-Z])", text)
    return [part for part in parts if part.split()]


def _grouped(draft: tuple[Said, ...], outline: Outline) -> list[list[Said]]:
    return [
        [said for move in moves for said in draft if said.move == move]
        for moves in outline.paragraphs
    ]


def _paragraphs(draft: tuple[Said, ...], outline: Outline) -> tuple[Paragraph, ...]:
    if not draft:
        raise AssetError("the wording has no frame that fits this message")
    groups = [group for group in _grouped(draft, outline) if group]
    while len(groups) > PARAGRAPHS or (
        len(groups) > 2 and min(map(_words, groups)) < SHORTEST
    ):
        _merge_shortest(groups)
    return tuple(
        Paragraph(
            " ".join(said.text for said in group), tuple(said.move for said in group)
        )
        for group in groups
    )


def _merge_shortest(groups: list[list[Said]]) -> None:
    """Join the shortest paragraph to the shorter one of its neighbours."""
    shortest = min(range(len(groups)), key=lambda number: _words(groups[number]))
    pairs = [at for at in (shortest - 1, shortest) if 0 <= at < len(groups) - 1]
    at = min(pairs, key=lambda at: _words(groups[at] + groups[at + 1]))
    groups[at : at + 2] = [groups[at] + groups[at + 1]]
