// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/cosmos/cosmos_blocks.h"

#include "sim/cosmos/cosmos_events.h"
#include "sim/cosmos/cosmos_transactions.h"
#include "sim/cosmos/cosmos_words.h"

namespace signalbox::sim {

namespace {

QByteArray validatorOf(const CosmosSimNet& net, int chain)
{
    return rawBytes(sha256Of("validator" + net.chains()[std::size_t(chain)].id)).left(20).toHex().toUpper();
}

QByteArray blockId(const QByteArray& hash)
{
    const QByteArray total = hash.isEmpty() ? "0" : "1";
    return "{\"hash\":\"" + hash + "\",\"parts\":{\"total\":" + total + ",\"hash\":\"" + hash + "\"}}";
}

QByteArray hashOf(const CosmosSimNet& net, int chain, Height height)
{
    return height < 1 ? QByteArray() : upperHex(net.block(chain, height).hash);
}

void appendEvents(QByteArray& to, const char* key, const QByteArray& events)
{
    to += ",\"";
    to += key;
    to += events.isEmpty() ? QByteArray("\":null") : "\":[" + events + ']';
}

QByteArray txResult(const CosmosSimNet& net, int chain, Height height, std::size_t index, bool base64)
{
    const CosmosSimResult result = cosmosResult(net, chain, net.block(chain, height), height, index);
    QByteArray out = "{\"code\":" + QByteArray::number(result.code) + ",\"data\":";
    out += result.data.isEmpty() ? QByteArray("null") : '"' + result.data.toBase64() + '"';
    out += ",\"log\":\"";
    // before SDK 0.50 the log of a successful transaction repeats its events
    if (result.code == 0 && net.chains()[std::size_t(chain)].generation != CosmosGeneration::V38) {
        QByteArray log;
        EventWriter plain(log, false);
        writeMessageEvents(plain, net, chain, height, index);
        appendEscaped(out, "[{\"msg_index\":0,\"events\":[" + log + "]}]");
    } else {
        appendEscaped(out, result.log);
    }
    out += "\",\"info\":\"\",\"gas_wanted\":\"" + QByteArray::number(result.gasWanted) + "\",\"gas_used\":\"" +
           QByteArray::number(result.gasUsed) + "\",\"events\":[";
    EventWriter events(out, base64);
    writeTxEvents(events, net, chain, height, index);
    out += "],\"codespace\":\"" + result.codespace + "\"}";
    return out;
}

}  // namespace

const char* cosmosVersion(CosmosGeneration generation)
{
    switch (generation) {
        case CosmosGeneration::V34:
            return "0.34.27";
        case CosmosGeneration::V37:
            return "0.37.5";
        case CosmosGeneration::V38:
            break;
    }
    return "0.38.17";
}

std::vector<QByteArray> cosmosTxHashes(const CosmosSimNet& net, int chain, Height height)
{
    const CosmosSimBlock& block = net.block(chain, height);
    std::vector<QByteArray> hashes;
    for (std::size_t i = 0; i < cosmosTransactions(block, height); ++i)
        hashes.push_back(upperHex(sha256Of(cosmosTxBytes(net, chain, block, height, i))));
    return hashes;
}

QByteArray cosmosHeaderJson(const CosmosSimNet& net, int chain, Height height)
{
    static const QByteArray nothing = upperHex(sha256Of({}));
    const QByteArray set = upperHex(sha256Of("validators" + net.chains()[std::size_t(chain)].id));
    const QByteArray results = height < 2 ? nothing : upperHex(net.block(chain, height - 1).results);
    return "{\"version\":{\"block\":\"11\"},\"chain_id\":\"" + net.chains()[std::size_t(chain)].id +
           "\",\"height\":\"" + QByteArray::number(height) + "\",\"time\":\"" +
           nanosecondsText(net.timeOf(chain, height)) +
           "\",\"last_block_id\":" + blockId(hashOf(net, chain, height - 1)) + ",\"last_commit_hash\":\"" + set +
           "\",\"data_hash\":\"" + nothing + "\",\"validators_hash\":\"" + set + "\",\"next_validators_hash\":\"" +
           set + "\",\"consensus_hash\":\"" + set + "\",\"app_hash\":\"" + upperHex(net.appHash(chain, height - 1)) +
           "\",\"last_results_hash\":\"" + results + "\",\"evidence_hash\":\"" + nothing +
           "\",\"proposer_address\":\"" + validatorOf(net, chain) + "\"}";
}

QByteArray cosmosBlockJson(const CosmosSimNet& net, int chain, Height height)
{
    const CosmosSimBlock& block = net.block(chain, height);
    QByteArray out = "{\"block_id\":" + blockId(upperHex(block.hash)) +
                     ",\"block\":{\"header\":" + cosmosHeaderJson(net, chain, height) + ",\"data\":{\"txs\":[";
    for (std::size_t i = 0; i < cosmosTransactions(block, height); ++i)
        out += (i > 0 ? ",\"" : "\"") + cosmosTxBytes(net, chain, block, height, i).toBase64() + '"';
    const QByteArray parent = hashOf(net, chain, height - 1);
    out += "]},\"evidence\":{\"evidence\":[]},\"last_commit\":{\"height\":\"" + QByteArray::number(height - 1) +
           "\",\"round\":0,\"block_id\":" + blockId(parent) + ",\"signatures\":[";
    if (height > 1)
        out += "{\"block_id_flag\":2,\"validator_address\":\"" + validatorOf(net, chain) + "\",\"timestamp\":\"" +
               nanosecondsText(net.timeOf(chain, height - 1)) + "\",\"signature\":\"" + parent.toBase64() + "\"}";
    return out + "]}}}";
}

QByteArray cosmosResultsJson(const CosmosSimNet& net, int chain, Height height, bool mixed)
{
    const CosmosGeneration generation = net.chains()[std::size_t(chain)].generation;
    const bool base64 = generation == CosmosGeneration::V34;
    const std::size_t count = cosmosTransactions(net.block(chain, height), height);
    QByteArray out = "{\"height\":\"" + QByteArray::number(height) + "\",\"txs_results\":";
    out += count > 0 ? "[" : "null";
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0)
            out += ',';
        out += txResult(net, chain, height, i, mixed && i % 2 == 1 ? !base64 : base64);
    }
    if (count > 0)
        out += ']';
    QByteArray begin, end;
    EventWriter first(begin, base64), last(end, base64);
    writeBeginBlockEvents(first, net, chain, height);
    writeEndBlockEvents(last, net, chain, height);
    if (generation == CosmosGeneration::V38) {
        appendEvents(out, "finalize_block_events", end.isEmpty() ? begin : begin + ',' + end);
    } else {
        appendEvents(out, "begin_block_events", begin);
        appendEvents(out, "end_block_events", end);
    }
    out +=
        ",\"validator_updates\":null,\"consensus_param_updates\":{\"block\":{\"max_bytes\":\"22020096\",\"max_gas\":"
        "\"-1\"}}";
    if (generation == CosmosGeneration::V38)
        out += ",\"app_hash\":\"" + rawBytes(net.appHash(chain, height)).toBase64() + '"';
    return out + '}';
}

