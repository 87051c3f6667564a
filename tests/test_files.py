from __future__ import annotations

from pathlib import Path

import pytest

from geomap.errors import OutputError
from geomap.files import whole_file, whole_folder


def listing(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_folder_is_filled_at_once_and_keeps_what_is_not_ours(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    with whole_folder(out) as folder:
        (folder / "a").write_text("1")
        assert listing(out) == {f"{folder.parent.name}/new/a": "1"}
    (out / "mine").write_text("kept")
    with whole_folder(out) as folder:
        (folder / "a").write_text("2")
    assert listing(out) == {"a": "2", "mine": "kept"}


def test_a_failure_leaves_the_last_good_output(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("good")

    def fail() -> None:
        with whole_folder(tmp_path) as folder:
            (folder / "a").write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert listing(tmp_path) == {"a": "good"}
    with pytest.raises(RuntimeError), whole_folder(tmp_path / "new" / "out"):
        raise RuntimeError
    assert not (tmp_path / "new").exists()


def test_when_one_file_cannot_be_replaced_the_others_come_back(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("good")
    (tmp_path / "c").mkdir()  # a folder where a file should go

    def run() -> None:
        with whole_folder(tmp_path) as folder:
            for name in "abc":
                (folder / name).write_text("new")

    with pytest.raises(OutputError):
        run()
    assert listing(tmp_path) == {"a": "good"}


@pytest.mark.parametrize("where", ["file", "file/below", "/proc/none/out"])
def test_where_nothing_can_be_written(tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputError) as caught, whole_folder(tmp_path / where):
        pass
    assert caught.value.way_out
    assert listing(tmp_path) == {"file": "mine"}


def test_a_file_appears_whole_and_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    with whole_file(tmp_path / "link") as stream:
        stream.write(b"new")
        assert (tmp_path / "real").read_text() == "old"
    assert (tmp_path / "link").is_symlink()
    assert listing(tmp_path) == {"link": "new", "real": "new"}


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    with pytest.raises(RuntimeError), whole_file(tmp_path / "a"):
        raise RuntimeError
    assert listing(tmp_path) == {"a": "old"}


def test_a_device_is_written_to_and_not_replaced() -> None:
    with whole_file(Path("/dev/null")) as stream:
        stream.write(b"x")
    assert Path("/dev/null").is_char_device()


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    with pytest.raises(OutputError, match="No space left"), whole_file(Path("/dev/full")) as stream:
        stream.write(b"x" * 100_000)


@pytest.mark.parametrize("where", ["folder", "none/out.jsonl"])
def test_a_file_that_cannot_be(tmp_path: Path, where: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError), whole_file(tmp_path / where):
        pass
