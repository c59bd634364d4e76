// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>

#include "evm/head/head_judge.h"
#include "evm/proof/batch_split.h"
#include "evm/proof/block_proof.h"

namespace signalbox::evm {

/// Blocks whose receipts match their headers, and the logs in them.
class ProvenReader {
public:
    struct Part {
        FetchedLogs logs;
        FetchedHeaders headers;
        std::vector<Height> unanswered;
        std::map<Height, Message> mismatched;  ///< reason by block
        qint64 undecided = 0;                  ///< blocks with logs that no root covers
    };
    struct Block {
        std::optional<Part> part;
        bool mismatched = false;  ///< true if an endpoint returned receipts that do not match
    };

    ProvenReader(const EvmAdapterConfig& config, rpc::EndpointPool& pool, HeaderFetcher& headers,
                 const HeadJudge& heads)
        : m_config(config), m_pool(pool), m_headers(headers), m_heads(heads)
    {
    }

    qint64 blocksPerRange() const;
    QCoro::Task<std::optional<Error>> anchorAgreed();
    QCoro::Task<Expected<Part>> range(Interval range, LogFilter filter, qint64 only);
    QCoro::Task<Block> block(Height number, LogFilter filter);
    /// True if blocks of this chain match the proof rules for this height.
    QCoro::Task<bool> rulesHold(Height number);

private:
    void prove(Height number, std::string_view header, std::string_view receipts, const LogFilter& filter, Part& part);
    QCoro::Task<tl::expected<Part, rpc::Refusal>> batch(std::vector<Height> numbers, LogFilter filter, qint64 only,
                                                        qint64 avoid);
    QCoro::Task<tl::expected<Part, rpc::Refusal>> single(Height number, LogFilter filter, qint64 only, qint64 avoid);

    const EvmAdapterConfig& m_config;
    rpc::EndpointPool& m_pool;
    HeaderFetcher& m_headers;
    const HeadJudge& m_heads;
    LogDecoder m_decoder;
    proof::BlockProof m_proof;
    JsonParser m_parser;
    rpc::AnswerBuffer m_buffer;
    std::vector<proof::Element> m_elements;
    double m_blockBytes = 200'000;  ///< recent size of a block's header and receipts
    std::optional<rpc::Clock::time_point> m_anchoredAt;
    std::set<Height> m_rulesHeld, m_rulesDenied;  ///< first heights of the rules that blocks matched, or did not match
};

}  // namespace signalbox::evm
