"""Layers and architectures in thinc: token encoder, roles of tokens, links between spans."""
