"""Simulated partnerships with known truth, and how often each method is right about them."""