QByteArray cosmosStatusJson(const CosmosSimNet& net, int chain, Height newest, Height earliest, bool txIndex)
{
    const CosmosSimChain& own = net.chains()[std::size_t(chain)];
    const auto block = [&](const QByteArray& which, Height height) {
        return '"' + which + "_block_hash\":\"" + hashOf(net, chain, height) + "\",\"" + which + "_app_hash\":\"" +
               upperHex(net.appHash(chain, height - 1)) + "\",\"" + which + "_block_height\":\"" +
               QByteArray::number(height) + "\",\"" + which + "_block_time\":\"" +
               nanosecondsText(net.timeOf(chain, height)) + "\",";
    };
    return "{\"node_info\":{\"protocol_version\":{\"p2p\":\"8\",\"block\":\"11\",\"app\":\"0\"},\"id\":\"" +
           validatorOf(net, chain).toLower() + "\",\"listen_addr\":\"tcp://127.0.0.1:26656\",\"network\":\"" + own.id +
           "\",\"version\":\"" + cosmosVersion(own.generation) +
           "\",\"channels\":\"40202122233038606100\",\"moniker\":\"simulated\",\"other\":{\"tx_index\":\"" +
           (txIndex ? "on" : "off") + "\",\"rpc_address\":\"tcp://127.0.0.1:26657\"}},\"sync_info\":{" +
           block("latest", newest) + block("earliest", earliest) +
           "\"catching_up\":false},\"validator_info\":{\"address\":\"" + validatorOf(net, chain) +
           "\",\"pub_key\":{\"type\":\"tendermint/PubKeyEd25519\",\"value\":\"\"},\"voting_power\":\"500000000\"}}";
}

}  // namespace signalbox::sim
