"""A linear-chain CRF over BIO labels (Lafferty et al. 2001), ill-formed sequences forbidden."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

FORBIDDEN = -1e4


def allowed(labels: list[str]) -> Tensor:
    """Return a [labels + 1, labels] mask of allowed steps; the last row is the start."""
    size = len(labels)
    mask = torch.ones(size + 1, size, dtype=torch.bool)
    for j, label in enumerate(labels):
        if label.startswith("I-"):
            kind = label[2:]
            for i, before in enumerate([*labels, "O"]):
                mask[i, j] = before in (f"B-{kind}", f"I-{kind}")
    return mask


class Crf(nn.Module):
    """Negative log-likelihood of label sequences; ``steps`` is [labels + 1, labels]."""

    def __init__(self, labels: list[str]) -> None:
        super().__init__()
        mask = allowed(labels)
        self.register_buffer("mask", mask)
        self.raw = nn.Parameter(torch.zeros(mask.shape))

    def steps(self) -> Tensor:
        """Return the transition scores, forbidden ones at -1e4."""
        return self.raw.masked_fill(~self.mask, FORBIDDEN)

    def forward(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Return the mean negative log-likelihood a word.

        ``emissions`` [batch, words, labels]; ``tags`` and ``mask`` [batch, words].
        """
        steps = self.steps()
        gold = emissions.gather(2, tags.unsqueeze(2)).squeeze(2)
        before = torch.cat([torch.full_like(tags[:, :1], steps.shape[0] - 1), tags[:, :-1]], dim=1)
        gold = ((gold + steps[before, tags]) * mask).sum(1)
        return (self._all_paths(emissions, steps, mask) - gold).sum() / mask.sum()

    def partial(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Return the same where some tags are unknown (-1): all that may stand there counts (Tsuboi et al. 2008)."""
        steps = self.steps()
        wanted = F.one_hot(tags.clamp(min=0), emissions.shape[2]).bool() | (tags < 0).unsqueeze(2)
        known = self._all_paths(emissions.masked_fill(~wanted, FORBIDDEN), steps, mask)
        return (self._all_paths(emissions, steps, mask) - known).sum() / mask.sum()

    @staticmethod
    def _all_paths(emissions: Tensor, steps: Tensor, mask: Tensor) -> Tensor:
        """Return the log of the sum over all label sequences of each row."""
        alpha = emissions[:, 0] + steps[-1]
        for t in range(1, emissions.shape[1]):
            following = torch.logsumexp(alpha.unsqueeze(2) + steps[:-1].unsqueeze(0), dim=1) + emissions[:, t]
            alpha = torch.where(mask[:, t : t + 1], following, alpha)
        return torch.logsumexp(alpha, dim=1)
