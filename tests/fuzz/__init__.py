"""Files spoilt at random: each must be read or refused in words, never end in a fault."""
