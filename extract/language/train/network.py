"""The network: bidirectional LSTM layers, tags from the first, trees and names from the last."""
import torch
import torch.nn.functional as F
from torch import nn


class Recurrence(torch.autograd.Function):
    """Both directions of an LSTM layer over all steps. x: (steps, rows, inputs); weights of the input (inputs, 2 x 4 x hidden), of the
    state (2, hidden, 4 x hidden), bias (2 x 4 x hidden), gates in the order input, forget, candidate, output; reverse: for every
    (step, row) the flat place of the mirrored step; mask: dropout of the state (2, rows, hidden). Returns (steps, rows, 2 x hidden).
    nn.LSTM adds up weight gradients step by step; here they are one product at the end. In training, products are of bfloat16."""

    @staticmethod
    def forward(ctx, x, weights_in, weights, bias, reverse, mask, rough):
        steps, rows, _ = x.shape
        hidden = weights.shape[1]
        four = 4 * hidden
        scale = torch.ones(four)
        scale[2 * hidden:3 * hidden] = 2.0  # tanh(x) = 2 sigmoid(2x) - 1: one vectorised function for all gates
        both = torch.cat([scale, scale])
        kind = torch.bfloat16 if rough else torch.float32
        count = steps * rows
        # whole hundreds of rows: for every new size, products would be compiled anew
        flat = torch.zeros(-(-count // 128) * 128, x.shape[2], dtype=kind)
        flat[:count] = x.reshape(count, -1)
        products = torch.mm(flat, (weights_in * both).to(kind))[:count]
        gates = torch.empty(steps, 2, rows, four)
        gates[:, 0] = products[:, :four].view(steps, rows, four)
        gates[:, 1] = products[reverse, four:].view(steps, rows, four)
        gates.add_((bias * both).view(1, 2, 1, four))
        del products
        scaled = (weights * scale).to(kind)
        cells = torch.empty(steps, 2, rows, hidden)
        tanh_cells = torch.empty(steps, 2, rows, hidden)
        masked = torch.zeros(steps + 1, 2, rows, hidden, dtype=kind)
        outputs = torch.empty(steps, 2, rows, hidden)
        cell = torch.zeros(2, rows, hidden)
        recurrent = torch.empty(2, rows, four, dtype=kind)
        for t in range(steps):
            g = gates[t]
            if t:
                torch.mm(masked[t, 0], scaled[0], out=recurrent[0])
                torch.mm(masked[t, 1], scaled[1], out=recurrent[1])
                g.add_(recurrent)
            g.sigmoid_()
            candidate = g[..., 2 * hidden:3 * hidden]
            candidate.mul_(2.0).sub_(1.0)
            torch.mul(g[..., hidden:2 * hidden], cell, out=cells[t])
            cell = cells[t].addcmul_(g[..., :hidden], candidate)
            torch.sigmoid(cell * 2.0, out=tanh_cells[t])
            tanh_cells[t].mul_(2.0).sub_(1.0)
            torch.mul(g[..., 3 * hidden:], tanh_cells[t], out=outputs[t])
            masked[t + 1] = outputs[t] * mask
        ctx.save_for_backward(flat, weights_in, weights, reverse, mask, gates, cells, tanh_cells, masked)
        back = outputs[:, 1].reshape(steps * rows, hidden).index_select(0, reverse).view(steps, rows, hidden)
        return torch.cat([outputs[:, 0], back], -1)

    @staticmethod
    def backward(ctx, grad):
        flat, weights_in, weights, reverse, mask, gates, cells, tanh_cells, masked = ctx.saved_tensors
        steps, _, rows, four = gates.shape
        hidden = four // 4
        grad_outputs = torch.empty(steps, 2, rows, hidden)
        grad_outputs[:, 0] = grad[..., :hidden]
        grad_outputs[:, 1] = grad.view(steps * rows, 2 * hidden)[reverse, hidden:].view(steps, rows, hidden)
        i, f, g, o = gates.view(steps, 2, rows, 4, hidden).unbind(3)
        kind = masked.dtype
        backwards = weights.transpose(1, 2).to(kind).contiguous()
        flat_kind = torch.empty(2, rows, four, dtype=kind)
        grad_hidden_kind = torch.empty(2, rows, hidden, dtype=kind)
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
                flat_kind.copy_(target.view(2, rows, four))
                torch.mm(flat_kind[0], backwards[0], out=grad_hidden_kind[0])
                torch.mm(flat_kind[1], backwards[1], out=grad_hidden_kind[1])
                grad_hidden.copy_(grad_hidden_kind)
        grad_bias = grad_gates.view(steps, 2, rows, four).sum((0, 2)).view(-1)
        grad_gates = grad_gates.view(steps, 2, rows, four)
        count = steps * rows
        products = torch.zeros(flat.shape[0], 2 * four, dtype=kind)
        products[:count, :four] = grad_gates[:, 0].reshape(count, four)
        products[:count, four:] = grad_gates[:, 1].reshape(count, four).index_select(0, reverse)
        states = torch.zeros(2, flat.shape[0], hidden, dtype=kind)
        states[0, :count] = masked[:steps, 0].reshape(count, hidden)
        states[1, :count] = masked[:steps, 1].reshape(count, hidden).index_select(0, reverse)
        grad_weights = torch.stack([torch.mm(states[0].t(), products[:, :four]), torch.mm(states[1].t(), products[:, four:])]).float()
        grad_x = (products @ weights_in.t().to(kind))[:count].float().view(steps, rows, -1) if ctx.needs_input_grad[0] else None
        grad_in = (flat.t() @ products).float()
        return grad_x, grad_in, grad_weights, grad_bias, None, None, None


class Layer(nn.Module):
    def __init__(self, inputs, hidden):
        super().__init__()
        self.hidden = hidden
        self.rough = False  # products of bfloat16 out of training too: a third of the time, good enough to teach with
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
        return Recurrence.apply(x, self.input, self.recurrent, self.bias, reverse, mask, self.training or self.rough)


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
        self.name_hidden = nn.Linear(2 * both, sizes["name_width"])
        self.names = nn.Linear(sizes["name_width"], sizes["names"])
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

    def input_width(self):
        return self.layers[0].input.shape[0]

    def input_vectors(self, vectors, words, affixes):
        parts = [F.embedding(vectors, self.vectors), self.words(words)] + [t(affixes[..., k]) for k, t in enumerate(self.affixes)]
        return torch.cat(parts, -1)

    def forward(self, batch, noise):
        """Encodes a batch (see Batch in train.py); returns the scores that need no tree, and what arcs and labels are made of."""
        train = self.training
        vectors, words, affixes = batch.vectors, batch.words, batch.affixes
        steps, rows = words.shape
        if train:
            words = torch.where(torch.rand(words.shape) < batch.rare, torch.zeros_like(words), words)
            vectors = torch.where(torch.rand(vectors.shape) < noise["vector_drop"], torch.zeros_like(vectors), vectors)
            affixes = torch.where(torch.rand(affixes.shape) < noise["affix_drop"], torch.zeros_like(affixes), affixes)
        x = self.input_vectors(vectors, words, affixes)
        endings = x[..., -5 * self.sizes["affix_width"]:]
        x = shared_dropout(x, noise["input_dropout"], train)
        first = self.layers[0](x, batch.reverse, noise["recurrent_dropout"])
        dropped = shared_dropout(first, noise["dropout"], train)
        first_tags = self.first_tags(dropped)
        soft = F.softmax(first_tags, -1) @ self.tag_vectors
        lemmas = self.lemmas(torch.cat([dropped, soft, endings], -1))
        x = torch.cat([dropped, soft], -1)
        for layer in self.layers[1:]:
            x = shared_dropout(layer(x, batch.reverse, noise["recurrent_dropout"]), noise["dropout"], train)
        seen = torch.cat([dropped, x], -1)
        names = self.name_scores(seen, noise["input_dropout"])
        a = self.sizes["arc_width"]
        dependent = shared_dropout(F.leaky_relu(self.dependent(x), 0.1), noise["dropout"], train).transpose(0, 1)
        governor = F.leaky_relu(self.governor(x), 0.1)
        governor = torch.cat([self.root.expand(1, rows, -1), governor], 0)
        governor = shared_dropout(governor, noise["dropout"], train).transpose(0, 1)
        return {"first_tags": first_tags, "tags": self.tags(x), "lemmas": lemmas, "names": names, "seen": seen,
                "dependent_arc": dependent[..., :a], "governor_arc": governor[..., :a],
                "dependent_label": dependent[..., a:], "governor_label": governor[..., a:]}

    def name_scores(self, seen, dropout):
        """seen: (steps, rows, outputs of the first and the last layer) -> (steps, rows, name labels)"""
        return self.names(shared_dropout(F.leaky_relu(self.name_hidden(seen), 0.1), dropout, self.training))

    def arcs(self, out):
        """(rows, words, words + 1): how well each place (0: the root) governs each word."""
        left = out["dependent_arc"] @ self.arc
        return left @ out["governor_arc"].transpose(1, 2) + (out["governor_arc"] @ self.arc_governor).unsqueeze(1)

    def labels(self, out, heads):
        """(rows, words, labels) for the given heads (0: the root)."""
        governor = out["governor_label"].gather(1, heads.unsqueeze(2).expand(-1, -1, out["governor_label"].shape[2]))
        dependent = out["dependent_label"]
        return (dependent * governor) @ self.label_both + self.label_dependent(dependent) + governor @ self.label_governor
