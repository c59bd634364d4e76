// SPDX-License-Identifier: GPL-3.0-or-later

#include "sim/registry_logs.h"

#include <initializer_list>

namespace signalbox::sim {

namespace {

/// One value of a log's data: a word, or bytes that follow the words.
struct Value {
    Bytes32 word{};
    QByteArray bytes;
    bool dynamic = false;

    Value(std::uint64_t number) : word(wordOf(number)) {}
    Value(const Bytes32& value) : word(value) {}
    Value(const char* text) : bytes(text), dynamic(true) {}
    Value(const QByteArray& text) : bytes(text), dynamic(true) {}
};

void append(QByteArray& out, const Bytes32& word)
{
    out.append(reinterpret_cast<const char*>(word.data()), 32);
}

QByteArray encode(std::initializer_list<Value> values)
{
    QByteArray head;
    QByteArray tail;
    for (const Value& value : values) {
        if (!value.dynamic) {
            append(head, value.word);
            continue;
        }
        append(head, wordOf(values.size() * 32 + std::uint64_t(tail.size())));
        append(tail, wordOf(std::uint64_t(value.bytes.size())));
        tail += value.bytes;
        tail.append((32 - value.bytes.size() % 32) % 32, '\0');
    }
    return head + tail;
}

Bytes32 signedWord(qint64 value)
{
    Bytes32 word = wordOf(std::uint64_t(value));
    if (value < 0)
        std::fill_n(word.begin(), 24, std::uint8_t(0xff));
    return word;
}

Bytes32 rightPadded(const QByteArray& text)
{
    Bytes32 word{};
    std::memcpy(word.data(), text.constData(), std::size_t(std::min<qsizetype>(32, text.size())));
    return word;
}

const std::array<QByteArray, 6> tags{"starred", "reachable", "uptime", "successRate", "responseTime", "tradingYield"};

QByteArray agentUri(std::uint64_t agent, const SimSpec& spec)
{
    const QByteArray folder = spec.agentFiles.isEmpty() ? QByteArray("https://agents.example/") : spec.agentFiles;
    return folder + QByteArray::number(quint64(agent)) + ".json";
}

std::vector<SimLog> registration(std::uint64_t agent, const SimSpec& spec, const Bytes20& owner)
{
    const QByteArray uri = agentUri(agent, spec);
    const QByteArray wallet(reinterpret_cast<const char*>(owner.data()), 20);
    return {
        {spec.identity, {keccak("Transfer(address,address,uint256)"), Bytes32{}, wordOf(owner), wordOf(agent)}, {}, 0},
        {spec.identity, {keccak("Registered(uint256,string,address)"), wordOf(agent), wordOf(owner)}, encode({uri}), 0},
        {spec.identity,
         {keccak("MetadataSet(uint256,string,string,bytes)"), wordOf(agent), keccak("agentWallet")},
         encode({"agentWallet", wallet}),
         0}};
}

SimLog feedback(Random& random, std::uint64_t agent, const SimSpec& spec, const Bytes20& client)
{
    const QByteArray tag = tags[random.below(tags.size())];
    const QByteArray uri = "ipfs://feedback/" + QByteArray::number(random.next(), 16);
    const std::uint64_t index = 1 + random.below(20);
    const std::uint64_t score = random.below(101);
    switch (random.below(10)) {
        case 0:
            return {spec.reputation,
                    {keccak("NewFeedback(uint256,address,uint8,bytes32,bytes32,string,bytes32)"), wordOf(agent),
                     wordOf(client), rightPadded(tag)},
                    encode({score, rightPadded("day"), uri, Bytes32{}}),
                    0};
        case 1:
            return {spec.reputation,
                    {keccak("NewFeedback(uint256,address,uint64,uint8,string,string,string,string,bytes32)"),
                     wordOf(agent), wordOf(client), keccak(tag)},
                    encode({index, score, "day", "https://agents.example/a2a", uri, Bytes32{}}),
                    0};
        default:
            return {
                spec.reputation,
                {keccak("NewFeedback(uint256,address,uint64,int128,uint8,string,string,string,string,string,bytes32)"),
                 wordOf(agent), wordOf(client), keccak(tag)},
                encode({index, signedWord(qint64(random.below(20'000)) - 5'000), random.below(4), tag, "day",
                        "https://agents.example/mcp", uri, keccak(uri)}),
                0};
    }
}

}  // namespace

std::vector<SimLog> registryLogs(Random& random, const SimSpec& spec, const Bytes20& who, const Bytes20& other)
{
    const std::uint64_t agent = random.below(5'000);
    const QByteArray uri = "ipfs://answer/" + QByteArray::number(random.next(), 16);
    Bytes32 request;
    random.fill(request);
    switch (random.below(10)) {
        case 0:
        case 1:
            return registration(agent, spec, who);
        case 2:
            return {{spec.identity,
                     {keccak("URIUpdated(uint256,string,address)"), wordOf(agent), wordOf(who)},
                     encode({spec.agentFiles.isEmpty() ? uri : agentUri(agent, spec)}),
                     0}};
        case 3:
            return {{spec.reputation,
                     {keccak("FeedbackRevoked(uint256,address,uint64)"), wordOf(agent), wordOf(who),
                      wordOf(1 + random.below(20))},
                     {},
                     0}};
        case 4:
            return {{spec.reputation,
                     {keccak("ResponseAppended(uint256,address,uint64,address,string,bytes32)"), wordOf(agent),
                      wordOf(who), wordOf(other)},
                     encode({1 + random.below(20), uri, keccak(uri)}),
                     0}};
        case 5:
            return {
                {spec.validation,
                 {keccak("ValidationRequest(address,uint256,string,bytes32)"), wordOf(other), wordOf(agent), request},
                 encode({uri}),
                 0}};
        case 6:
            return {{spec.validation,
                     {keccak("ValidationResponse(address,uint256,bytes32,uint8,string,bytes32,string)"), wordOf(other),
                      wordOf(agent), request},
                     encode({random.below(101), uri, Bytes32{}, "hard"}),
                     0}};
        default:
            return {feedback(random, agent, spec, who)};
    }
}

}  // namespace signalbox::sim
