// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/ordered_trie.h"

#include <vector>

#include "support/keccak.h"
#include "support/rlp.h"

namespace signalbox {

namespace {

struct Item {
    std::array<std::uint8_t, 10> nibbles{};  // of rlp(index); an index has at most four bytes
    int length = 0;
    QByteArrayView value;
};

using Items = std::span<const Item>;

Item itemOf(std::uint32_t index, QByteArrayView value)
{
    RlpWriter key;
    key.number(index);
    Item item;
    item.value = value;
    for (const char byte : key.view()) {
        item.nibbles[static_cast<std::size_t>(item.length++)] = static_cast<std::uint8_t>(byte) >> 4;
        item.nibbles[static_cast<std::size_t>(item.length++)] = static_cast<std::uint8_t>(byte) & 15;
    }
    return item;
}

/// Hex-prefix encoding of the nibbles from..to.
void writePath(RlpWriter& out, const Item& item, int from, int to, bool leaf)
{
    std::array<std::uint8_t, 6> path{};
    std::size_t size = 1;
    path[0] = leaf ? 0x20 : 0x00;
    if ((to - from) % 2 != 0)
        path[0] = static_cast<std::uint8_t>(path[0] | 0x10 | item.nibbles[static_cast<std::size_t>(from++)]);
    for (; from < to; from += 2)
        path[size++] = static_cast<std::uint8_t>(item.nibbles[static_cast<std::size_t>(from)] << 4 |
                                                 item.nibbles[static_cast<std::size_t>(from + 1)]);
    out.bytes(path.data(), size);
}

void writeNode(RlpWriter& out, Items items, int depth);

/// A node inside its parent: itself if it is short, else its hash.
void writeReference(RlpWriter& out, Items items, int depth)
{
    RlpWriter node;
    writeNode(node, items, depth);
    if (node.size() < 32)
        out.raw(node.view());
    else
        out.bytes(keccak256(node.view()));
}

void writeNode(RlpWriter& out, Items items, int depth)
{
    const qsizetype list = out.beginList();
    const Item& first = items.front();
    if (items.size() == 1) {
        writePath(out, first, depth, first.length, true);
        out.bytes(first.value.data(), static_cast<std::size_t>(first.value.size()));
        out.endList(list);
        return;
    }
    const Item& last = items.back();
    int shared = depth;
    while (first.nibbles[static_cast<std::size_t>(shared)] == last.nibbles[static_cast<std::size_t>(shared)])
        ++shared;  // sorted and prefix-free: the outermost two differ before either ends
    if (shared > depth) {
        writePath(out, first, depth, shared, false);
        writeReference(out, items, shared);
        out.endList(list);
        return;
    }
    std::size_t at = 0;
    for (std::uint8_t nibble = 0; nibble < 16; ++nibble) {
        const std::size_t begin = at;
        while (at < items.size() && items[at].nibbles[static_cast<std::size_t>(depth)] == nibble)
            ++at;
        if (at == begin)
            out.bytes(nullptr, 0);
        else
            writeReference(out, items.subspan(begin, at - begin), depth + 1);
    }
    out.bytes(nullptr, 0);
    out.endList(list);
}

}  // namespace

Bytes32 orderedTrieRoot(std::span<const QByteArrayView> values)
{
    if (values.empty())
        return keccak256(QByteArrayView("\x80", 1));
    // rlp(0) is 0x80: it sorts after 0x01 to 0x7f and before 0x81….
    std::vector<Item> items;
    items.reserve(values.size());
    const auto count = static_cast<std::uint32_t>(values.size());
    for (std::uint32_t index = 1; index < std::min<std::uint32_t>(count, 128); ++index)
        items.push_back(itemOf(index, values[index]));
    items.push_back(itemOf(0, values[0]));
    for (std::uint32_t index = 128; index < count; ++index)
        items.push_back(itemOf(index, values[index]));
    RlpWriter root;
    writeNode(root, items, 0);
    return keccak256(root.view());
}

}  // namespace signalbox
