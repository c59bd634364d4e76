// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/proof/proof_check.h"

#include "evm/proof/batch_split.h"
#include "evm/proof/block_proof.h"
#include "evm/proof/preset_rules.h"
#include "signalbox/literals.h"
#include "support/hex.h"

namespace signalbox::evm::proof {

namespace {

constexpr int looks = 3;  // blocks per position, until one has a transaction

struct Texts {
    std::string header, receipts;
    double bytes = 0, milliseconds = 0;
};

QCoro::Task<Expected<Texts>> readBlock(std::shared_ptr<RpcSession> session, Height height)
{
    Texts out;
    JsonParser parser;
    for (const bool receipts : {false, true}) {
        std::vector<Element> elements;
        std::string& to = receipts ? out.receipts : out.header;
        rpc::Call call;
        call.method = receipts ? "eth_getBlockReceipts" : "eth_getBlockByNumber";
        call.body = rpc::requestBody(call.method, "[\"" + hex::quantity(height) + (receipts ? "\"]" : "\",false]"));
        call.limits = {64 << 20, 12'000, 25'000};
        call.read = [&](const rpc::AnswerBuffer& answer) -> std::optional<rpc::Fault> {
            if (const auto fault = splitBatch(parser, answer, 1, elements))
                return fault;
            to = elements.front().result;
            rpc::Fault nothing;
            nothing.network = u"incomplete"_s;
            return to.empty() ? std::optional(nothing) : std::nullopt;
        };
        auto asking = session->exchange(call);
        const rpc::Outcome outcome = co_await asking;
        if (!outcome)
            co_return fail(outcome.error().error);
        out.bytes += static_cast<double>(outcome->bytes);
        out.milliseconds += outcome->milliseconds;
    }
    co_return out;
}

}  // namespace

QCoro::Task<ProofCheck> checkProofs(std::shared_ptr<RpcSession> session, qint64 chainId, Height head)
{
    const Rules& rules = rulesOf(chainId);
    if (const auto possible = checkPossible(chainId); !possible)
        co_return ProofCheck{false, possible.error().message};
    BlockProof proof;
    rpc::AnswerBuffer buffer;
    const Height places[] = {std::min<Height>(1, head), head / 2, std::max<Height>(0, head - looks)};
    for (const Height place : places) {
        for (int look = 0; look < looks; ++look) {
            const Height height = std::min(head, place + look);
            auto reading = readBlock(session, height);
            const auto texts = co_await reading;
            if (!texts)
                co_return ProofCheck{
                    false,
                    Message(QT_TRANSLATE_NOOP("Engine", "Blocks cannot be proven here: block %1 cannot be read. %2"))
                        .arg(height)
                        .arg(texts.error().message)};
            fill(buffer, texts->header);
            const auto header = proof.header(buffer, rules);
            Message what = header ? Message() : header.error().what;
            int count = 0;
            if (header) {
                fill(buffer, texts->receipts);
                const auto receipts = proof.receipts(buffer, *header, rules);
                if (receipts)
                    count = receipts->receipts;
                else
                    what = receipts.error().what;
            }
            if (!what.isEmpty())
                co_return ProofCheck{false,
                                     Message(QT_TRANSLATE_NOOP("Engine", "Blocks cannot be proven here: block %1: %2."))
                                         .arg(height)
                                         .arg(what)};
            if (count > 0)
                break;
        }
    }
    co_return ProofCheck{
        true, Message(QT_TRANSLATE_NOOP("Engine",
                                        "Receipts match their headers at the start, in the middle and at the head"))};
}

QCoro::Task<std::optional<ReceiptsSample>> sampleReceipts(std::shared_ptr<RpcSession> session, Height height)
{
    auto reading = readBlock(session, height);
    const auto texts = co_await reading;
    if (!texts)
        co_return std::nullopt;
    co_return ReceiptsSample{texts->bytes, texts->milliseconds};
}

}  // namespace signalbox::evm::proof
