"""Turn approved praise, one YAML file per moment, into a wall for staff and for screens."""
