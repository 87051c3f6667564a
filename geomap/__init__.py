"""News reports in; a map of dated events in time order, with routes, out."""

__version__ = "0.1.0"
