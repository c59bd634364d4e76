// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/truth.h"

#include <QSet>
#include <algorithm>

#include "signalbox/literals.h"
#include "support/hex.h"
#include "support/u256.h"

namespace signalbox::test {

namespace {

const QString transferTopic = u"0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"_s;

/// Other events of the registries' proxies: recognized and not stored (Upgraded, MetadataUpdate).
const QStringList proxyTopics{u"0xbc7cd75a20ee27fd9adebab32041f755214dbc6bffa90cc0225b39da2e5c2d3b"_s,
                              u"0xf8e1a15aba9398e019f0b49df1a4fde98ee17ae345cb5f6b5e2c27f5033e8ce7"_s};

template <std::size_t N>
std::array<std::uint8_t, N> bytesOf(const QString& text, int skip = 2)
{
    std::array<std::uint8_t, N> out{};
    const QByteArray raw = QByteArray::fromHex(text.mid(skip).toLatin1());
    std::copy_n(raw.begin(), std::min<qsizetype>(N, raw.size()), out.begin());
    return out;
}

bool addressWord(const QString& topic)
{
    return topic.startsWith(u"0x000000000000000000000000"_s);
}

void addLog(Truth& truth, const QJsonObject& log, quint64 chainId, const TruthScope& scope)
{
    const QJsonArray topics = log.value(u"topics").toArray();
    const Height block = Height(fromQuantity(log.value(u"blockNumber")));
    const int index = int(fromQuantity(log.value(u"logIndex")));
    const QString contract = log.value(u"address").toString();
    if (scope.registries.contains(contract, Qt::CaseInsensitive)) {
        if (block <= scope.eventsHi && !proxyTopics.contains(topics.at(0).toString()))
            truth.events.push_back({u"%1-%2-%3"_s.arg(chainId).arg(block).arg(index),
                                    log.value(u"transactionHash").toString(), topics.at(0).toString()});
        return;
    }
    if (!scope.tokens.isEmpty() && !scope.tokens.contains(contract, Qt::CaseInsensitive))
        return;
    const QString data = log.value(u"data").toString();
    if (topics.size() != 3 || topics.at(0).toString() != transferTopic || data.size() != 66 ||
        !addressWord(topics.at(1).toString()) || !addressWord(topics.at(2).toString()))
        return;
    truth.transfers.push_back({block, index, bytesOf<32>(log.value(u"transactionHash").toString()), bytesOf<32>(data),
                               bytesOf<20>(contract), bytesOf<20>(topics.at(1).toString(), 26),
                               bytesOf<20>(topics.at(2).toString(), 26)});
}

QString show(const TruthTransfer& row)
{
    return u"transfer %1:%2 %3 %4 -> %5 %6"_s.arg(row.block)
        .arg(row.logIndex)
        .arg(hex::text(row.contract), hex::text(row.from), hex::text(row.to), U256::fromWord(row.value).toString());
}
QString show(const TruthBlock& row)
{
    return u"block %1 %2 at %3"_s.arg(row.number).arg(hex::text(row.hash)).arg(row.timestamp);
}
QString show(const TruthEvent& row)
{
    return u"event %1 %2"_s.arg(row.id, row.topic);
}

template <class Row>
QString differ(const std::vector<Row>& wanted, const std::vector<Row>& found, const char* what)
{
    for (std::size_t i = 0; i < std::max(wanted.size(), found.size()); ++i) {
        if (i < wanted.size() && i < found.size() && wanted[i] == found[i])
            continue;
        return u"%1: %2 wanted, %3 found; at %4: wanted %5, found %6"_s.arg(QLatin1String(what))
            .arg(wanted.size())
            .arg(found.size())
            .arg(i)
            .arg(i < wanted.size() ? show(wanted[i]) : u"nothing"_s, i < found.size() ? show(found[i]) : u"nothing"_s);
    }
    return {};
}

}  // namespace

Truth truthOfNode(RpcClient& rpc, quint64 chainId, const TruthScope& scope)
{
    Truth truth;
    for (Height lo = scope.lo; lo <= scope.hi; lo += 100) {
        const Height hi = std::min(scope.hi, lo + 99);
        std::vector<RpcClient::Request> requests;
        for (Height at = lo; scope.blocks && at <= hi; ++at)
            requests.push_back({u"eth_getBlockByNumber"_s, {toQuantity(quint64(at)), false}});
        if (!requests.empty())
            for (const auto& block : rpc.batch(requests))
                truth.blocks.push_back({Height(fromQuantity(block[u"number"])), bytesOf<32>(block[u"hash"].toString()),
                                        bytesOf<32>(block[u"parentHash"].toString()),
                                        qint64(fromQuantity(block[u"timestamp"]))});
        const QJsonObject filter{{u"fromBlock"_s, toQuantity(quint64(lo))}, {u"toBlock"_s, toQuantity(quint64(hi))}};
        for (const auto& log : rpc.call(u"eth_getLogs"_s, {filter}).toArray())
            addLog(truth, log.toObject(), chainId, scope);
    }
    return truth;
}

Truth truthOfSim(const sim::SimChain& chain, const TruthScope& scope)
{
    Truth truth;
    const Bytes32 topic = bytesOf<32>(transferTopic);
    const std::array registries{chain.spec().identity, chain.spec().reputation, chain.spec().validation};
    for (Height at = scope.lo; at <= scope.hi; ++at) {
        const auto block = chain.block(at);
        if (scope.blocks)
            truth.blocks.push_back({at, block->hash, block->parent, block->timestamp});
        for (std::size_t i = 0; i < block->content.logs.size(); ++i) {
            const sim::SimLog& log = block->content.logs[i];
            const Bytes32 transaction = chain.transactionHash(at, block->branch, log.transaction);
            if (std::find(registries.begin(), registries.end(), log.address) != registries.end()) {
                const bool wanted = scope.registries.isEmpty() ||
                                    scope.registries.contains(hex::text(log.address), Qt::CaseInsensitive);
                if (wanted && at <= scope.eventsHi)
                    truth.events.push_back({u"%1-%2-%3"_s.arg(chain.spec().chainId).arg(at).arg(i),
                                            hex::text(transaction), hex::text(log.topics.front())});
                continue;
            }
            if (!scope.tokens.isEmpty() && !scope.tokens.contains(hex::text(log.address), Qt::CaseInsensitive))
                continue;
            const auto clean = [](const Bytes32& word) {
                return std::all_of(word.begin(), word.begin() + 12, [](auto byte) { return byte == 0; });
            };
            if (log.topics.size() != 3 || log.topics[0] != topic || log.data.size() != 32 || !clean(log.topics[1]) ||
                !clean(log.topics[2]))
                continue;
            TruthTransfer row{at, int(i), transaction, {}, log.address, {}, {}};
            std::copy_n(log.data.begin(), 32, row.value.begin());
            std::copy_n(log.topics[1].begin() + 12, 20, row.from.begin());
            std::copy_n(log.topics[2].begin() + 12, 20, row.to.begin());
            truth.transfers.push_back(row);
        }
    }
    return truth;
}

Truth truthOfDatabase(Database& database, const QString& schema, quint64 chainId)
{
    Truth truth;
    const QByteArray name = schema.toUtf8();
    const QString type = database.value("SELECT data_type FROM information_schema.columns WHERE table_schema = '" +
                                        name + "' AND table_name = 'blocks' AND column_name = 'timestamp'");
    const QByteArray time = type == u"bigint" ? "timestamp" : "extract(epoch FROM timestamp)::bigint";
    for (const QStringList& row :
         database.rows("SELECT number, hash, parent_hash, " + time + " FROM " + name + ".blocks ORDER BY number"))
        truth.blocks.push_back({row[0].toLongLong(), bytesOf<32>(row[1]), bytesOf<32>(row[2]), row[3].toLongLong()});
    for (const QStringList& row : database.rows("SELECT block_number, log_index, transaction_hash, value, "
                                                "contract_address, from_address, to_address FROM " +
                                                name + ".transfers ORDER BY block_number, log_index"))
        truth.transfers.push_back({row[0].toLongLong(), row[1].toInt(), bytesOf<32>(row[2]),
                                   U256::fromDecimal(row[3].toStdString()).value_or(U256()).toWord(),
                                   bytesOf<20>(row[4]), bytesOf<20>(row[5]), bytesOf<20>(row[6])});
    for (const QStringList& row :
         database.rows("SELECT id, transaction_hash, event_type FROM erc8004.events_live WHERE chain_id = " +
                       QByteArray::number(chainId) + " ORDER BY block_number, log_index"))
        truth.events.push_back({row[0], row[1], row[2]});
    return truth;
}

QString difference(const Truth& wanted, const Truth& found)
{
    if (const QString blocks = differ(wanted.blocks, found.blocks, "blocks"); !blocks.isEmpty())
        return blocks;
    if (const QString transfers = differ(wanted.transfers, found.transfers, "transfers"); !transfers.isEmpty())
        return transfers;
    const auto plain = [](std::vector<TruthEvent> events) {
        for (TruthEvent& event : events) {
            event.id = event.id.section(u'-', 0, 2);  // a suffix identifies the block after an undo
            event.topic.clear();
        }
        return events;
    };
    return differ(plain(wanted.events), plain(found.events), "events");
}

}  // namespace signalbox::test
