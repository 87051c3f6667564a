"""Fitted weights as they ship: JSON files under geomap/data, made by geomap/fit.py."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from geomap.errors import ModelError

RECOGNISER, RESOLVER, PLACES, STOPS = "recogniser.json", "resolver.json", "places.json", "stops.json"
_WAY_OUT = "reinstall geomap, or fit weights of your own with geomap fit"


@dataclass(frozen=True, slots=True)
class RecogniserWeights:
    """Of the log-linear model that tells place names from other capitalised words."""

    features: Mapping[str, float]
    common: Mapping[str, int]
    """Lower-case words of the fitting reports -> log2 of how many reports use them."""

    @classmethod
    def load(cls, path: Path | None = None) -> RecogniserWeights:
        """From a file, or those that ship. ModelError if missing or damaged."""
        data = _load(RECOGNISER, path)
        try:
            _check_numbers(data["features"])
            common = {w: int(level) for level, words in data["common"].items() for w in words.split()}
            return cls(data["features"], common)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ModelError(f"no recogniser weights: {error!r}", where=str(path or RECOGNISER)) from error


@dataclass(frozen=True, slots=True)
class ResolverWeights:
    """Of the model that tells which place a name means, and of the second look at whether it is one."""

    first: Mapping[str, float]
    """Before any votes."""
    voted: Mapping[str, float]
    """With the votes of the report's other names."""
    known: Mapping[str, float]
    """With votes, when other reports of the publisher or story are known."""
    second: Mapping[str, float]
    """Second look: features of the resolution -> weight on the log-odds of being a place name."""
    threshold: float
    """Least probability at which a name is kept."""
    right: Mapping[str, float]
    """Features of the resolution -> weight on the log-odds of its place being right."""
    least_right: float
    """Below this probability the name is put at the place beside it, where there is one."""

    @classmethod
    def load(cls, path: Path | None = None) -> ResolverWeights:
        """From a file, or those that ship. ModelError if missing or damaged."""
        return _made(cls, _load(RESOLVER, path), str(path or RESOLVER))


@dataclass(frozen=True, slots=True)
class PlaceWeights:
    """Of the conditional models that tell at which of the places that a report names an event was."""

    carried: Mapping[str, float]
    """Where the words of its clause do not say so."""
    named: Mapping[str, float]
    """Where they do."""
    sure: float
    """So much likelier, in logits, another place must be than one that the clause names."""
    unsure: float
    """And than one that rules infer."""
    nowhere: float
    """So much more must speak for none where rules know one."""

    @classmethod
    def load(cls, path: Path | None = None) -> PlaceWeights:
        """From a file, or those that ship, which are read once. ModelError if missing or damaged."""
        return _places(path)


@cache
def _places(path: Path | None) -> PlaceWeights:
    return _made(PlaceWeights, _load(PLACES, path), str(path or PLACES))


@dataclass(frozen=True, slots=True)
class StopWeights:
    """Of the logistic model that tells which place names are stops though no rule finds them."""

    features: Mapping[str, float]
    least: float
    """Least probability at which a name is a stop."""

    @classmethod
    def load(cls, path: Path | None = None) -> StopWeights:
        """From a file, or those that ship, which are read once. ModelError if missing or damaged."""
        return _stops(path)


@cache
def _stops(path: Path | None) -> StopWeights:
    return _made(StopWeights, _load(STOPS, path), str(path or STOPS))


W = TypeVar("W", ResolverWeights, PlaceWeights, StopWeights)


def _made(kind: type[W], data: Mapping[str, Any], where: str) -> W:
    """Weights of what a file holds. ModelError where it lacks one, holds another, or one is no number."""
    wanted = {field.name: field.type for field in fields(kind)}
    if odd := wanted.keys() ^ data.keys():
        raise ModelError(f"weights lack or do not know {', '.join(sorted(odd))}", where=where, way_out=_WAY_OUT)
    for name, value in data.items():
        try:
            _check_numbers(value if str(wanted[name]).startswith("Mapping") else {name: value})
        except (TypeError, ValueError, AttributeError) as error:
            raise ModelError(f"weights of {name}: {error}", where=where, way_out=_WAY_OUT) from error
    return kind(**data)


def _check_numbers(weights: Mapping[str, Any]) -> None:
    """ValueError or TypeError where one of them is not a finite number."""
    for name, value in weights.items():
        if not math.isfinite(value):
            raise ValueError(f"{name!r} is {value}")


def _load(name: str, path: Path | None) -> dict[str, Any]:
    source = path if path is not None else files("geomap") / "data" / name
    try:
        data = json.loads(source.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"weights cannot be read: {error}", where=str(source), way_out=_WAY_OUT) from error
    if not isinstance(data, dict):
        raise ModelError("weights are not a JSON object", where=str(source), way_out=_WAY_OUT)
    return data
