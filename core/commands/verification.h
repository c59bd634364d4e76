// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/run.h"
#include "commands/verification_report.h"
#include "evm/evm_adapter.h"
#include "evm/proof/truth_reader.h"
#include "probing/net_thread.h"
#include "store/chains.h"

namespace signalbox::engine {

/// Reads stored blocks again from the endpoints, by proof if possible and else by hash and logs, and compares them with
/// the rows. Blocks its thread; one object per run.
class Verification {
public:
    struct Input {
        NetThread* net = nullptr;
        std::shared_ptr<rpc::RateRegistry> rates;
        evm::EvmAdapterConfig config;
        store::ChainRow chain;
        Interval wanted;
        std::optional<qint64> sample;  ///< number of blocks drawn at random; none for every block
        quint64 seed = 0;
    };
    Verification(Input input, store::Session& session, const Run::Tell& tell);

    /// The report. Errors: NOTHING_STORED, NO_SECOND_ENDPOINT, Cancelled.
    Run::Result run();

private:
    using Piece = evm::proof::Piece;

    Expected<Done> plan();
    std::vector<Piece> nextRound();
    Expected<evm::proof::PiecesRead> read(const std::vector<Piece>& round, bool byHash);
    Expected<Done> continueByHash(const std::vector<Piece>& round);
    Expected<Done> take(const Piece& piece, bool byHash);
    bool tellProgress();
    void push(const std::vector<Piece>& pieces);  ///< ascending; they are processed next
    tl::unexpected<Error> noSecondEndpoint(const Message& text) const;

    const Input m_input;
    store::Session& m_session;
    const Run::Tell& m_tell;
    std::vector<Piece> m_todo;  ///< the lowest last
    qint64 m_total = 0;
    VerificationReport m_report;
};

}  // namespace signalbox::engine
