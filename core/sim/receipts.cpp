// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/receipts.h"

#include "support/ordered_trie.h"
#include "support/rlp.h"

namespace signalbox::sim {

namespace {

QByteArray encoded(const BlockContent& content, int transaction)
{
    RlpWriter out;
    out.raw(QByteArrayView("\x02", 1));
    const auto receipt = out.beginList();
    out.number(1);
    out.number(quint64(receiptGas));
    out.bytes(bloomOf(content, transaction).bytes());
    const auto logs = out.beginList();
    for (const SimLog& log : content.logs) {
        if (log.transaction != transaction)
            continue;
        const auto one = out.beginList();
        out.bytes(log.address);
        const auto topics = out.beginList();
        for (const Bytes32& topic : log.topics)
            out.bytes(topic);
        out.endList(topics);
        out.bytes(log.data.constData(), std::size_t(log.data.size()));
        out.endList(one);
    }
    out.endList(logs);
    out.endList(receipt);
    return out.view().toByteArray();
}

}  // namespace

Bloom bloomOf(const BlockContent& content, int transaction)
{
    Bloom bloom;
    for (const SimLog& log : content.logs) {
        if (log.transaction != transaction)
            continue;
        bloom.add(QByteArrayView(reinterpret_cast<const char*>(log.address.data()), 20));
        for (const Bytes32& topic : log.topics)
            bloom.add(QByteArrayView(reinterpret_cast<const char*>(topic.data()), 32));
    }
    return bloom;
}

Bytes32 receiptsRoot(const BlockContent& content)
{
    std::vector<QByteArray> receipts;
    for (int i = 0; i < content.transactions; ++i)
        receipts.push_back(encoded(content, i));
    return orderedTrieRoot(std::vector<QByteArrayView>(receipts.begin(), receipts.end()));
}

}  // namespace signalbox::sim
