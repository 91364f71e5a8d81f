"""The network: bidirectional LSTM layers, tags from the first, trees and names from the last."""
import torch
import torch.nn.functional as F
from torch import nn


class Recurrence(torch.autograd.Function):
    """Both directions of an LSTM layer over all steps. x: (steps, rows, inputs); weights of the input (inputs, 2 x 4 x hidden), of the
    state (2, hidden, 4 x hidden), bias (2 x 4 x hidden), gates in the order input, forget, candidate, output; reverse: for every
    (step, row) the flat place of the mirrored step; mask: dropout of the state (2, rows, hidden). Returns (steps, rows, 2 x hidden).
    nn.LSTM adds up weight gradients step by step; here they are one product at the end."""

    @staticmethod
    def forward(ctx, x, weights_in, weights, bias, reverse, mask):
        steps, rows, _ = x.shape
        hidden = weights.shape[1]
        four = 4 * hidden
        scale = torch.ones(four)
        scale[2 * hidden:3 * hidden] = 2.0  # tanh(x) = 2 sigmoid(2x) - 1: one vectorised function for all gates
        both = torch.cat([scale, scale])
        products = torch.addmm(bias * both, x.reshape(steps * rows, -1), weights_in * both)
        gates = torch.empty(steps, 2, rows, four)
        gates[:, 0] = products[:, :four].view(steps, rows, four)
        gates[:, 1] = products[reverse, four:].view(steps, rows, four)
        del products
        scaled = weights * scale
        cells = torch.empty(steps, 2, rows, hidden)
        tanh_cells = torch.empty(steps, 2, rows, hidden)
        masked = torch.zeros(steps + 1, 2, rows, hidden)
        outputs = torch.empty(steps, 2, rows, hidden)
        cell = torch.zeros(2, rows, hidden)
        for t in range(steps):
            g = gates[t]
            if t:
                g[0].addmm_(masked[t, 0], scaled[0])
                g[1].addmm_(masked[t, 1], scaled[1])
            g.sigmoid_()
            candidate = g[..., 2 * hidden:3 * hidden]
            candidate.mul_(2.0).sub_(1.0)
            torch.mul(g[..., hidden:2 * hidden], cell, out=cells[t])
            cell = cells[t].addcmul_(g[..., :hidden], candidate)
            torch.sigmoid(cell * 2.0, out=tanh_cells[t])
            tanh_cells[t].mul_(2.0).sub_(1.0)
            torch.mul(g[..., 3 * hidden:], tanh_cells[t], out=outputs[t])
            torch.mul(outputs[t], mask, out=masked[t + 1])
        ctx.save_for_backward(x, weights_in, weights, reverse, mask, gates, cells, tanh_cells, masked)
        back = outputs[:, 1].reshape(steps * rows, hidden).index_select(0, reverse).view(steps, rows, hidden)
        return torch.cat([outputs[:, 0], back], -1)

    @staticmethod
    def backward(ctx, grad):
        x, weights_in, weights, reverse, mask, gates, cells, tanh_cells, masked = ctx.saved_tensors
        steps, _, rows, four = gates.shape
        hidden = four // 4
        grad_outputs = torch.empty(steps, 2, rows, hidden)
        grad_outputs[:, 0] = grad[..., :hidden]
        grad_outputs[:, 1] = grad.view(steps * rows, 2 * hidden)[reverse, hidden:].view(steps, rows, hidden)
        i, f, g, o = gates.view(steps, 2, rows, 4, hidden).unbind(3)
        backwards = weights.transpose(1, 2).contiguous()
        grad_gates = torch.empty(steps, 2, rows, 4, hidden)
        grad_cell = torch.zeros(2, rows, hidden)
        grad_hidden = torch.zeros(2, rows, hidden)
        factors = torch.empty(2, rows, 4, hidden)
        factors[:, :, 1] = 0
        complement = torch.empty(2, rows, 4, hidden)
        for t in range(steps - 1, -1, -1):
            # what turns the cell's gradient into that of each gate's input
            gate, own, tanh_cell = gates[t].view(2, rows, 4, hidden), g[t], tanh_cells[t]
            torch.addcmul(gate, gate, gate, value=-1, out=complement)
            torch.mul(complement[:, :, 0], own, out=factors[:, :, 0])
            if t:
                torch.mul(complement[:, :, 1], cells[t - 1], out=factors[:, :, 1])
            else:
                factors[:, :, 1] = 0
            torch.addcmul(i[t], torch.mul(own, own), i[t], value=-1, out=factors[:, :, 2])
            total = torch.addcmul(grad_outputs[t], grad_hidden, mask)
            through = torch.mul(total, o[t])
            grad_cell.add_(through).addcmul_(through.mul_(tanh_cell), tanh_cell, value=-1)
            target = grad_gates[t]
            torch.mul(factors[:, :, :3], grad_cell.unsqueeze(2), out=target[:, :, :3])
            torch.mul(complement[:, :, 3].mul(tanh_cell), total, out=target[:, :, 3])
            if t:
                grad_cell.mul_(f[t])
                flat = target.view(2, rows, four)
                torch.mm(flat[0], backwards[0], out=grad_hidden[0])
                torch.mm(flat[1], backwards[1], out=grad_hidden[1])
        grad_gates = grad_gates.view(steps, 2, rows, four)
        grad_weights = torch.zeros_like(weights)
        if steps > 1:
            for d in range(2):
                torch.mm(masked[1:steps, d].reshape(-1, hidden).t(), grad_gates[1:, d].reshape(-1, four), out=grad_weights[d])
        products = torch.empty(steps * rows, 2 * four)
        products[:, :four] = grad_gates[:, 0].reshape(-1, four)
        products[:, four:] = grad_gates[:, 1].reshape(-1, four).index_select(0, reverse)
        flat = x.reshape(steps * rows, -1)
        grad_x = (products @ weights_in.t()).view(x.shape) if ctx.needs_input_grad[0] else None
        return grad_x, flat.t() @ products, grad_weights, products.sum(0), None, None


