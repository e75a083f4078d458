"""Judged pairs of claims, and the similarity learned from them."""
