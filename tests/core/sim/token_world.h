// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "sim/server.h"
#include "support/hex.h"
#include "support/rpc_client.h"

namespace signalbox::test {

inline QByteArray wordBytes(const Bytes20& address)
{
    return QByteArray(12, '\0') + QByteArray(reinterpret_cast<const char*>(address.data()), 20);
}

inline QByteArray wordBytes(qint64 number)
{
    return QByteArray(24, number < 0 ? '\xff' : '\0') +
           QByteArray::fromHex(QByteArray::number(quint64(number), 16).rightJustified(16, '0'));
}

/// One simulated chain behind one endpoint, with the calls and the arithmetic of a client.
struct TokenWorld {
    explicit TokenWorld(const sim::SimSpec& spec)
        : chain(std::make_shared<sim::SimChain>(spec)), server(chain), rpc(server.port(), server.path())
    {
    }

    static sim::SimSpec spec(sim::TokenKind kind = sim::TokenKind::Plain, Height history = 300)
    {
        sim::SimSpec spec;
        spec.history = history;
        spec.genesisTime = 1'700'000'000;
        spec.transfersPerBlock = 6;
        spec.holders = 40;
        spec.tokens.resize(1);
        spec.tokens[0].symbol = "ONE";
        spec.tokens[0].kind = kind;
        return spec;
    }
    const sim::SimToken& token(std::size_t index = 0) const { return chain->spec().tokens.at(index); }

    QJsonObject answer(const Bytes20& to, const QByteArray& input, const QJsonValue& block = u"latest"_qs)
    {
        const QJsonObject call{{u"to"_qs, hex::text(to)}, {u"data"_qs, u"0x"_qs + QString::fromLatin1(input.toHex())}};
        return rpc.tryCall(u"eth_call"_qs, {call, block});
    }
    QString refusal(const Bytes20& to, const QByteArray& input, const QJsonValue& block = u"latest"_qs)
    {
        return answer(to, input, block)[u"error"][u"message"].toString();
    }
    QByteArray bytes(const Bytes20& to, const QByteArray& input, const QJsonValue& block = u"latest"_qs)
    {
        const QJsonObject got = answer(to, input, block);
        if (!got.contains(u"result"))
            throw std::runtime_error(got[u"error"][u"message"].toString().toStdString());
        return QByteArray::fromHex(got[u"result"].toString().mid(2).toLatin1());
    }
    static QByteArray balanceInput(const Bytes20& holder)
    {
        return QByteArray::fromHex("70a08231") + wordBytes(holder);
    }
    QByteArray balance(const Bytes20& holder, const QJsonValue& block = u"latest"_qs, std::size_t index = 0)
    {
        return bytes(token(index).address, balanceInput(holder), block);
    }
    QByteArray supply(const QJsonValue& block = u"latest"_qs)
    {
        return bytes(token().address, QByteArray::fromHex("18160ddd"), block);
    }

    struct Log {
        QByteArray topic;  ///< the first one
        std::vector<Bytes20> addresses;
        std::vector<qint64> words;  ///< of the data, the low 63 bits
    };
    /// The token's logs up to a block, from eth_getLogs.
    std::vector<Log> logs(Height hi, std::size_t index = 0)
    {
        const QJsonObject filter{{u"fromBlock"_qs, u"0x0"_qs},
                                 {u"toBlock"_qs, toQuantity(quint64(hi))},
                                 {u"address"_qs, hex::text(token(index).address)}};
        std::vector<Log> all;
        for (const auto& json : rpc.call(u"eth_getLogs"_qs, {filter}).toArray()) {
            Log& log = all.emplace_back();
            const QJsonArray topics = json[u"topics"].toArray();
            log.topic = topics.at(0).toString().toLatin1();
            for (qsizetype i = 1; i < topics.size(); ++i)
                log.addresses.push_back(*hex::address(u"0x"_qs + topics.at(i).toString().right(40)));
            const QByteArray data = json[u"data"].toString().mid(2).toLatin1();
            for (qsizetype at = 0; at < data.size(); at += 64)
                log.words.push_back(data.mid(at + 48, 16).toLongLong(nullptr, 16));
        }
        return all;
    }

    using Sums = std::map<Bytes20, qint64>;
    /// Sums of the Transfer logs up to a block; the zero address is a holder like others.
    Sums sums(Height hi, std::size_t index = 0)
    {
        Sums sums;
        for (const Log& log : logs(hi, index))
            if (log.topic == transferTopic) {
                sums[log.addresses.at(0)] -= log.words.at(0);
                sums[log.addresses.at(1)] += log.words.at(0);
            }
        return sums;
    }

    static inline const QByteArray transferTopic = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

    std::shared_ptr<sim::SimChain> chain;
    sim::SimServer server;
    RpcClient rpc;
};

}  // namespace signalbox::test