class Layer(nn.Module):
    def __init__(self, inputs, hidden):
        super().__init__()
        self.hidden = hidden
        self.input = nn.Parameter(torch.empty(inputs, 8 * hidden))
        self.recurrent = nn.Parameter(torch.empty(2, hidden, 4 * hidden))
        self.bias = nn.Parameter(torch.zeros(8 * hidden))
        for k in range(8):
            nn.init.xavier_uniform_(self.input.data[:, k * hidden:(k + 1) * hidden])
            nn.init.orthogonal_(self.recurrent.data[k // 4, :, (k % 4) * hidden:(k % 4 + 1) * hidden])
        self.bias.data[hidden:2 * hidden] = 1
        self.bias.data[5 * hidden:6 * hidden] = 1

    def forward(self, x, reverse, recurrent_dropout):
        mask = torch.ones(2, x.shape[1], self.hidden)
        if self.training and recurrent_dropout:
            mask = torch.bernoulli(mask * (1 - recurrent_dropout)) / (1 - recurrent_dropout)
        return Recurrence.apply(x, self.input, self.recurrent, self.bias, reverse, mask)


def shared_dropout(x, p, training):
    """x: (steps, rows, width); one mask for all steps of a row."""
    if not training or p == 0:
        return x
    return x * (torch.bernoulli(torch.full((1,) + x.shape[1:], 1 - p)) / (1 - p))


class Network(nn.Module):
    def __init__(self, sizes, vectors):
        super().__init__()
        self.sizes = sizes
        self.register_buffer("vectors", vectors)  # row 0: no vector
        self.words = nn.Embedding(sizes["words"], sizes["word_width"], sparse=True)  # row 0: unknown
        self.affixes = nn.ModuleList([nn.Embedding(n, sizes["affix_width"], sparse=True) for n in sizes["affixes"]])
        for table in [self.words, *self.affixes]:
            nn.init.normal_(table.weight, std=0.3)
            table.weight.data[0] = 0
        width = vectors.shape[1] + sizes["word_width"] + sizes["affix_width"] * len(sizes["affixes"])
        hidden, both = sizes["hidden"], 2 * sizes["hidden"]
        self.layers = nn.ModuleList([Layer(width, hidden)])
        for k in range(1, sizes["layers"]):
            self.layers.append(Layer(both + (sizes["tag_width"] if k == 1 else 0), hidden))
        self.first_tags = nn.Linear(both, sizes["tags"])
        self.tag_vectors = nn.Parameter(torch.randn(sizes["tags"], sizes["tag_width"]) * 0.3)
        self.tags = nn.Linear(both, sizes["tags"])
        self.lemmas = nn.Linear(both + sizes["tag_width"] + 5 * sizes["affix_width"], sizes["lemmas"])
        self.names = nn.Linear(both, sizes["names"])
        a, l = sizes["arc_width"], sizes["label_width"]
        self.dependent = nn.Linear(both, a + l)
        self.governor = nn.Linear(both, a + l)
        self.root = nn.Parameter(torch.randn(a + l) * 0.3)
        self.arc = nn.Parameter(torch.zeros(a, a))
        nn.init.orthogonal_(self.arc.data)
        self.arc_governor = nn.Parameter(torch.zeros(a))
        self.label_both = nn.Parameter(torch.randn(l, sizes["labels"]) / l ** 0.5)
        self.label_dependent = nn.Linear(l, sizes["labels"])
        self.label_governor = nn.Parameter(torch.randn(l, sizes["labels"]) / l ** 0.5)

    def forward(self, batch, noise):
        """Encodes a batch (see Batch in train.py); returns the scores that need no tree, and what arcs and labels are made of."""
        train = self.training
        vectors, words, affixes = batch.vectors, batch.words, batch.affixes
        steps, rows = words.shape
        if train:
            words = torch.where(torch.rand(words.shape) < batch.rare, torch.zeros_like(words), words)
            vectors = torch.where(torch.rand(vectors.shape) < noise["vector_drop"], torch.zeros_like(vectors), vectors)
            affixes = torch.where(torch.rand(affixes.shape) < noise["affix_drop"], torch.zeros_like(affixes), affixes)
        parts = [F.embedding(vectors, self.vectors), self.words(words)] + [t(affixes[..., k]) for k, t in enumerate(self.affixes)]
        endings = torch.cat(parts[5:10], -1)
        x = shared_dropout(torch.cat(parts, -1), noise["input_dropout"], train)
        first = self.layers[0](x, batch.reverse, noise["recurrent_dropout"])
        dropped = shared_dropout(first, noise["dropout"], train)
        first_tags = self.first_tags(dropped)
        soft = F.softmax(first_tags, -1) @ self.tag_vectors
        lemmas = self.lemmas(torch.cat([dropped, soft, endings], -1))
        x = torch.cat([dropped, soft], -1)
        for layer in self.layers[1:]:
            x = shared_dropout(layer(x, batch.reverse, noise["recurrent_dropout"]), noise["dropout"], train)
        a = self.sizes["arc_width"]
        dependent = shared_dropout(F.leaky_relu(self.dependent(x), 0.1), noise["dropout"], train).transpose(0, 1)
        governor = F.leaky_relu(self.governor(x), 0.1)
        governor = torch.cat([self.root.expand(1, rows, -1), governor], 0)
        governor = shared_dropout(governor, noise["dropout"], train).transpose(0, 1)
        return {"first_tags": first_tags, "tags": self.tags(x), "lemmas": lemmas, "names": self.names(x),
                "dependent_arc": dependent[..., :a], "governor_arc": governor[..., :a],
                "dependent_label": dependent[..., a:], "governor_label": governor[..., a:]}

    def arcs(self, out):
        """(rows, words, words + 1): how well each place (0: the root) governs each word."""
        left = out["dependent_arc"] @ self.arc
        return left @ out["governor_arc"].transpose(1, 2) + (out["governor_arc"] @ self.arc_governor).unsqueeze(1)

    def labels(self, out, heads):
        """(rows, words, labels) for the given heads (0: the root)."""
        governor = out["governor_label"].gather(1, heads.unsqueeze(2).expand(-1, -1, out["governor_label"].shape[2]))
        dependent = out["dependent_label"]
        return (dependent * governor) @ self.label_both + self.label_dependent(dependent) + governor @ self.label_governor
