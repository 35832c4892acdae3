"""Bytes to data, each value with its place."""
