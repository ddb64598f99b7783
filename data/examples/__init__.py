"""The synthetic programme: invented partnerships whose truth is declared in truth.yaml, never real ones."""
