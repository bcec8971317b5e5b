"""Streams of chance, each drawn from SHA-256 of what it is for.

A stream depends on its keys alone, so that mending a word or adding a person leaves
all other streams as they were.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


def digest(*keys: object) -> bytes:
    """Return the SHA-256 of `keys`, which must print alike everywhere."""
    return sha256("\x1f".join(map(str, keys)).encode()).digest()


@dataclass(frozen=True, slots=True)
class Stream:
    """A place where chance is used, such as a seed, a person and a word."""

    keys: tuple[object, ...]

    def child(self, *keys: object) -> "Stream":
        """Return the stream of a place within this one."""
        return Stream((*self.keys, *keys))

    def generator(self) -> "np.random.Generator":
        """Return a generator that gives the same numbers for the same keys."""
        import numpy as np

        return np.random.Generator(np.random.PCG64(int.from_bytes(digest(*self.keys))))
