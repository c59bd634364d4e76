// SPDX-License-Identifier: GPL-3.0-or-later

#include <QRandomGenerator>

#include "ibc/clearing/breaker.h"
#include "ibc/clearing/hermes_rest.h"
#include "ibc/clearing/operation_run.h"
#include "signalbox/literals.h"

namespace signalbox::ibc {

using namespace std::chrono_literals;

/// Hermes answers at once and reports nothing: its effect is read from what is indexed.
Expected<Done> OperationRun::runChain(operations::End& end)
{
    const auto pending = [&] {
        return m_access.session.read([&](store::Transaction& transaction) {
            return store::integer(
                transaction.exec("SELECT count(*) FROM ibc.packet_flow WHERE src_chain_id = $1 AND status "
                                 "IN ('pending', 'stuck')",
                                 {m_operation.request.chainId})[0][0]);
        });
    };
    const auto before = pending();
    if (!before)
        return fail(before.error());
    std::optional<Error> trouble;
    do {
        ++m_attempts;
        HermesRest rest(m_settings.rest);
        const auto chains = rest.chains();
        const auto asked = !chains ? Expected<Done>(fail(chains.error()))
                           : chains->contains(m_operation.request.chainId)
                               ? rest.clearPackets(m_operation.request.chainId)
                               : Expected<Done>(fail(ErrorKind::Refused, "HERMES_FAILED",
                                                     Message(QT_TRANSLATE_NOOP("Engine", "Hermes does not relay %1."))
                                                         .arg(m_operation.request.chainId)));
        trouble = asked ? std::nullopt : std::optional(asked.error());
    } while (trouble && trouble->kind == ErrorKind::Unavailable && m_attempts < mostAttempts &&
             pause(retryPause(m_attempts, QRandomGenerator::global()->generateDouble())) && !isCanceled());
    if (m_access.isStopped())
        return fail(stopped());
    if (trouble)
        return fail(*trouble);
    if (const auto kept = keep([&](store::Transaction& transaction) {
            operations::setState(transaction, m_operation.id, ClearingState::Verifying, m_attempts);
        });
        !kept)
        return kept;
    qint64 left = *before;
    const auto until = std::chrono::steady_clock::now() + m_pace.chainTime;
    while (left > 0 && std::chrono::steady_clock::now() < until && !isCanceled()) {
        if (!pause(5s))
            return fail(stopped());
        if (const auto now = pending())
            left = *now;
    }
    end.state = left == 0 ? ClearingState::Completed : left < *before ? ClearingState::Partial : ClearingState::Failed;
    if (left > 0)
        end.error = Error::make(
            ErrorKind::Unavailable, "HERMES_FAILED",
            Message::counted(
                "%Ln packet sent by %1 is still pending. Hermes may still be clearing; by default it clears 50 "
                "packets of a channel in one run.",
                QT_TRANSLATE_N_NOOP("Engine",
                                    "%Ln packets sent by %1 are still pending. Hermes may still be clearing; "
                                    "by default it clears 50 packets of a channel in one run."),
                left)
                .arg(m_operation.request.chainId));
    return Done{};
}

}  // namespace signalbox::ibc
