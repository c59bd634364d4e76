// SPDX-License-Identifier: GPL-3.0-or-later

// Receipts proven per second on one core: JSON read, receipts encoded, roots and header hashes recomputed. See
// README.md.

#include <cstdio>
#include <ctime>

#include "evm/log_decoder.h"
#include "evm/proof/block_proof.h"
#include "sim/json_out.h"

using namespace signalbox;

namespace {

constexpr double bar = 20'000;  // receipts per second

double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

std::unique_ptr<rpc::AnswerBuffer> bufferOf(const QByteArray& text)
{
    auto buffer = std::make_unique<rpc::AnswerBuffer>();
    std::memcpy(buffer->room(std::size_t(text.size())), text.constData(), std::size_t(text.size()));
    buffer->grow(std::size_t(text.size()));
    buffer->terminate();
    return buffer;
}

}  // namespace

int main()
{
    sim::SimSpec spec;
    spec.history = 24;
    spec.genesisTime = 1'700'000'000;
    spec.transfersPerBlock = 800;
    spec.logsPerTransaction = 4;  // as on public networks
    spec.trueRoots = true;
    const sim::SimChain chain(spec);
    struct Block {
        Height number;
        std::unique_ptr<rpc::AnswerBuffer> header, receipts, envelope;
        int transactions;
    };
    std::vector<Block> blocks;
    double bytes = 0;
    for (Height height = 1; height <= chain.head(); ++height) {
        const auto made = *chain.block(height);
        QByteArray answer = "[";
        for (int i = 0; i < made.content.transactions; ++i)
            answer += (i > 0 ? "," : "") + sim::receiptJson(chain, made, i);
        answer += ']';
        bytes += double(answer.size());
        blocks.push_back({height, bufferOf(sim::blockJson(chain, made, false)), bufferOf(answer),
                          bufferOf("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + answer + "}"),
                          made.content.transactions});
    }
    evm::proof::BlockProof proof;
    evm::LogDecoder decoder;
    evm::LogFilter filter;
    filter.allTransfers = true;
    const evm::proof::Rules rules;
    qint64 receipts = 0, logs = 0;
    double proving = 0, decoding = 0;
    for (int round = 0; round < 8; ++round) {
        for (const Block& block : blocks) {
            const double begin = threadSeconds();
            const auto header = proof.header(*block.header, rules);
            const auto proven = header ? proof.receipts(*block.receipts, *header, rules)
                                       : tl::expected<evm::proof::ProvenReceipts, evm::proof::Mismatch>();
            const double middle = threadSeconds();
            if (!header || !proven || proven->receipts != block.transactions) {
                std::printf("proof: block %lld does not match\n", static_cast<long long>(block.number));
                return 1;
            }
            evm::DecodedLogs rows;
            decoder.decodeReceipts(*block.envelope, filter, block.number, header->ref.hash, block.transactions, rows);
            decoding += threadSeconds() - middle;
            proving += middle - begin;
            receipts += proven->receipts;
            logs += proven->logs;
        }
    }
    const double rate = double(receipts) / (proving + decoding);
    std::printf(
        "proof: %.0f receipts/s, %.0f logs/s on one core (%.1f logs a receipt, %.0f MB/s of JSON; proof %.0f %%, "
        "rows %.0f %% of the time)\n",
        rate, double(logs) / (proving + decoding), double(logs) / double(receipts),
        8 * bytes / 1e6 / (proving + decoding), 100 * proving / (proving + decoding),
        100 * decoding / (proving + decoding));
    std::printf("proof: bar %.0f receipts/s: %s\n", bar, rate >= bar ? "held" : "NOT held");
    return rate >= bar ? 0 : 1;
}
