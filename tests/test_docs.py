"""What the README tells people to type works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from geomap import __version__
from geomap.cli import main, parser
from geomap.commands.demo import EXAMPLES
from geomap.model import Reading, Story

HERE = Path(__file__).parent.parent
README = (HERE / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def documented_commands() -> list[str]:
    shown = [line.removeprefix("$ ") for block in blocks("console") for line in block.splitlines()]
    return shown + re.findall(r"\.venv/bin/(geomap [\w ]+)$", "\n".join(blocks("sh")), re.MULTILINE)


def test_set_up_is_two_commands_of_one_line() -> None:
    first, second = blocks("sh")
    assert first.count("\n") == second.count("\n") == 1
    assert first.endswith("geomap demo\n")
    assert second.endswith("pytest\n")


@pytest.mark.parametrize("command", documented_commands())
def test_every_documented_command_parses(command: str) -> None:
    program, *arguments = shlex.split(command)
    assert program == "geomap"
    parser().parse_args(arguments)


def test_every_option_and_command_is_documented_in_help(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["build", "--help"], ["extract", "--help"], ["gazetteer", "search", "--help"]):
        with pytest.raises(SystemExit) as done:
            main(arguments)
        assert done.value.code == 0
        assert "example" in capsys.readouterr().out


def test_examples_of_help_parse(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["build", "--help"], ["extract", "--help"], ["gazetteer", "search", "--help"]):
        with pytest.raises(SystemExit):
            main(arguments)
        for line in capsys.readouterr().out.partition("examples:")[2].splitlines():
            if line.startswith("  geomap "):
                parser().parse_args(shlex.split(line.split("   ")[0])[1:])


@pytest.mark.usefixtures("one_reader")
def test_the_python_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (code,) = blocks("python")
    (tmp_path / "reports").symlink_to(EXAMPLES)
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})
    assert "Osh" in capsys.readouterr().out
    assert (tmp_path / "map" / "map.html").exists()


def test_properties_that_the_readme_names_exist(story: Story) -> None:
    assert isinstance(story.readings[0], Reading)
    for name in ("when", "start", "end", "radius_km", "sources", "mentions", "alternatives"):
        assert f"`{name}`" in README


def test_the_changelog_knows_this_version() -> None:
    assert f"## [{__version__}]" in (HERE / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_licence_file_that_the_readme_links_is_there() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (HERE / target).exists(), target
