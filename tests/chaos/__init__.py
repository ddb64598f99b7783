"""Kills, crowds and full disks: whatever happens, a batch is whole or absent and a release old or new."""
