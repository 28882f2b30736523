"""Annotated documents for training: reader, windows and augmentation."""
