"""TOML's tables while they still grow: any later header may add to them."""

from dataclasses import dataclass, field

from afterword.details.tree import Key, Mapping, Mark, Node, Sequence


@dataclass(slots=True)
class Table:
    """A table that still grows; `named` once it had its own header."""

    mark: Mark
    named: bool = False
    entries: list[tuple[Key, "Table | Tables | Node"]] = field(default_factory=list)
    last: dict[str, "Table | Tables | Node"] = field(default_factory=dict)

    def add(self, key: Key, value: "Table | Tables | Node") -> None:
        """Add an entry; `last` finds the newest of its name."""
        self.entries.append((key, value))
        self.last[key.name] = value

    def freeze(self) -> Mapping:
        """Return the table as it is now."""
        entries = (
            (key, value.freeze() if isinstance(value, Table | Tables) else value)
            for key, value in self.entries
        )
        return Mapping(tuple(entries), self.mark)


@dataclass(slots=True)
class Tables:
    """An array of tables that still grows."""

    mark: Mark
    items: list[Table]

    def freeze(self) -> Sequence:
        """Return the tables as they are now."""
        return Sequence(tuple(item.freeze() for item in self.items), self.mark)
