// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/clearing/operation_run.h"

#include <QRandomGenerator>

#include "ibc/clearing/breaker.h"
#include "ibc/clearing/hermes_program.h"
#include "signalbox/literals.h"
#include "support/log.h"

namespace signalbox::ibc {

using namespace std::chrono_literals;

namespace {

Error failedRun(Message message, bool passing)
{
    return Error::make(passing ? ErrorKind::Retryable : ErrorKind::Unavailable, "HERMES_FAILED", std::move(message));
}

}  // namespace

OperationRun::OperationRun(ChainThread::Access& access, HermesSettings settings, OpenOperation operation, Pace pace)
    : m_access(access), m_settings(std::move(settings)), m_operation(std::move(operation)), m_pace(pace)
{
}

bool OperationRun::pause(std::chrono::milliseconds time) const
{
    return m_access.sleep(std::chrono::milliseconds(qint64(double(time.count()) * m_pace.pauses)));
}

/// Whichever console asked for it; looked up every 2 s.
bool OperationRun::isCanceled()
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_canceled && now - m_asked > 2s) {
        m_asked = now;
        const auto asked = m_access.session.read([&](store::Transaction& transaction) {
            return operations::isCancelRequested(transaction, m_operation.id);
        });
        m_canceled = asked && *asked;
    }
    return m_canceled;
}

/// A database that is away for a moment must not lose what happened.
Expected<Done> OperationRun::keep(const std::function<void(store::Transaction&)>& change)
{
    for (;;) {
        const auto kept = m_access.session.write([&](store::Transaction& transaction) {
            change(transaction);
            return Done{};
        });
        if (kept || (kept.error().kind != ErrorKind::Retryable && kept.error().kind != ErrorKind::Unavailable))
            return kept;
        if (!m_access.sleep(1s))
            return fail(stopped());
    }
}

void OperationRun::finish(operations::End end, std::optional<bool> success)
{
    end.output = keptOutput(m_text);
    end.attempts = m_attempts;
    if (!m_operation.request.wholeChain)
        end.ours = relayedBy(m_output, m_operation.request);
    const auto kept = keep([&](store::Transaction& transaction) {
        operations::finish(transaction, m_operation, end);
        breakers::end(transaction, m_operation.request.chainId, m_operation.request.channel, success);
    });
    if (!kept && kept.error().kind != ErrorKind::Cancelled)
        qCWarning(logEngine).noquote() << u"The end of clearing operation %1 could not be stored: %2"_s.arg(
            m_operation.id, kept.error().text());
}

void OperationRun::run()
{
    operations::End end;
    bool begun = false, admitted = false;
    const auto kept = keep([&](store::Transaction& transaction) {
        begun = operations::begin(transaction, m_operation.id);
        admitted = begun && breakers::begin(transaction, m_operation.request.chainId, m_operation.request.channel);
    });
    if (!kept)
        return;
    if (!begun || !admitted) {
        end.state = begun ? ClearingState::Failed : ClearingState::Cancelled;
        if (begun)
            end.error = breakerOpen(m_operation.request.chainId, m_operation.request.channel);
        end.packets = untouched(m_operation, end.error ? end.error->message : Message());
        (void)keep([&](store::Transaction& transaction) { operations::finish(transaction, m_operation, end); });
        return;
    }
    const auto done = m_operation.request.wholeChain ? runChain(end) : runPackets(end);
    if (!done && done.error().kind == ErrorKind::Cancelled && m_access.isStopped())
        return;  // the next console verifies it
    if (!done) {
        end.error = done.error();
        end.state = ClearingState::Failed;
        if (end.packets.empty())
            end.packets = untouched(m_operation, done.error().message);
    }
    if (m_canceled && end.state != ClearingState::Completed)
        end.state = ClearingState::Cancelled;
    const bool worked = end.state == ClearingState::Completed || end.state == ClearingState::Partial;
    finish(std::move(end), m_canceled ? std::nullopt : std::optional(worked));
}

Expected<Done> OperationRun::runPackets(operations::End& end)
{
    Sequences left = m_operation.request.sequences;
    std::optional<Error> trouble;
    for (;;) {
        ++m_attempts;
        if (const auto kept = keep([&](store::Transaction& transaction) {
                operations::setState(transaction, m_operation.id, ClearingState::Running, m_attempts);
            });
            !kept)
            return kept;
        trouble = attempt(left);
        if (m_access.isStopped())
            return fail(stopped());
        if (const auto kept = keep([&](store::Transaction& transaction) {
                operations::setState(transaction, m_operation.id, ClearingState::Verifying, m_attempts);
            });
            !kept)
            return kept;
        const auto evidence = lookPatiently(true);
        if (!evidence)
            return fail(evidence.error());
        end.packets = verdictsOf(m_operation, *evidence);
        end.state = stateOf(end.packets);
        left = both(m_operation.request.sequences, evidence->state.committed);
        const bool again = trouble && trouble->kind == ErrorKind::Retryable && m_attempts < mostAttempts;
        if (left.empty() || m_canceled || !again)
            break;
        if (!pause(retryPause(m_attempts, QRandomGenerator::global()->generateDouble())) || isCanceled())
            break;
    }
    if (m_access.isStopped())
        return fail(stopped());
    if (!left.empty())
        end.error =
            trouble ? trouble
                    : std::optional(Error::make(
                          ErrorKind::Unavailable, "HERMES_FAILED",
                          Message(QT_TRANSLATE_NOOP(
                              "Engine",
                              "Hermes ended without an error, but some packets are still pending. See its output."))));
    return Done{};
}

/// None if Hermes printed a result without an error. The result is not believed: the state method follows.
std::optional<Error> OperationRun::attempt(const Sequences& left)
{
    const ClearingRequest& request = m_operation.request;
    const HermesProgram program(m_settings);
    const auto run = program.run(clearArguments(request.chainId, request.port, request.channel, left), m_pace.most,
                                 [this] { return m_access.isStopped() || isCanceled(); });
    if (!run)
        return run.error();
    m_text += run->out + run->err;
    const HermesOutput output = readOutput(run->out);
    m_output.relayed.insert(m_output.relayed.end(), output.relayed.begin(), output.relayed.end());
    const auto quoted = [](const char* pattern, const QString& cause) { return Message(pattern).arg(cause); };
    if (run->stopped)
        return stopped();
    if (run->tooLong)
        return failedRun(Message(QT_TRANSLATE_NOOP("Engine", "Hermes did not end within %1 min and was stopped."))
                             .arg(qint64(std::chrono::duration_cast<std::chrono::minutes>(m_pace.most).count())),
                         true);
    if (const QString cause = output.cause(); !cause.isEmpty())
        return failedRun(quoted(QT_TRANSLATE_NOOP("Engine", "Hermes reported: \"%1\"."), cause), isPassing(cause));
    if (!output.hasResult) {
        const QString said = QString::fromUtf8(keptOutput(run->err.isEmpty() ? run->out : run->err)).simplified();
        return failedRun(
            said.isEmpty()
                ? Message(QT_TRANSLATE_NOOP("Engine", "Hermes ended with code %1 and printed no result."))
                      .arg(run->exitCode)
                : quoted(QT_TRANSLATE_NOOP("Engine", "Hermes printed no result, but: \"%1\"."), said.left(500)),
            isPassing(said));
    }
    return std::nullopt;
}

}  // namespace signalbox::ibc
