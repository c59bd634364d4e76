// SPDX-License-Identifier: GPL-3.0-or-later

#include "chains/command_jobs.h"

#include <QTimer>
#include <QVBoxLayout>

#include "language/engine_words.h"
#include "models/answer.h"
#include "models/chain_words.h"
#include "models/verify_words.h"
#include "signalbox/literals.h"
#include "tables/job_row.h"
#include "theme/sign.h"
#include "widgets/card.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr int doneShownMs = 4000, earlyMs = 600;
constexpr std::size_t mostRuns = 3;  // ranges of differing blocks that are offered for a reindex

QString keyOf(const CommandStatus& status)
{
    return status.id > 0 ? QString::number(status.id) : status.request.toString();
}

QString lineOf(const CommandStatus& status)
{
    switch (status.state) {
        case CommandState::Queued:
            return CommandJobs::tr("waiting for the chain's active console");
        case CommandState::Done:
            if (status.verb == Verb::Verify)
                return verifyText(status.result);
            return status.progressText.isEmpty() ? CommandJobs::tr("done") : engineWords(status.progressText);
        case CommandState::Cancelled:
            return CommandJobs::tr("canceled");
        case CommandState::Expired:
            return CommandJobs::tr("Expired: no console ran it within 5 minutes. Open it again for current numbers.");
        case CommandState::Failed:
        case CommandState::Refused:
            return status.error ? engineWords(*status.error)
                                : CommandJobs::tr("The engine gave no reason. Check the log.");
        case CommandState::Running:
            break;
    }
    QStringList parts;
    if (status.progress >= 0)
        parts << format::share(status.progress);
    if (!status.progressText.isEmpty())
        parts << engineWords(status.progressText);
    if (status.rate > 0)
        parts << CommandJobs::tr("%1/s").arg(format::rate(status.rate));
    if (status.remainingSeconds)
        parts << CommandJobs::tr("%1 left").arg(format::estimate(*status.remainingSeconds));
    return parts.isEmpty() ? CommandJobs::tr("running") : format::list(parts);
}

}  // namespace

CommandJobs::CommandJobs(QWidget* parent) : QWidget(parent), m_layout(nullptr)
{
    auto* card = new Card;
    m_layout = card->body();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);
    setAccessibleName(tr("Commands in progress"));
    hide();
}

void CommandJobs::setEngine(Engine* engine)
{
    if (m_engine == engine)
        return;
    if (m_engine)
        disconnect(m_engine, nullptr, this, nullptr);
    m_engine = engine;
    if (m_engine)
        connect(m_engine, &Engine::commandChanged, this, &CommandJobs::take);
    load();
}

void CommandJobs::setChain(const QString& caip2)
{
    if (m_chain == caip2)
        return;
    m_chain = caip2;
    load();
}

void CommandJobs::load()
{
    m_early.clear();
    const QStringList keys = m_rows.keys();
    for (const QString& key : keys)
        drop(key);
    if (!m_engine)
        return;
    const quint64 ticket = ++m_ticket;
    whenAnswered(m_engine->commands(50), this, [this, ticket](const Expected<std::vector<CommandStatus>>& answer) {
        if (ticket != m_ticket || !answer)
            return;
        for (auto it = answer->rbegin(); it != answer->rend(); ++it)
            if (!isFinal(it->state))
                take(*it);
    });
}

void CommandJobs::take(const CommandStatus& status)
{
    if (!m_chain.isEmpty() && status.target != m_chain)
        return;
    const QString key = keyOf(status);
    if (status.id > 0)
        drop(status.request.toString());  // the row was keyed by the request until the command had an ID
    if (m_rows.contains(key) ||
        (isFinal(status.state) && (status.state != CommandState::Done || status.verb == Verb::Verify))) {
        m_early.remove(key);
        showJob(status);
        const bool reports = status.verb == Verb::Verify && status.state == CommandState::Done;
        if (!reports && (status.state == CommandState::Done || status.state == CommandState::Cancelled))
            QTimer::singleShot(doneShownMs, this, [this, key] { drop(key); });
        return;
    }
    // A fast command is visible in the chain's state; a short-lived row would only move the page.
    if (isFinal(status.state)) {
        m_early.remove(key);
        return;
    }
    if (!m_early.contains(key)) {
        QTimer::singleShot(earlyMs, this, [this, key] {
            if (m_early.contains(key))
                showJob(m_early.take(key));
        });
    }
    m_early.insert(key, status);
}

void CommandJobs::showJob(const CommandStatus& status)
{
    const QString key = keyOf(status);
    JobRow*& row = m_rows[key];
    if (!row) {
        row = new JobRow;
        row->addButton(u"cancel"_s, tr("Cancel"), [this, request = status.request] {
            if (m_engine)
                m_engine->cancel(request);
        });
        row->addIconButton(u"close"_s, u"close"_s, tr("Dismiss"), [this, key] {
            QMetaObject::invokeMethod(
                this, [this, key] { drop(key); }, Qt::QueuedConnection);
        });
        m_layout->addWidget(row);
    }
    const bool over = isFinal(status.state);
    const double share =
        status.state == CommandState::Done ? 1 : (over ? std::max(0.0, status.progress) : status.progress);
    // A report is shown in full; differing blocks are not a success.
    const bool reports = status.verb == Verb::Verify && status.state == CommandState::Done;
    const bool differ = reports && status.result.value(u"differences"_s).toInteger() > 0;
    row->setReport(reports);
    row->set(differ ? State::Slow : commandSign(status.state), verbText(status.verb, chainName(status.target)),
             status.actor, share, lineOf(status));
    row->setAccessibleName(verbText(status.verb, chainName(status.target)));
    row->setAccessibleDescription(lineOf(status));
    QStringList actions{over ? u"close"_s : u"cancel"_s};
    if (reports)
        actions += offerReindex(row, key, status);
    row->showButtons(actions);
    setVisible(true);
    Q_EMIT countChanged();
}

/// Offers one reindex for each of the first ranges of differing blocks, never for the blocks between them.
QStringList CommandJobs::offerReindex(JobRow* row, const QString& key, const CommandStatus& status)
{
    auto runs = differingRuns(status.result);
    const bool several = runs.size() > 1;
    if (runs.size() > mostRuns)
        runs.resize(mostRuns);
    const bool first = !runs.empty() && !m_differing.contains(key);
    if (first)
        m_differing.insert(key);
    QStringList names;
    for (const Interval& run : runs) {
        names << u"reindex%1"_s.arg(names.isEmpty() ? QString() : QString::number(names.size() + 1));
        const QString blocks =
            run.lo == run.hi ? format::number(run.lo) : format::number(run.lo) + u"–"_s + format::number(run.hi);
        if (first)
            row->addButton(names.back(), several ? tr("Reindex %1…", "blocks").arg(blocks) : tr("Reindex…"),
                           [this, target = status.target, run] { Q_EMIT reindexRequested(target, run); });
    }
    return names;
}

void CommandJobs::drop(const QString& key)
{
    m_differing.remove(key);
    if (JobRow* row = m_rows.take(key)) {
        row->hide();
        row->deleteLater();
        setVisible(!m_rows.isEmpty());
        Q_EMIT countChanged();
    }
}

QString CommandJobs::chainName(const QString& caip2) const
{
    const ChainSnapshot* chain = m_engine ? m_engine->snapshot()->chain(caip2) : nullptr;
    return chain ? chain->name : caip2;
}

}  // namespace signalbox::ui
