"""A story in the formats of others: GeoPackage, GeoParquet, FlatGeobuf, KML, CSV, GPX."""

from typing import Literal, get_args

Layer = Literal["events", "places", "stops", "legs"]
"""The tables of a story."""
LAYERS: tuple[Layer, ...] = get_args(Layer)
