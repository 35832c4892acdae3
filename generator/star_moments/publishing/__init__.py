"""One build after the other, quickly: all that exists for speed, and nothing else."""
