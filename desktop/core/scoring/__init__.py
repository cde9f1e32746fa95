"""How well what was found agrees with an annotation: the measures of `lesart evaluate`."""
