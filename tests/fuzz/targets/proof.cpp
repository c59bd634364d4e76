// SPDX-License-Identifier: GPL-3.0-or-later

// Input of a block's proof: its header and its receipts, recomputed by RLP and trie. First byte: the chain's rules, or
// (128) a batch of such answers; second: the number of transactions in the header, or of calls in the batch; first
// line: the header; rest: the receipts, or the batch.
#include <QJsonObject>

#include "evm/proof/batch_split.h"
#include "evm/proof/block_proof.h"
#include "fuzz_input.h"
#include "signalbox/literals.h"

using namespace signalbox;
using namespace signalbox::evm::proof;

namespace {

Rules rulesOf(std::uint8_t kind)
{
    QJsonObject rule{{u"from"_s, 0}};
    if (kind & 1)
        rule.insert(u"stateSync"_s, u"outside"_s);
    if (kind & 2)
        rule.insert(u"blockReceipt"_s, true);
    const auto rules = Rules::fromJson(QJsonArray{rule});
    return rules ? *rules : Rules();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static BlockProof proof;
    fuzz::Input input(data, size);
    const std::uint8_t kind = input.takeByte();
    if (kind & 128) {
        static evm::JsonParser parser;
        const std::size_t count = input.takeByte() % 5;
        const fuzz::Answer batch(input.rest());
        std::vector<Element> elements;
        if (!splitBatch(parser, *batch, count, elements))
            fuzz::require(elements.size() == count);
        rpc::AnswerBuffer copy;
        for (const Element& element : elements) {
            if (element.result.empty())
                continue;
            fill(copy, element.result);
            fuzz::require(copy.view() == element.result);
        }
        return 0;
    }
    const Rules rules = rulesOf(kind);
    ProvenHeader header;
    header.ref.number = 16;
    header.ref.hash.fill(0x33);
    header.transactions.resize(input.takeByte() % 5);
    for (Bytes32& hash : header.transactions)
        hash.fill(0x44);
    {
        const fuzz::Answer object(input.takeLine());
        if (const auto read = proof.header(*object, rules))
            fuzz::require(read->ref.number >= 0);
    }
    const fuzz::Answer array(input.rest());
    if (const auto receipts = proof.receipts(*array, header, rules))
        fuzz::require(receipts->receipts >= 0 && receipts->logs >= 0);
    return 0;
}
