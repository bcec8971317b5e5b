import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from afterword.errors import WriteError
from afterword.files import plan_writes, write_all
from tests.files.tree import KIT, tree


def run(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_no_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(WriteError, match="no permission"):
            write_all(plan_writes(tmp_path, KIT))
    finally:
        tmp_path.chmod(0o700)


NOBODY = """
    import fcntl, os, sys
    from pathlib import Path
    from afterword.errors import WriteError
    from afterword.files import plan_writes, write_all, write_new
    os.chdir(sys.argv[1])
    os.setuid(65534)
    for write in (
        lambda: write_all(plan_writes(Path(), {"a.pdf": b"1"})),
        lambda: write_all(plan_writes(Path("sub"), {"a.pdf": b"1"})),
        lambda: write_new(Path("me.yaml"), b"1"),
    ):
        try:
            write()
        except WriteError as error:
            print(error)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may become another")
def test_somebody_else_has_no_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    out, err = run(NOBODY, tmp_path).communicate(timeout=30)
    assert err == ""
    assert out.count("you have no permission") == 3
    assert tree(tmp_path) == {}


FILL = """
    import resource, sys
    from pathlib import Path
    from afterword.errors import WriteError
    from afterword.files import plan_writes, write_all
    if int(sys.argv[2]):
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
    try:
        files = {"a.pdf": b"a", "b.pdf": b"b" * 3_000_000}
        write_all(plan_writes(Path(sys.argv[1]), files))
    except WriteError as error:
        print(error)
"""


def test_a_file_that_may_not_be_so_large_leaves_no_half(tmp_path: Path) -> None:
    out, err = run(FILL, tmp_path, 100_000).communicate(timeout=30)
    assert err == ""
    assert "b.pdf cannot be written: the file would be larger" in out
    assert tree(tmp_path) == {"a.pdf": b"a"}
    write_all(plan_writes(tmp_path, {"a.pdf": b"other"}))


def test_a_full_disk_leaves_no_half(tmp_path: Path) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(tmp_path)]
    if (
        os.geteuid()
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("no small disk can be mounted here")
    try:
        out, err = run(FILL, tmp_path, 0).communicate(timeout=30)
        assert err == ""
        assert "b.pdf cannot be written: the disk is full" in out
        assert tree(tmp_path) == {"a.pdf": b"a"}
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


INTERRUPTED = """
    import signal
    import sys
    from pathlib import Path
    from afterword.files import plan_writes, write_all
    files = dict.fromkeys((f"{n:04}.pdf" for n in range(2000)), bytes(300_000))
    plan = plan_writes(Path(sys.argv[1]), files)
    # Jobs in the background are started with interrupts ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    print("ready", flush=True)
    try:
        write_all(plan)
    except KeyboardInterrupt:
        print("interrupted")
"""


@pytest.mark.parametrize("kill", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_run_leaves_whole_files_that_are_known(
    tmp_path: Path, kill: signal.Signals
) -> None:
    process = run(INTERRUPTED, tmp_path)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    while not (tmp_path / "0003.pdf").exists():
        time.sleep(0.001)
    process.send_signal(kill)
    out, err = process.communicate(timeout=30)
    assert err == ""
    assert (out == "interrupted\n") == (kill is signal.SIGINT)
    left = tree(tmp_path)
    whole = {name: data for name, data in left.items() if name.endswith(".pdf")}
    assert 4 <= len(whole) < 2000
    assert set(whole.values()) == {bytes(300_000)}
    if kill is signal.SIGINT:
        assert left == whole
    write_all(plan_writes(tmp_path, dict.fromkeys(whole, b"new")))


def test_two_runs_at_once_both_know_their_files(tmp_path: Path) -> None:
    kits = [
        {f"{run}/{n}.pdf": f"{run} {n}".encode() for n in range(20)} for run in "abcd"
    ]
    threads = [
        threading.Thread(target=lambda kit=kit: write_all(plan_writes(tmp_path, kit)))
        for kit in kits
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    everything = {name: data for kit in kits for name, data in kit.items()}
    assert tree(tmp_path) == everything
    write_all(plan_writes(tmp_path, dict.fromkeys(everything, b"new")))
