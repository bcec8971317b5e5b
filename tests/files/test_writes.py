import os
import stat
from pathlib import Path

import pytest

from afterword.errors import WriteError
from afterword.files import MANIFEST, plan_writes, write_all, write_new, write_one
from tests.files.tree import KIT, tree


def test_a_kit_is_written_and_written_again(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "output"
    first = write_all(plan_writes(folder, KIT))
    assert first.paths == tuple(sorted(folder / name for name in KIT))
    assert first.unchanged == ()
    assert tree(folder) == KIT
    manifest = (folder / MANIFEST).read_bytes()
    again = write_all(plan_writes(folder, KIT))
    assert again.paths == again.unchanged == first.paths
    assert (folder / MANIFEST).read_bytes() == manifest
    changed = KIT | {"northwind/okafor-card.pdf": b"another"}
    third = write_all(plan_writes(folder, changed))
    assert third.unchanged == (folder / "northwind/okafor-card.eml",)
    assert tree(folder) == changed


def test_files_get_the_permissions_that_the_person_wants(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_one(tmp_path / "card.pdf", b"card")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "card.pdf").stat().st_mode) == 0o640


@pytest.mark.parametrize("edited", [b"edited by hand", b""])
def test_an_edited_file_stops_everything(tmp_path: Path, edited: bytes) -> None:
    write_all(plan_writes(tmp_path, KIT))
    card = tmp_path / "northwind/okafor-card.pdf"
    card.write_bytes(edited)
    planned = dict.fromkeys(KIT, b"new") | {"a.txt": b"new"}
    with pytest.raises(WriteError, match=r"okafor-card\.pdf \(edited .*--force"):
        plan_writes(tmp_path, planned)
    assert tree(tmp_path) == KIT | {"northwind/okafor-card.pdf": edited}
    write_all(plan_writes(tmp_path, planned, force=True))
    assert tree(tmp_path) == planned


def test_all_foreign_files_are_named_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(b"mine")
    (tmp_path / "c.pdf").write_bytes(b"mine")
    with pytest.raises(WriteError) as caught:
        plan_writes(tmp_path, {"a.pdf": b"1", "b.pdf": b"2", "c.pdf": b"3"})
    assert "b.pdf (not Afterword's)" in caught.value.message
    assert "c.pdf (not Afterword's)" in caught.value.message
    assert "a.pdf" not in caught.value.message
    assert tree(tmp_path) == {"b.pdf": b"mine", "c.pdf": b"mine"}
    assert not (tmp_path / MANIFEST).exists()


def test_an_edit_after_planning_is_seen(tmp_path: Path) -> None:
    write_all(plan_writes(tmp_path, KIT))
    plan = plan_writes(tmp_path, dict.fromkeys(KIT, b"new"))
    (tmp_path / "northwind/okafor-card.eml").write_bytes(b"edited")
    with pytest.raises(WriteError, match=r"okafor-card\.eml"):
        write_all(plan)
    assert tree(tmp_path)["northwind/okafor-card.pdf"] == b"card"


def test_a_file_with_the_same_content_is_fine(tmp_path: Path) -> None:
    (tmp_path / "card.pdf").write_bytes(b"card")
    written = write_one(tmp_path / "card.pdf", b"card")
    assert written.unchanged == written.paths
    write_one(tmp_path / "card.pdf", b"new")
    assert tree(tmp_path) == {"card.pdf": b"new"}


@pytest.mark.parametrize(
    "damaged",
    [b"", b"{", b"[]", b'{"files": 1}', b'{"files": {"a": 1}}', b"\xff", b"[" * 10**5],
)
def test_a_damaged_manifest_counts_as_none(tmp_path: Path, damaged: bytes) -> None:
    write_all(plan_writes(tmp_path, KIT))
    (tmp_path / MANIFEST).write_bytes(damaged)
    with pytest.raises(WriteError, match="not Afterword's"):
        plan_writes(tmp_path, dict.fromkeys(KIT, b"new"))
    write_all(plan_writes(tmp_path, KIT))
    write_all(plan_writes(tmp_path, dict.fromkeys(KIT, b"new")))


def test_stale_files_are_named_and_kept(tmp_path: Path) -> None:
    write_all(plan_writes(tmp_path, KIT | {"acme/lee-card.pdf": b"other"}))
    now = {"northwind/park-card.pdf": b"card"}
    cards = ("northwind/*-card.pdf",)
    assert write_all(plan_writes(tmp_path, now)).stale == ()
    old = tmp_path / "northwind/okafor-card.pdf"
    assert write_all(plan_writes(tmp_path, now, covers=cards)).stale == (old,)
    everything = write_all(plan_writes(tmp_path, now, covers=("northwind/*",)))
    assert everything.stale == tuple(sorted(tmp_path / name for name in KIT))
    old.unlink()
    assert write_all(plan_writes(tmp_path, now, covers=cards)).stale == ()
    assert (tmp_path / "acme/lee-card.pdf").exists()


def test_links_are_never_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious.txt"
    precious.write_bytes(b"precious")
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "card.pdf").symlink_to(precious)
    (folder / MANIFEST).symlink_to(precious)
    with pytest.raises(WriteError, match=r"card\.pdf"):
        plan_writes(folder, {"card.pdf": b"card"})
    write_all(plan_writes(folder, {"card.pdf": b"card"}, force=True))
    assert precious.read_bytes() == b"precious"
    assert tree(folder) == {"card.pdf": b"card"}
    assert not (folder / "card.pdf").is_symlink()


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("name", ["out/card.pdf", "../card.pdf", "/card.pdf", MANIFEST])
def test_nothing_is_written_outside(tmp_path: Path, name: str, force: bool) -> None:
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / "out").symlink_to(tmp_path)
    with pytest.raises(WriteError, match="leads out"):
        plan_writes(folder, {name: b"card"}, force=force)
    assert tree(folder) == {}


def test_a_folder_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "card.pdf").mkdir()
    with pytest.raises(WriteError, match=r"card\.pdf"):
        write_one(tmp_path / "card.pdf", b"card")
    with pytest.raises(WriteError, match="folder"):
        write_one(tmp_path / "card.pdf", b"card", force=True)
    assert tree(tmp_path) == {}


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"a file")
    with pytest.raises(WriteError, match="not a folder"):
        write_all(plan_writes(tmp_path / "output", KIT))
    assert tree(tmp_path) == {"output": b"a file"}


def test_new_never_overwrites(tmp_path: Path) -> None:
    write_new(tmp_path / "me.yaml", b"skeleton")
    with pytest.raises(WriteError, match="there already"):
        write_new(tmp_path / "me.yaml", b"another")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(WriteError, match="there already"):
        write_new(tmp_path / "link", b"another")
    with pytest.raises(WriteError, match="cannot be written"):
        write_new(tmp_path / "no" / "me.yaml", b"skeleton")
    assert tree(tmp_path) == {"me.yaml": b"skeleton"}
