"""People one can practise with."""
