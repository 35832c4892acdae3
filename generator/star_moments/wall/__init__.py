"""What may be seen, with its indexes."""
