"""Turn approved praise, one YAML file per moment, into a wall that staff browse and screens show."""
