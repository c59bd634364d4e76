// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "ibc/clearing/operation_run.h"
#include "ibc/state/check_rows.h"
#include "signalbox/literals.h"

namespace signalbox::ibc {

using namespace std::chrono_literals;

namespace {

std::map<quint64, QString> outcomesOf(store::Transaction& transaction, const ClearingRequest& request)
{
    std::map<quint64, QString> outcomes;
    for (const auto& row : transaction.exec(
             "SELECT sequence, outcome FROM ibc.packet_flow WHERE src_chain_id = $1 AND src_port_id = $2 AND "
             "src_channel_id = $3 AND sequence = ANY ($4::numeric[]) AND outcome IN ('acknowledged', 'failed', "
             "'timed_out')",
             {request.chainId, request.port, request.channel, sequenceArray(request.sequences)}))
        outcomes[store::text(row[0]).toULongLong()] = store::text(row[1]);
    return outcomes;
}

}  // namespace

/// Hermes has run: an LCD that is away for a moment must not hide what it did.
Expected<Evidence> OperationRun::lookPatiently(bool wait)
{
    constexpr int most = 20;
    for (int i = 1;; ++i) {
        auto evidence = look(wait);
        const bool passes = !evidence && (evidence.error().kind == ErrorKind::Retryable ||
                                          evidence.error().kind == ErrorKind::Unavailable);
        if (!passes || i >= most)
            return evidence;
        if (!pause(5s))
            return fail(stopped());
    }
}

/// An LCD can be a moment behind the node that Hermes uses: what Hermes relayed is looked for several times.
Expected<Evidence> OperationRun::look(bool wait)
{
    const ClearingRequest& request = m_operation.request;
    const auto source = m_access.lcds.of(request.chainId);
    if (!source)
        return fail(source.error());
    const auto client = (*source)->client(request.port, request.channel);
    if (!client)
        return fail(client.error());
    const auto channel = (*source)->channel(request.port, request.channel);
    if (!channel)
        return fail(channel.error());
    const auto destination = m_access.lcds.of(client->chainId);
    if (!destination)
        return fail(destination.error());
    const IbcEnd from{request.chainId, {}, request.port, request.channel, {}};
    const IbcEnd to{client->chainId,
                    {},
                    *channel ? (*channel)->counterpartyPort : QString(),
                    *channel ? (*channel)->counterpartyChannel : QString(),
                    {}};
    Evidence evidence;
    evidence.output = m_output;
    for (int i = 0;; ++i) {
        auto state = askState(**source, **destination, from, to);
        if (!state)
            return fail(state.error());
        evidence.state = std::move(*state);
        Sequences finished;
        for (const auto& relayed : m_output.relayed)
            if (relayed.kind != HermesOutput::Relayed::Received && relayed.port == from.port &&
                relayed.channel == from.channel)
                finished.push_back(relayed.sequence);
        std::sort(finished.begin(), finished.end());
        if (!wait || both(finished, evidence.state.committed).empty() || i + 1 >= m_pace.looks)
            break;
        if (!pause(2s))
            return fail(stopped());
    }
    const auto outcomes =
        m_access.session.read([&](store::Transaction& transaction) { return outcomesOf(transaction, request); });
    if (!outcomes)
        return fail(outcomes.error());
    evidence.outcome = *outcomes;
    const auto other = (*destination)->client(to.port, to.channel);
    if (!client->isActive())
        evidence.unprovable = Message(QT_TRANSLATE_NOOP("Engine", "The client %1 on %2 is %3."))
                                  .arg(client->id, request.chainId, client->status);
    else if (other && !other->isActive())
        evidence.unprovable = Message(QT_TRANSLATE_NOOP("Engine", "The client %1 on %2 is %3."))
                                  .arg(other->id, client->chainId, other->status);
    else if (*channel && !(*channel)->isOpen())
        evidence.unprovable = Message(QT_TRANSLATE_NOOP("Engine", "The channel %1 on %2 is not open (%3)."))
                                  .arg(request.channel, request.chainId, (*channel)->state);
    return evidence;
}

void OperationRun::verifyOnly()
{
    operations::End end;
    const Message gone(
        QT_TRANSLATE_NOOP("Engine",
                          "The console that ran this operation ended before it was done. Its packets were "
                          "compared with the chains' state; Hermes was not run again."));
    if (m_operation.state == ClearingState::Queued || m_operation.state == ClearingState::Planned) {
        end.state = ClearingState::Cancelled;
        end.error = Error::make(ErrorKind::Cancelled, "ENGINE_GONE",
                                Message(QT_TRANSLATE_NOOP("Engine",
                                                          "The console ended before Hermes was started. Nothing was "
                                                          "relayed. Clear the packets again.")));
        end.packets = untouched(m_operation, end.error->message);
        (void)keep([&](store::Transaction& transaction) { operations::finish(transaction, m_operation, end); });
        return;
    }
    (void)keep([&](store::Transaction& transaction) {
        operations::setState(transaction, m_operation.id, ClearingState::Verifying, 1);
    });
    m_attempts = 1;
    end.state = ClearingState::Failed;
    end.error = Error::make(ErrorKind::Unavailable, "ENGINE_GONE", gone);
    if (!m_operation.request.wholeChain) {
        const auto evidence = lookPatiently(false);
        if (!evidence && evidence.error().kind == ErrorKind::Cancelled)
            return;
        end.packets = evidence ? verdictsOf(m_operation, *evidence) : untouched(m_operation, evidence.error().message);
        end.state = stateOf(end.packets);
        if (!evidence)
            end.error = evidence.error();
        if (end.state == ClearingState::Completed)
            end.error.reset();
    }
    finish(std::move(end), std::nullopt);
}

}  // namespace signalbox::ibc
