// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/clearing/clearing_book.h"

#include <algorithm>

#include "ibc/clearing/breaker.h"
#include "ibc/clearing/hermes_program.h"
#include "ibc/clearing/operation_rows.h"
#include "ibc/clearing/planner.h"
#include "signalbox/literals.h"
#include "support/log.h"

namespace signalbox::ibc {

namespace {

constexpr std::chrono::seconds clearingBeat(10);
constexpr int mostListed = 10'000;
const QString consoleApplication = u"signalbox clearing"_s;

Error notConfirmed(const QString& chainId)
{
    return Error::make(ErrorKind::Refused, "NOT_CONFIRMED",
                       Message(QT_TRANSLATE_NOOP("Engine",
                                                 "The text does not match, and nothing was done. Type the chain ID %1 "
                                                 "to confirm that the whole chain is cleared."))
                           .arg(chainId));
}

Error refused(const ClearingPlan& plan)
{
    return Error::make(ErrorKind::Refused, "CLEAR_REFUSED", Message::joined(plan.refusals));
}

}  // namespace

ClearingBook::ClearingBook(Parts parts)
    : m_parts(std::move(parts)),
      m_runner(m_parts.family, consoleApplication, u"clearing"_s),
      m_questions(m_parts.family, consoleApplication, u"clearing plans"_s)
{
    if (m_parts.family.works)
        m_runner.repeat(clearingBeat, [this](ChainThread::Access& access) { tend(access); });
}

QFuture<Expected<HermesStatus>> ClearingBook::hermes()
{
    return m_questions.run<HermesStatus>(
        [settings = m_parts.hermes()](ChainThread::Access& access) { return Planner(access, settings).status(); });
}

QFuture<Expected<ClearingPlan>> ClearingBook::plan(const ClearingRequest& request)
{
    return m_questions.run<ClearingPlan>([request, settings = m_parts.hermes()](ChainThread::Access& access) {
        return Planner(access, settings).plan(request);
    });
}

QFuture<Expected<ClearingOperation>> ClearingBook::clear(const ClearingRequest& request)
{
    return m_questions.run<ClearingOperation>(
        [this, request, settings = m_parts.hermes()](ChainThread::Access& access) {
            return start(access, request, settings);
        });
}

/// The plan is made anew: what the operator saw may be minutes old.
Expected<ClearingOperation> ClearingBook::start(ChainThread::Access& access, const ClearingRequest& request,
                                                const HermesSettings& hermes)
{
    if (request.wholeChain && request.confirmation != request.chainId)
        return fail(notConfirmed(request.chainId));
    if (const auto there = HermesProgram(hermes).check(); !there && !request.wholeChain)
        return fail(there.error());
    const auto plan = Planner(access, hermes).plan(request);
    if (!plan)
        return fail(plan.error());
    const auto breaker = access.session.read([&](store::Transaction& transaction) {
        return breakers::read(transaction, plan->request.chainId, plan->request.channel);
    });
    if (!breaker)
        return fail(breaker.error());
    if (!breaker->admits(QDateTime::currentDateTimeUtc()))
        return fail(breakerOpen(plan->request.chainId, plan->request.channel));
    if (!plan->refusals.empty())
        return fail(refused(*plan));
    OpenOperation operation;
    operation.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    operation.request = plan->request;
    operation.person = m_parts.person;
    operation.console = m_parts.console;
    operation.createdAt = QDateTime::currentDateTimeUtc();
    for (const ClearingPlan::Packet& packet : plan->packets)
        if (packet.work == "timeout"_L1)
            operation.timeouts.push_back(packet.sequence);
    {
        const std::lock_guard lock(m_mutex);
        m_own.insert(operation.id);
    }
    auto stored = access.session.write([&](store::Transaction& transaction) -> Expected<ClearingOperation> {
        if (const auto inserted = ibc::operations::insert(transaction, operation, *plan); !inserted)
            return fail(inserted.error());
        auto found = ibc::operations::find(transaction, operation.id);
        return found ? Expected<ClearingOperation>(std::move(*found)) : fail(unknownOperation(operation.id));
    });
    if (stored)
        m_runner.post([operation, hermes, pace = m_parts.pace](ChainThread::Access* runner) {
            if (runner)
                OperationRun(*runner, hermes, operation, pace).run();
        });
    return stored;
}

/// Between operations, and at start.
void ClearingBook::tend(ChainThread::Access& access)
{
    const auto own = [this] {
        const std::lock_guard lock(m_mutex);
        return m_own;
    }();
    const auto orphans =
        access.session.write([&](store::Transaction& transaction) { return ibc::operations::adopt(transaction, own); });
    if (orphans)
        for (const OpenOperation& operation : *orphans)
            OperationRun(access, HermesSettings(), operation, m_parts.pace).verifyOnly();
    const auto settled = access.session.write([](store::Transaction& transaction) {
        ibc::operations::settleFees(transaction);
        return Done{};
    });
    const QString code = !orphans ? orphans.error().code : !settled ? settled.error().code : QString();
    if (!code.isEmpty() && code != m_said && !access.isStopped())
        qCWarning(logEngine).noquote() << u"Clearing operations could not be looked after: %1"_s.arg(
            !orphans ? orphans.error().text() : settled.error().text());
    m_said = code;
}

QFuture<Expected<Done>> ClearingBook::cancel(const QString& id)
{
    return m_parts.reader->run<Done>([id](store::Session& session) -> Expected<Done> {
        const auto asked = session.write(
            [&](store::Transaction& transaction) { return ibc::operations::requestCancel(transaction, id); });
        if (!asked)
            return fail(asked.error());
        return Done{};
    });
}

QFuture<Expected<std::vector<ClearingOperation>>> ClearingBook::operations(int limit)
{
    return m_parts.reader->run<std::vector<ClearingOperation>>([limit = std::clamp(limit, 1, mostListed)](
                                                                   store::Session& session) {
        return session.read([&](store::Transaction& transaction) { return ibc::operations::list(transaction, limit); });
    });
}

QFuture<Expected<ClearingOperation>> ClearingBook::operation(const QString& id)
{
    return m_parts.reader->run<ClearingOperation>([id](store::Session& session) {
        return session.read([&](store::Transaction& transaction) -> Expected<ClearingOperation> {
            auto found = ibc::operations::find(transaction, id);
            return found ? Expected<ClearingOperation>(std::move(*found)) : fail(unknownOperation(id));
        });
    });
}

}  // namespace signalbox::ibc
