// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include "rpc/answer_buffer.h"
#include "support/hex.h"

namespace signalbox::test {

/// Text of an eth_getLogs answer, log by log, as nodes write it.
struct LogText {
    QByteArray address = "0x" + QByteArray(40, 'a');
    QList<QByteArray> topics{"0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef",
                             "0x" + QByteArray(24, '0') + QByteArray(40, '1'),
                             "0x" + QByteArray(24, '0') + QByteArray(40, '2')};
    QByteArray data = "0x" + QByteArray(62, '0') + "2a";
    qint64 block = 10;
    QByteArray blockHash;  ///< empty to derive it from the number
    int index = 0;
    QByteArray extra;  ///< further members, each with a leading comma

    static QByteArray hashOf(qint64 number) { return "0x" + QByteArray::number(number, 16).rightJustified(64, 'b'); }

    QByteArray json() const
    {
        QByteArray list;
        for (const QByteArray& topic : topics)
            list += (list.isEmpty() ? "\"" : ",\"") + topic + '"';
        return "{\"address\":\"" + address + "\",\"topics\":[" + list + "],\"data\":\"" + data + "\",\"blockHash\":\"" +
               (blockHash.isEmpty() ? hashOf(block) : blockHash) + "\",\"blockNumber\":\"" + hex::quantity(block) +
               "\",\"blockTimestamp\":\"0x6553f100\",\"transactionHash\":\"0x" + QByteArray(64, 'c') +
               "\",\"transactionIndex\":\"0x0\",\"logIndex\":\"" + hex::quantity(qint64(index)) +
               "\",\"removed\":false" + extra + '}';
    }
};

inline QByteArray answerOf(const QList<QByteArray>& logs)
{
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[" + logs.join(',') + "]}";
}

inline void fill(rpc::AnswerBuffer& buffer, const QByteArray& text)
{
    buffer.clear();
    std::memcpy(buffer.room(static_cast<std::size_t>(text.size())), text.constData(),
                static_cast<std::size_t>(text.size()));
    buffer.grow(static_cast<std::size_t>(text.size()));
    buffer.terminate();
}

}  // namespace signalbox::test
