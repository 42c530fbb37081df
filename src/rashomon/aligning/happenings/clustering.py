"""Average-link clustering of a sparse graph: the closest two groups join until none is close enough.

Pairs that are not in the graph count as similarity 0. Ties go to the groups with the lowest members, so the
result depends on the articles alone, not on the order in which they came.
"""

import heapq


def average_link(count: int, similarity: dict[tuple[int, int], float], least: float) -> list[list[int]]:
    """Groups of 0..count-1, each sorted, in the order of their first member."""
    members: dict[int, list[int]] = {i: [i] for i in range(count)}
    sums: dict[int, dict[int, float]] = {i: {} for i in range(count)}
    for (i, j), s in sorted(similarity.items()):
        sums[i][j] = sums[j][i] = s
    heap = [(-s, i, j, 1, 1) for (i, j), s in similarity.items() if s >= least]
    heapq.heapify(heap)
    while heap:
        _, i, j, size_i, size_j = heapq.heappop(heap)
        # Sizes only grow, so they tell whether an entry is out of date.
        if i not in members or j not in members or (len(members[i]), len(members[j])) != (size_i, size_j):
            continue
        members[i] += members.pop(j)
        merged = sums.pop(j)
        del sums[i][j], merged[i]
        for k, s in merged.items():
            sums[i][k] = sums[i].get(k, 0.0) + s
            del sums[k][j]
        for k, s in sums[i].items():
            sums[k][i] = s
            mean = s / (len(members[i]) * len(members[k]))
            if mean >= least:
                low, high = min(i, k), max(i, k)
                heapq.heappush(heap, (-mean, low, high, len(members[low]), len(members[high])))
    return [sorted(group) for _, group in sorted(members.items())]
