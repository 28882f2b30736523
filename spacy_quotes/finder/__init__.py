"""The trainable finder of quotes: what it reads, learns, decodes and puts together."""
