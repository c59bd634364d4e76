// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "evm/adapter_config.h"
#include "evm/proof/truth_reader.h"
#include "evm/verify/verification_report.h"
#include "family/verify_input.h"
#include "postgres/session.h"

namespace signalbox::engine {

/// Reads stored blocks again from the endpoints, by proof if possible and else by hash and logs, and compares them with
/// the rows. Blocks its thread; one object per run.
class Verification {
public:
    struct Input : VerifyInput {
        evm::EvmAdapterConfig config;
    };
    Verification(Input input, store::Session& session, const VerifyTold& told);

    /// The report. Errors: NOTHING_STORED, NO_SECOND_ENDPOINT, Cancelled.
    Expected<QJsonObject> run();

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
    const VerifyTold& m_told;
    std::vector<Piece> m_todo;  ///< the lowest last
    qint64 m_total = 0;
    VerificationReport m_report;
};

}  // namespace signalbox::engine
