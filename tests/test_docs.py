"""What the README tells people to type works."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from geomap import __version__
from geomap.cli import parser
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


def commands(of: argparse.ArgumentParser, *names: str) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    """Every command that does something, with the words that call it."""
    inner = [a for a in of._actions if isinstance(a, argparse._SubParsersAction)]
    if names and not inner:
        yield names, of
    for action in inner:
        for name, command in action.choices.items():
            yield from commands(command, *names, name)


@pytest.mark.parametrize(("names", "command"), [pytest.param(*c, id=" ".join(c[0])) for c in commands(parser())])
def test_every_command_explains_itself(names: tuple[str, ...], command: argparse.ArgumentParser) -> None:
    assert command.description
    for action in command._actions:
        assert action.help or not action.option_strings, f"{names}: {action.option_strings} without help"
    shown = re.findall(r"^  geomap (.*)$", command.epilog or "", re.MULTILINE)
    assert shown, f"{names} shows no example"
    assert any(line.split()[: len(names)] == list(names) for line in shown)


def test_examples_of_help_parse() -> None:
    for _, command in [((), parser()), *commands(parser())]:
        for line in re.findall(r"^  geomap (.*)$", command.epilog or "", re.MULTILINE):
            parser().parse_args(shlex.split(line.split("   ")[0]))


@pytest.mark.usefixtures("one_reader")
def test_the_python_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "reports").symlink_to(EXAMPLES)
    monkeypatch.chdir(tmp_path)
    exec(compile("\n".join(blocks("python")), "README.md", "exec"), {})
    assert "Osh" in capsys.readouterr().out
    for written in ("map.html", "map/story.gpkg", "mine.html"):
        assert (tmp_path / written).exists()


def test_properties_that_the_readme_names_exist(story: Story) -> None:
    assert isinstance(story.readings[0], Reading)
    for name in ("when", "start", "end", "radius_km", "sources", "mentions", "alternatives"):
        assert f"`{name}`" in README


def test_the_changelog_knows_this_version() -> None:
    assert f"## [{__version__}]" in (HERE / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_licence_file_that_the_readme_links_is_there() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (HERE / target).exists(), target
