"""Beam steps that turn deliveries into clean articles; `core` decides."""
