"""Names that tell where something is, though they are no literal toponyms. The sentences are our own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geomap.here import told_of
from geomap.model import Role
from tests.marked import reading


@pytest.mark.parametrize(
    ("text", "role", "literal"),
    [
        ("She was held at a {Lyon} hotel.", "modifier", True),
        ("She praised {Lyon} hotel owners.", "modifier", False),
        ("He spoke to the {France} embassy.", "modifier", False),
        ("{France} confirmed its first cases of measles.", "metonymic", True),
        ("{France} has reported 12 more deaths.", "metonymic", True),
        ("{France} confirmed the visit.", "metonymic", False),
    ],
)
def test_names_before_what_stands_there_and_lands_that_count_cases(text: str, role: Role, literal: bool) -> None:
    read = reading(text)
    (mention,) = told_of(replace(read, mentions=tuple(replace(m, role=role) for m in read.mentions)))
    assert (mention.role == "literal") == literal
