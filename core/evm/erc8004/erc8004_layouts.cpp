// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/erc8004/erc8004_layouts.h"

#include "evm/topics.h"

namespace signalbox::evm {

namespace {

using enum Slot;
using enum Coding;
using Fields = std::vector<LayoutField>;

std::vector<Layout> makeLayouts()
{
    constexpr auto identity = RegistryKind::Identity;
    constexpr auto reputation = RegistryKind::Reputation;
    constexpr auto validation = RegistryKind::Validation;
    const LayoutField agent{AgentId, Uint256, "agentId"};
    const LayoutField client{ClientAddress, Address, "clientAddress"};
    const LayoutField index{FeedbackIndex, Uint64, "feedbackIndex"};
    const LayoutField score{Score, Uint8, "score"};
    const LayoutField decimals{Decimals, Uint8, "valueDecimals"};
    const LayoutField hashedTag{Tag1, HashedText, "tag1"};
    const LayoutField repeatedTag{None, HashedText, "indexedTag1"};  // the text itself follows in data
    const LayoutField tag1{Tag1, Text, "tag1"};
    const LayoutField tag2{Tag2, Text, "tag2"};
    const LayoutField endpoint{Endpoint, Text, "endpoint"};
    const LayoutField uri{FileUri, Text, "feedbackURI"};
    const LayoutField hash{FileHash, Word, "feedbackHash"};
    const LayoutField responder{ValidatorAddress, Address, "responder"};
    const LayoutField validator{ValidatorAddress, Address, "validatorAddress"};
    const LayoutField request{RequestHash, Word, "requestHash"};
    const LayoutField response{Response, Uint8, "response"};
    const LayoutField responseUri{ResponseUri, Text, "responseURI"};
    const LayoutField responseHash{ResponseHash, Word, "responseHash"};
    const LayoutField key{MetadataKey, Text, "metadataKey"};
    const LayoutField hashedKey{None, HashedText, "indexedMetadataKey"};
    const auto value = [](Coding coding) { return LayoutField{Value, coding, "value"}; };

    return {
        {word("ca52e62c367d81bb2e328eb795f7c7ba24afb478408a26c0e201d155c449bc4a"),
         "Registered",
         identity,
         "all versions",
         {agent, {Owner, Address, "owner"}},
         {{TokenUri, Text, "agentURI"}}},
        {word("2c149ed548c6d2993cd73efe187df6eccabe4538091b33adbd25fafdb8a1468b"),
         "MetadataSet",
         identity,
         "v2.0.0",
         {agent, hashedKey},
         {key, {MetadataValue, Bytes, "metadataValue"}}},
        {word("2dbec70f51f7b79cc6a9d4ea913abc7d680b523e0763e3ad622612950757609c"),
         "MetadataSet",
         identity,
         "2025-11",
         {agent, hashedKey},
         {key, {MetadataValue, Bytes, "metadataValue"}}},
        {word("3a2c7fffc2cba7582c690e3b82c453ea02a308326a98a3ad7576c606336409fb"),
         "URIUpdated",
         identity,
         "v2.0.0",
         {agent, {Owner, Address, "updatedBy"}},
         {{TokenUri, Text, "newURI"}}},
        {word("b41beef75d9f8d55b985319b459e96f82453580af381391f1ad531eb8f8b5a3a"),
         "URIUpdated",
         identity,
         "2025-10 (UriUpdated)",
         {agent, {Owner, Address, "updatedBy"}},
         {{TokenUri, Text, "newURI"}}},
        {transferTopic,
         "Transfer",
         identity,
         "all versions",
         {{ClientAddress, Address, "from"}, {Owner, Address, "to"}, {AgentId, Uint256, "tokenId"}},
         {}},
        {word("8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925"),
         "Approval",
         identity,
         "all versions",
         {{Owner, Address, "owner"}, {ClientAddress, Address, "approved"}, {AgentId, Uint256, "tokenId"}},
         {}},
        {word("17307eab39ab6107e8899845ad3d59bd9653f200f220920489ca2b5937696c31"),
         "ApprovalForAll",
         identity,
         "all versions",
         {{Owner, Address, "owner"}, {ClientAddress, Address, "operator"}},
         {{Tag1, Bool, "approved"}}},

        {word("6a4a61743519c9d648a14e6493f47dbe3ff1aa29e7785c96c8326a205e58febc"),
         "NewFeedback",
         reputation,
         "v2.0.0",
         {agent, client, repeatedTag},
         {index, value(Int128), decimals, tag1, tag2, endpoint, uri, hash}},
        {word("413f2d30fdbc0b49e55537333a7c6287556f671f40c7e2dc00fc7ca1ced350da"),
         "NewFeedback",
         reputation,
         "2026-01-19",
         {agent, client, repeatedTag},
         {index, value(Int256), decimals, tag1, tag2, endpoint, uri, hash}},
        {word("a96589249279e205e9aa2d2299594d8c5c745cf90e49514145db5dbdea256240"),
         "NewFeedback",
         reputation,
         "2026-01-18",
         {agent, client, repeatedTag},
         {index, value(Uint256), decimals, tag1, tag2, endpoint, uri, hash}},
        {word("31f01d2aa5cdbe0619011211e9ffc39d678bc82e46d60c35953396ae61e896d8"),
         "NewFeedback",
         reputation,
         "2026-01-11",
         {agent, client, repeatedTag},
         {index, score, tag1, tag2, endpoint, uri, hash}},
        {word("801d7d4264128f6f43835850f1fabb91902c3543c3738f1f62fbf7e9fd80531d"),
         "NewFeedback",
         reputation,
         "v1.0",
         {agent, client, hashedTag},
         {index, score, tag2, endpoint, uri, hash}},
        {word("425311b4692766f8739eaeea31a86b5756c7c315d17abc22bc9e67628405d6a7"),
         "NewFeedback",
         reputation,
         "2025-12-18",
         {agent, client, hashedTag},
         {score, tag2, endpoint, uri, hash}},
        {word("744ec89483257dd170f417f1c3aef90840a2d763449395ba4f09e37f78a0c98b"),
         "NewFeedback",
         reputation,
         "2025-11-12",
         {agent, client, hashedTag},
         {score, tag2, uri, hash}},
        {word("54b3254e4cc01969e70376d20390cc2f6af90539d9adaa78a53ebcda17f78154"),
         "NewFeedback",
         reputation,
         "v0.4",
         {agent, client, {Tag1, WordText, "tag1"}},
         {score, {Tag2, WordText, "tag2"}, uri, hash}},
        {word("25156fd3288212246d8b008d5921fde376c71ed14ac2e072a506eb06fde6d09d"),
         "FeedbackRevoked",
         reputation,
         "all versions",
         {agent, client, index},
         {}},
        {word("b1c6be0b5b8aef6539e2fac0fd131a2faa7b49edf8e505b5eb0ad487d56051d4"),
         "ResponseAppended",
         reputation,
         "all versions",
         {agent, client, responder},
         {index, responseUri, responseHash}},
        {word("91a4f57c12b47a488ba7365f0e60d24a1348fc94afddf6c60e0e22b018365408"),
         "ResponseAppended",
         reputation,
         "2025-10",
         {agent, client, responder},
         {index, responseUri}},

        {word("530436c3634a98e1e626b0898be2f1e9980cc1bd2a78c07a0aba52d0a48a5059"),
         "ValidationRequest",
         validation,
         "all versions",
         {validator, agent, request},
         {{RequestUri, Text, "requestURI"}}},
        {word("afddf629e874ccc3963b6a888c477bd464a6c8525024fc88759ea3b2326349ae"),
         "ValidationResponse",
         validation,
         "v2.0.0",
         {validator, agent, request},
         {response, responseUri, responseHash, {Tag, Text, "tag"}}},
        {word("f224d3d5ad74301be48e4d51ca5f1b24c7946875887327585becc59165297dcf"),
         "ValidationResponse",
         validation,
         "2025-10",
         {validator, agent, request},
         {response, responseUri, responseHash, {Tag, WordText, "tag"}}},
        {word("cc61e07d65464186112fdaddb4b11ccef1928644b11f17e2864b38b451195671"),
         "ValidationResponse",
         validation,
         "oldest",
         {validator, agent, request},
         {response, responseUri, {Tag, WordText, "tag"}}},
    };
}

constexpr Bytes32 proxyTopics[] = {
    word("bc7cd75a20ee27fd9adebab32041f755214dbc6bffa90cc0225b39da2e5c2d3b"),  // Upgraded
    word("c7f505b2f371ae2175ee4913f4499e1f2633a7b5936321eed1cdaeb6115181d2"),  // Initialized
    word("8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e0"),  // OwnershipTransferred
    word("f8e1a15aba9398e019f0b49df1a4fde98ee17ae345cb5f6b5e2c27f5033e8ce7"),  // MetadataUpdate
    word("6bd5c950a8d8df17f772f5af37cb3655737899cbf903264b9795592da439661c"),  // BatchMetadataUpdate
    word("0a6387c9ea3628b88a633bb4f3b151770f70085117a15f9bf3787cda53f13d31"),  // EIP712DomainChanged
    word("7e644d79422f17c01e4894b5f4f588d331ebfa28653d42ae832dc59e38c9798f"),  // AdminChanged
    word("1cf3b03a6cf19fa2baba4df148e9dcabedea7f8a5c07840e207e5c089be95d3e"),  // BeaconUpgraded
};

}  // namespace

std::span<const Layout> erc8004Layouts()
{
    static const std::vector<Layout> all = makeLayouts();
    return all;
}

const Layout* erc8004Layout(const Bytes32& topic)
{
    for (const Layout& layout : erc8004Layouts()) {
        if (layout.topic == topic)
            return &layout;
    }
    return nullptr;
}

bool isProxyTopic(const Bytes32& topic)
{
    return std::find(std::begin(proxyTopics), std::end(proxyTopics), topic) != std::end(proxyTopics);
}

const std::vector<Bytes32>& erc8004Topics()
{
    static const std::vector<Bytes32> topics = [] {
        std::vector<Bytes32> list;
        for (const Layout& layout : erc8004Layouts())
            list.push_back(layout.topic);
        return list;
    }();
    return topics;
}

const char* typeName(Coding coding)
{
    switch (coding) {
        case Uint256:
            return "uint256";
        case Uint64:
            return "uint64";
        case Uint8:
            return "uint8";
        case Int128:
            return "int128";
        case Int256:
            return "int256";
        case Address:
            return "address";
        case Bool:
            return "bool";
        case Word:
        case WordText:
            return "bytes32";
        case Text:
            return "string";
        case Bytes:
            return "bytes";
        case HashedText:
            return "keccak-256 of a string";
    }
    return "";
}

}  // namespace signalbox::evm
