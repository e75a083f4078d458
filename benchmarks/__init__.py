"""Predictions for outside scoring, development scores, speed."""
