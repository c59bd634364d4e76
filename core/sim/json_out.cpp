// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/json_out.h"

#include "sim/receipts.h"
#include "support/hex.h"

namespace signalbox::sim {

namespace {

void appendHex(QByteArray& out, const std::uint8_t* bytes, std::size_t size)
{
    out += "\"0x";
    hex::appendDigits(out, bytes, size);
    out += '"';
}

template <std::size_t N>
void appendHex(QByteArray& out, const std::array<std::uint8_t, N>& bytes)
{
    appendHex(out, bytes.data(), N);
}

QByteArray headerFields(const SimHeader& header, bool zeroBloom)
{
    QByteArray out = "\"number\":" + quotedQuantity(header.number) + ",\"hash\":" + quoted(header.hash) +
                     ",\"parentHash\":" + quoted(header.parent) + ",\"timestamp\":" + quotedQuantity(header.timestamp);
    out +=
        ",\"sha3Uncles\":\"0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347\",\"miner\":"
        "\"0x0000000000000000000000000000000000000000\"";
    out += ",\"stateRoot\":" + quoted(header.stateRoot) + ",\"transactionsRoot\":" + quoted(header.transactionsRoot) +
           ",\"receiptsRoot\":" + quoted(header.receiptsRoot) + ",\"logsBloom\":" +
           (zeroBloom ? quoted(std::array<std::uint8_t, 256>{}) : quoted(header.content.bloom.bytes()));
    out += ",\"difficulty\":\"0x0\",\"gasLimit\":\"0x1c9c380\",\"gasUsed\":" + quotedQuantity(qint64(header.gasUsed)) +
           ",\"extraData\":\"0x\",\"mixHash\":" + quoted(Bytes32{}) +
           ",\"nonce\":\"0x0000000000000000\",\"baseFeePerGas\":\"0x3b9aca00\"";
    return out;
}

}  // namespace

template <std::size_t N>
QByteArray quoted(const std::array<std::uint8_t, N>& bytes)
{
    QByteArray out;
    out.reserve(qsizetype(2 * N + 4));
    appendHex(out, bytes);
    return out;
}
template QByteArray quoted<8>(const std::array<std::uint8_t, 8>&);
template QByteArray quoted<20>(const Bytes20&);
template QByteArray quoted<32>(const Bytes32&);
template QByteArray quoted<256>(const std::array<std::uint8_t, 256>&);

QByteArray quotedQuantity(qint64 value)
{
    return '"' + hex::quantity(value) + '"';
}

void appendLog(QByteArray& out, const SimChain& chain, const SimHeader& header, int index)
{
    const SimLog& log = header.content.logs[std::size_t(index)];
    out += "{\"address\":";
    appendHex(out, log.address);
    out += ",\"topics\":[";
    for (std::size_t i = 0; i < log.topics.size(); ++i) {
        if (i > 0)
            out += ',';
        appendHex(out, log.topics[i]);
    }
    out += "],\"data\":";
    appendHex(out, reinterpret_cast<const std::uint8_t*>(log.data.constData()), std::size_t(log.data.size()));
    out += ",\"blockHash\":";
    appendHex(out, header.hash);
    out += ",\"blockNumber\":" + quotedQuantity(header.number);
    if (chain.spec().blockTimestamps)
        out += ",\"blockTimestamp\":" + quotedQuantity(header.timestamp);
    out += ",\"transactionHash\":";
    appendHex(out, chain.transactionHash(header.number, header.branch, log.transaction));
    out += ",\"transactionIndex\":" + quotedQuantity(log.transaction) + ",\"logIndex\":" + quotedQuantity(index) +
           ",\"removed\":false}";
}

QByteArray blockJson(const SimChain& chain, const SimHeader& header, bool zeroBloom)
{
    QByteArray out = "{" + headerFields(header, zeroBloom) + ",\"size\":\"0x220\",\"uncles\":[],\"transactions\":[";
    for (int i = 0; i < header.content.transactions; ++i) {
        if (i > 0)
            out += ',';
        appendHex(out, chain.transactionHash(header.number, header.branch, i));
    }
    return out + "]}";
}

QByteArray receiptJson(const SimChain& chain, const SimHeader& header, int transaction)
{
    QByteArray out =
        "{\"transactionHash\":" + quoted(chain.transactionHash(header.number, header.branch, transaction)) +
        ",\"transactionIndex\":" + quotedQuantity(transaction) + ",\"blockHash\":" + quoted(header.hash) +
        ",\"blockNumber\":" + quotedQuantity(header.number) +
        ",\"status\":\"0x1\",\"type\":\"0x2\",\"gasUsed\":" + quotedQuantity(receiptGas) +
        ",\"cumulativeGasUsed\":" + quotedQuantity(receiptGas) + ",\"contractAddress\":null,\"logs\":[";
    bool first = true;
    for (std::size_t i = 0; i < header.content.logs.size(); ++i) {
        const SimLog& log = header.content.logs[i];
        if (log.transaction != transaction)
            continue;
        if (!first)
            out += ',';
        first = false;
        appendLog(out, chain, header, int(i));
    }
    return out + "],\"logsBloom\":" + quoted(bloomOf(header.content, transaction).bytes()) + "}";
}

QByteArray headJson(const SimHeader& header)
{
    return "{" + headerFields(header, false) + "}";
}

}  // namespace signalbox::sim
