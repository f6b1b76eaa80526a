"""Tests of securescore/."""
