// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/header_hash.h"

#include "support/rlp.h"

namespace signalbox::sim {

namespace {

const Bytes32 emptyUncles = keccak(QByteArray("\xc0", 1));

}  // namespace

const Bytes32 emptyTrie = keccak(QByteArray("\x80", 1));

Bytes32 hashOf(const SimHeader& header)
{
    RlpWriter list;
    const auto begin = list.beginList();
    list.bytes(header.parent);
    list.bytes(emptyUncles);
    list.bytes(Bytes20{});
    list.bytes(header.stateRoot);
    list.bytes(header.transactionsRoot);
    list.bytes(header.receiptsRoot);
    list.bytes(header.content.bloom.bytes());
    list.number(0);
    list.number(quint64(header.number));
    list.number(30'000'000);
    list.number(header.gasUsed);
    list.number(quint64(header.timestamp));
    list.bytes(nullptr, 0);
    list.bytes(Bytes32{});
    list.bytes(std::array<std::uint8_t, 8>{});
    list.number(1'000'000'000);
    list.endList(begin);
    return keccak(list.view());
}

}  // namespace signalbox::sim
