// SPDX-License-Identifier: GPL-3.0-or-later

// Verifying what is stored: blocks read again by proof, and held against the rows.
#include <QJsonArray>
#include <QRandomGenerator>

#include "commands/command_runner.h"
#include "commands/progress_text.h"
#include "commands/verify_plan.h"
#include "evm/proof/preset_rules.h"
#include "metrics/confidence.h"
#include "postgres/when_done.h"
#include "signalbox/literals.h"
#include "units/command_rules.h"
#include "units/evm_family.h"

namespace signalbox::engine {

namespace {

using evm::proof::Piece;
using evm::proof::PiecesRead;

constexpr qint64 blocksPerPiece = 25;
constexpr std::size_t piecesPerRound = 16;
constexpr qsizetype mostListed = 1'000;

struct Report {
    qint64 stored = 0, checked = 0, unanswered = 0, undecided = 0, rows = 0, differences = 0;
    bool byHash = false;  ///< all of them
    qint64 byLogs = 0;    ///< checked by hash
    QJsonArray listed;
    QString firstFailure;

    void add(const Difference& difference)
    {
        ++differences;
        if (listed.size() >= mostListed)
            return;
        QJsonObject one{{u"block"_s, difference.block}};
        if (difference.missing > 0)
            one.insert(u"missing"_s, difference.missing);
        if (difference.surplus > 0)
            one.insert(u"surplus"_s, difference.surplus);
        if (difference.otherHash)
            one.insert(u"otherHash"_s, true);
        if (!difference.unproven.isEmpty())
            one.insert(u"unproven"_s, difference.unproven);
        listed.append(one);
    }
    QJsonObject toJson() const
    {
        QJsonObject out{{u"method"_s, byHash ? u"logs"_s : u"proof"_s},
                        {u"stored"_s, stored},
                        {u"checked"_s, checked},
                        {u"unanswered"_s, unanswered},
                        {u"undecided"_s, undecided},
                        {u"rows"_s, rows},
                        {u"differences"_s, differences},
                        {u"different"_s, listed}};
        if (byLogs > 0 && !byHash)
            out.insert(u"byLogs"_s, byLogs);
        if (checked > 0 && checked < stored)
            out.insert(u"atMost"_s, metrics::shareAtMost(differences, checked));
        if (!firstFailure.isEmpty())
            out.insert(u"failure"_s, firstFailure);
        return out;
    }
};

/// Blocks of a piece, one by one: which of them is it?
std::vector<Piece> singly(const Piece& piece)
{
    std::vector<Piece> out;
    for (Height height = piece.range.lo; height <= piece.range.hi; ++height)
        out.push_back({{height, height}, piece.streams, {}, {}, piece.byHash});
    return out;
}

}  // namespace

void CommandRunner::verify(Running& running, ChainUnit& unit)
{
    const CommandId id = running.status.id;
    const store::ChainRow row = unit.facts().row;
    if (!m_host.families().of(row).features().testFlag(Feature::Receipts))
        return finish(
            id, fail(ErrorKind::Refused, "NOT_EVM",
                     Message(QT_TRANSLATE_NOOP("Engine",
                                               "\"%1\" is not an EVM chain. Only EVM chains can be verified by their "
                                               "receipts."))
                         .arg(row.name)));
    auto config = evmAdapterConfig(*m_host.parts().endpointSecrets,
                                   {row, unit.facts().endpoints, unit.facts().streams, {}, 0, {}});
    if (!config)
        return finish(id, fail(config.error()));
    evm::proof::keepReadable(*config);
    Interval wanted{0, std::numeric_limits<Height>::max() / 2};
    if (const auto lo = numberArg(running.status.args, "lo"))
        wanted = {*lo, *numberArg(running.status.args, "hi")};
    const auto sample = numberArg(running.status.args, "sample");
    auto work = [net = &m_host.net(), rates = m_host.parts().rates, config = *config, row, wanted, sample, id](
                    store::Session& session,
                    const std::function<bool(const Message&, double)>& told) -> Expected<QJsonObject> {
        const auto stored = storedStreams(session, row.caip2);
        if (!stored)
            return fail(stored.error());
        Report report;
        report.stored = stored->blocks.intersected(wanted).count();
        if (report.stored == 0)
            return fail(
                ErrorKind::NotFound, "NOTHING_STORED",
                Message(QT_TRANSLATE_NOOP("Engine", "\"%1\" has no stored blocks in this range.")).arg(row.name));
        std::vector<Piece> todo = cutAtRules(
            sample ? samplePieces(*stored, wanted, *sample,
                                  quint64(id) * 0x9e3779b97f4a7c15ULL ^ QRandomGenerator::global()->generate64())
                   : piecesOf(*stored, wanted, blocksPerPiece),
            evm::proof::rulesOf(config.chainId));
        const auto isByHash = [](const Piece& piece) { return piece.byHash; };
        report.byHash = std::all_of(todo.begin(), todo.end(), isByHash);
        if (config.endpoints.size() < 2 && std::any_of(todo.begin(), todo.end(), isByHash))
            return fail(ErrorKind::Refused, "NO_SECOND_ENDPOINT",
                        Message(QT_TRANSLATE_NOOP(
                                    "Engine",
                                    "Some blocks of \"%1\" cannot be proven, and there is no second HTTP endpoint to "
                                    "compare logs with. Add another endpoint."))
                            .arg(row.name));
        qint64 total = 0;
        for (const Piece& piece : todo)
            total += piece.range.count();
        std::reverse(todo.begin(), todo.end());  // the lowest last
        while (!todo.empty()) {
            std::vector<Piece> round;
            while (!todo.empty() && round.size() < piecesPerRound) {
                if (!round.empty() && todo.back().byHash != round.back().byHash)
                    break;
                if (todo.back().byHash && todo.back().range.count() > 1) {
                    const auto single = singly(todo.back());
                    todo.pop_back();
                    todo.insert(todo.end(), single.rbegin(), single.rend());
                }
                round.push_back(todo.back());
                todo.pop_back();
            }
            const bool byHash = round.back().byHash;
            auto future = net->run<PiecesRead>([config, rates, round, byHash](evm::EvmServices& services) {
                return evm::proof::readPieces(services, config, rates, round, byHash);
            });
            future.waitForFinished();
            const auto read = future.resultCount() > 0 ? future.result() : Expected<PiecesRead>(fail(stopping()));
            if (!read)
                return fail(read.error());
            if (read->noReceipts && !byHash && report.checked == report.byLogs) {
                if (config.endpoints.size() < 2)
                    return fail(ErrorKind::Refused, "NO_SECOND_ENDPOINT",
                                Message(QT_TRANSLATE_NOOP(
                                            "Engine",
                                            "The endpoint of \"%1\" does not return block receipts, and there is no "
                                            "second endpoint to compare logs with. Add another endpoint."))
                                    .arg(row.name));
                report.byHash = true;
                todo.insert(todo.end(), round.rbegin(), round.rend());
                for (Piece& piece : todo)
                    piece.byHash = true;
                continue;
            }
            for (const Piece& piece : read->pieces) {
                if (piece.error && piece.range.count() > 1) {
                    const auto single = singly(piece);
                    todo.insert(todo.end(), single.rbegin(), single.rend());
                    continue;
                }
                if (piece.error && piece.error->kind == ErrorKind::Cancelled)
                    return fail(*piece.error);
                if (piece.error && piece.error->code == "PROOF_MISMATCH"_L1) {
                    report.add({piece.range.lo, 0, 0, false, piece.error->text()});
                    ++report.checked;
                    continue;
                }
                if (piece.error) {
                    ++report.unanswered;
                    if (report.firstFailure.isEmpty())
                        report.firstFailure = piece.error->text();
                    continue;
                }
                const auto differences = compareStored(session, row.schema, config.chainId, piece);
                if (!differences)
                    return fail(differences.error());
                for (const Difference& difference : *differences)
                    report.add(difference);
                report.checked += piece.range.count();
                report.byLogs += byHash ? piece.range.count() : 0;
                report.rows += piece.truth->rows();
                for (const auto& proof : piece.truth->proven)
                    report.undecided += proof.undecided;
            }
            const qint64 done = report.checked + report.unanswered;
            if (!told(blocksDone(done, total), double(done) / double(total)))
                return fail(stopping());
        }
        return report.toJson();
    };
    progress(id, 0, Message(QT_TRANSLATE_NOOP("Engine", "Reading blocks again")));
    inThread(running, std::move(work));
}

}  // namespace signalbox::engine
