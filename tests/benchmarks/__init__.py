"""How fast things are. Run by hand: `pytest tests/benchmarks --benchmark-only`; nothing here fails for being slow."""
