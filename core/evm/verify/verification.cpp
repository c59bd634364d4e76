// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/verify/verification.h"

#include <QPromise>
#include <algorithm>

#include "evm/proof/preset_rules.h"
#include "postgres/session_thread.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

using evm::proof::Piece;
using evm::proof::PiecesRead;

namespace {

constexpr qint64 blocksPerPiece = 25;
constexpr std::size_t piecesPerRound = 16;

/// The blocks of a piece one by one, to find the failing one.
std::vector<Piece> singly(const Piece& piece)
{
    std::vector<Piece> out;
    for (Height height = piece.range.lo; height <= piece.range.hi; ++height)
        out.push_back({{height, height}, piece.streams, {}, {}, piece.byHash});
    return out;
}

bool isByHash(const Piece& piece)
{
    return piece.byHash;
}

using Answer = std::shared_ptr<QPromise<Expected<PiecesRead>>>;

QCoro::Task<> deliver(QCoro::Task<Expected<PiecesRead>> reading, Answer promise)
{
    Expected<PiecesRead> read = co_await reading;
    promise->addResult(std::move(read));
    promise->finish();
}

}  // namespace

Verification::Verification(Input input, store::Session& session, const VerifyTold& told)
    : m_input(std::move(input)), m_session(session), m_told(told)
{
}

Expected<QJsonObject> Verification::run()
{
    if (const auto planned = plan(); !planned)
        return fail(planned.error());
    while (!m_todo.empty()) {
        const std::vector<Piece> round = nextRound();
        const bool byHash = round.back().byHash;
        const auto read = this->read(round, byHash);
        if (!read)
            return fail(read.error());
        if (read->noReceipts && !byHash && m_report.checked == m_report.byLogs) {
            if (const auto possible = continueByHash(round); !possible)
                return fail(possible.error());
            continue;
        }
        for (const Piece& piece : read->pieces)
            if (const auto taken = take(piece, byHash); !taken)
                return fail(taken.error());
        if (!tellProgress())
            return fail(stopping());
    }
    return m_report.toJson();
}

Expected<Done> Verification::plan()
{
    const auto stored = storedStreams(m_session, m_input.chain.chain.caip2);
    if (!stored)
        return fail(stored.error());
    m_report.stored = stored->blocks.intersected(m_input.wanted).count();
    if (m_report.stored == 0)
        return fail(ErrorKind::NotFound, "NOTHING_STORED",
                    Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" has no stored blocks in this range."))
                        .arg(m_input.chain.chain.name));
    m_todo = cutAtRules(m_input.sample ? samplePieces(*stored, m_input.wanted, *m_input.sample, m_input.seed)
                                       : piecesOf(*stored, m_input.wanted, blocksPerPiece),
                        evm::proof::rulesOf(m_input.config.chainId));
    m_report.byHash = std::all_of(m_todo.begin(), m_todo.end(), isByHash);
    if (m_input.config.endpoints.size() < 2 && std::any_of(m_todo.begin(), m_todo.end(), isByHash))
        return noSecondEndpoint(
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "Some blocks of \"%1\" cannot be proven, and there is no second HTTP endpoint to "
                                      "compare logs with. Add another endpoint.")));
    for (const Piece& piece : m_todo)
        m_total += piece.range.count();
    std::reverse(m_todo.begin(), m_todo.end());
    return Done{};
}

std::vector<Piece> Verification::nextRound()
{
    std::vector<Piece> round;
    while (!m_todo.empty() && round.size() < piecesPerRound) {
        if (!round.empty() && m_todo.back().byHash != round.back().byHash)
            break;
        if (m_todo.back().byHash && m_todo.back().range.count() > 1) {
            const auto single = singly(m_todo.back());
            m_todo.pop_back();
            push(single);
        }
        round.push_back(m_todo.back());
        m_todo.pop_back();
    }
    return round;
}

Expected<PiecesRead> Verification::read(const std::vector<Piece>& round, bool byHash)
{
    const auto promise = std::make_shared<QPromise<Expected<PiecesRead>>>();
    promise->start();
    auto future = promise->future();
    const bool asked =
        m_input.ask([promise, config = m_input.config, rates = m_input.parts.rates, round, byHash](Prober& prober) {
            deliver(evm::proof::readPieces(prober.scope(), config, rates, round, byHash), promise);
        });
    if (!asked)
        return fail(stopping());
    future.waitForFinished();
    return future.resultCount() > 0 ? future.result() : Expected<PiecesRead>(fail(stopping()));
}

Expected<Done> Verification::continueByHash(const std::vector<Piece>& round)
{
    if (m_input.config.endpoints.size() < 2)
        return noSecondEndpoint(
            Message(QT_TRANSLATE_NOOP("Engine",
                                      "The endpoint of \"%1\" does not return block receipts, and there is no second "
                                      "endpoint to compare logs with. Add another endpoint.")));
    m_report.byHash = true;
    push(round);
    for (Piece& piece : m_todo)
        piece.byHash = true;
    return Done{};
}

Expected<Done> Verification::take(const Piece& piece, bool byHash)
{
    if (piece.error && piece.range.count() > 1) {
        push(singly(piece));
        return Done{};
    }
    if (piece.error && piece.error->kind == ErrorKind::Cancelled)
        return fail(*piece.error);
    if (piece.error && piece.error->code == "PROOF_MISMATCH"_L1) {
        m_report.add({piece.range.lo, 0, 0, false, piece.error->text()});
        ++m_report.checked;
        return Done{};
    }
    if (piece.error) {
        ++m_report.unanswered;
        if (m_report.firstFailure.isEmpty())
            m_report.firstFailure = piece.error->text();
        return Done{};
    }
    const auto differences = compareStored(m_session, m_input.chain.chain.schema, m_input.config.chainId, piece);
    if (!differences)
        return fail(differences.error());
    for (const Difference& difference : *differences)
        m_report.add(difference);
    m_report.checked += piece.range.count();
    m_report.byLogs += byHash ? piece.range.count() : 0;
    m_report.rows += piece.truth->rows();
    for (const auto& proof : piece.truth->proven)
        m_report.undecided += proof.undecided;
    return Done{};
}

bool Verification::tellProgress()
{
    const qint64 done = m_report.checked + m_report.unanswered;
    return m_told(done, m_total);
}

void Verification::push(const std::vector<Piece>& pieces)
{
    m_todo.insert(m_todo.end(), pieces.rbegin(), pieces.rend());
}

tl::unexpected<Error> Verification::noSecondEndpoint(const Message& text) const
{
    return fail(ErrorKind::Refused, "NO_SECOND_ENDPOINT", text.arg(m_input.chain.chain.name));
}

}  // namespace signalbox::engine
