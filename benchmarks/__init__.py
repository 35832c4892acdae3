"""How long a wall takes to build, and how much memory: `python -m benchmarks`."""
